import type { AppSpec } from "../../../aws/appSpec.ts";
import type { CreateTaskSetRequest } from "../../../aws/generated/ecs.ts";
import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import { attempt } from "../../kernel/operation.ts";
import { checkSetCount, deleteSet, makeSet, planSet, rolesOfDefinition, setIdsOf, type SetPlan, type SetStanding } from "../ecs/late/contract.ts";
import { appSpecOf } from "./appSpecOf.ts";
import { invoke } from "./hooks.ts";
import { LIFECYCLE, placeOf } from "../../../aws/rules/codeDeployLifecycle.ts";
import { withEvent } from "./lifecycle.ts";
import { mayNot, mayNotPass } from "./rights.ts";
import { blueOf, moveTo, serviceOf } from "./sides.ts";
import { codeDeployments, type DeploymentRow } from "./tables.ts";
import { isNetwork, sidesOf } from "./traffic.ts";
import { appSpecUnreadable, ecsRefused, elbRefused, serviceGone, type Ending } from "./words.ts";

/** What happens at a place begins. Answers why the deployment cannot go on. */
export function beginAt(ctx: Context, row: DeploymentRow): Ending | undefined {
  const place = placeOf(row);
  const name = LIFECYCLE.find((one) => one === place);
  const status = place === "Ready" ? "Ready" : "InProgress";
  const events = name === undefined ? row.events : withEvent(row.events, name, "InProgress", ctx.now);
  const begun = ctx.update(codeDeployments, row.deploymentId, { status, events, begun: true, since: ctx.now, updatedAt: ctx.now });
  if (place === "Install") return install(ctx, begun);
  if (place === "AllowTestTraffic") return moveTo(ctx, begun, { route: "test", percent: 100 });
  if (row.creator === "codeDeployRollback" || name === undefined || name === "AllowTraffic") return undefined;
  return invoke(ctx, begun, name);
}

/** Makes the task set that is to take over, in the other target group. */
function install(ctx: Context, row: DeploymentRow): Ending | undefined {
  const { deploymentId, settings } = row;
  const service = serviceOf(ctx, settings);
  const blue = blueOf(ctx, row);
  if (service === undefined || blue === undefined) return serviceGone(settings.service.serviceName);
  const sides = sidesOf(ctx, settings, blue.loadBalancers[0]?.targetGroupArn ?? "");
  if (sides === undefined) return elbRefused(`The primary task set of ${settings.service.serviceName} is in none of the target groups of the deployment group.`);
  const reading = appSpecOf(row);
  if (!reading.ok) return appSpecUnreadable(reading.message);
  ctx.update(codeDeployments, deploymentId, { blueSetId: blue.taskSetId });
  // A target group takes targets once a listener leads to it, and one of a Network Load Balancer leads to one alone.
  const isTestOnly = isNetwork(ctx, settings);
  const failure = isTestOnly ? moveTestAhead(ctx, row) : moveTo(ctx, row, { route: "prod", percent: 0 });
  if (failure !== undefined) return failure;
  const denied = mayNot(ctx, settings, "ecs:CreateTaskSet", service.serviceArn);
  if (denied !== undefined) return denied;
  // What deployments left behind that were not rolled back would be served from the same target group (assumed).
  for (const id of setIdsOf(ctx, service)) if (id !== blue.taskSetId) deleteSet(ctx, id);
  const input = inputFrom(reading.spec, { deploymentId, targetGroupArn: sides.greenGroupArn, network: blue.network });
  let plan: SetPlan | undefined;
  const answer = attempt(() => {
    checkSetCount(ctx, service);
    plan = planSet(ctx, service, input, { capacity: blue.capacity });
  });
  if (!answer.ok) return ecsRefused(answer.message);
  assert(plan !== undefined, "a task set was neither planned nor refused");
  const mayNotHandOver = mayNotPass(ctx, settings, rolesOfDefinition(ctx, plan.deployment.taskDefinitionArn));
  if (mayNotHandOver !== undefined) return mayNotHandOver;
  const { set } = makeSet(ctx, plan);
  ctx.update(codeDeployments, deploymentId, { greenSetId: set.taskSetId });
  return undefined;
}

const moveTestAhead = (ctx: Context, row: DeploymentRow): Ending | undefined => (row.settings.pair.testTrafficRoute === undefined ? undefined : moveTo(ctx, row, { route: "test", percent: 100 }));

/** CodeDeploy guide, "AppSpec 'resources' section": what is not said stays as the service has it. */
function inputFrom(
  { taskDefinition, containerName, containerPort, platformVersion, awsvpc, capacityProviders }: AppSpec,
  of: { readonly deploymentId: string; readonly targetGroupArn: string; readonly network: SetStanding["network"] },
): Omit<CreateTaskSetRequest, "cluster" | "service"> {
  const kept = of.network === null ? null : { subnets: of.network.subnetIds, securityGroups: of.network.securityGroupIds };
  const awsvpcConfiguration = awsvpc ?? kept;
  return {
    taskDefinition,
    externalId: of.deploymentId,
    scale: { unit: "PERCENT", value: 100 },
    loadBalancers: [{ targetGroupArn: of.targetGroupArn, containerName, containerPort }],
    ...(platformVersion === null ? {} : { platformVersion }),
    ...(awsvpcConfiguration === null ? {} : { networkConfiguration: { awsvpcConfiguration } }),
    ...(platformVersion !== null && capacityProviders.length === 0 ? { launchType: "FARGATE" as const } : {}),
    ...(capacityProviders.length === 0 ? {} : { capacityProviderStrategy: capacityProviders }),
  };
}
