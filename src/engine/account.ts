import type { Module } from "./kernel/module.ts";
import { World } from "./kernel/world.ts";
import { physics, physicsCurves } from "./physics/index.ts";
import { billing } from "./services/billing/index.ts";
import { billingMeters } from "./services/billing/meters.ts";
import { applicationAutoScaling } from "./services/applicationautoscaling/index.ts";
import { predictiveScaling } from "./services/applicationautoscaling/predictive/module.ts";
import { autoScaling } from "./services/autoscaling/index.ts";
import { cloudWatch, cloudWatchDelays, cloudWatchMetrics, cloudWatchWatches } from "./services/cloudwatch/index.ts";
import { codeDeploy } from "./services/codedeploy/index.ts";
import { ec2, ec2ImagePolicy, ec2LaunchTemplates, seedAccount, takeOtherImagesForPlain } from "./services/ec2/index.ts";
import { ecsManagedInstances } from "./services/ecs/capacityProviders/managedFleetModule.ts";
import { ecsCapacity } from "./services/ecs/capacityProviders/module.ts";
import { ecsConnect } from "./services/ecs/connect/module.ts";
import { ecsDiscovery } from "./services/ecs/discovery/module.ts";
import { ecsFargate } from "./services/ecs/fargate/module.ts";
import { ecsCredits } from "./services/ecs/load/creditsModule.ts";
import { ecsLoad } from "./services/ecs/load/module.ts";
import { ecsRollouts } from "./services/ecs/rollouts/module.ts";
import { ecsShift } from "./services/ecs/rollouts/shift/module.ts";
import { ecsPauses } from "./services/ecs/rollouts/pause/module.ts";
import { ecsStages } from "./services/ecs/rollouts/shift/stagesModule.ts";
import { ecs, ecsLate } from "./services/ecs/index.ts";
import { elb } from "./services/elb/index.ts";
import { elbv2 } from "./services/elbv2/index.ts";
import { era } from "./services/era/index.ts";
import { iam, seedUsualRoles } from "./services/iam/index.ts";
import { logs } from "./services/logs/index.ts";
import { restore } from "./services/restore/index.ts";
import { secretsManager } from "./services/secretsmanager/index.ts";
import { ssm } from "./services/ssm/index.ts";
import { cloudMap } from "./services/servicediscovery/index.ts";
import { sts } from "./services/sts/index.ts";

/**
 * Everything the account consists of: nature, and a line for each service. The digest knows a table by its place, so
 * what has tables is added at the end.
 */
export const MODULES: readonly Module[] = [physics, ec2, elbv2, ecs, sts, ec2ImagePolicy, ecsLate, restore, iam, era, cloudMap, ecsDiscovery, logs, secretsManager, ssm, ecsConnect, ec2LaunchTemplates, autoScaling, elb, ecsRollouts, cloudWatch, ecsFargate, ecsShift, codeDeploy, billing, cloudWatchMetrics, ecsStages, ecsPauses, applicationAutoScaling, physicsCurves, ecsLoad, ecsCapacity, cloudWatchDelays, cloudWatchWatches, predictiveScaling, billingMeters, ecsManagedInstances, ecsCredits];

/** How an account differs from the one that everybody begins with. */
export interface AccountOptions {
  /** Images that AWS does not publish are plain Linux, without the ECS agent. */
  readonly otherImagesArePlain?: boolean;
}

/** A fresh account: a default VPC with a subnet in each zone, as AWS hands it out, and the roles that ECS was used with. */
export function newAccount(seed: number, { otherImagesArePlain = false }: AccountOptions = {}): World {
  const world = new World(MODULES, seed);
  world.begin(seedUsualRoles);
  seedAccount(world.context);
  if (otherImagesArePlain) takeOtherImagesForPlain(world.context);
  return world;
}
