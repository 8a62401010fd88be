import { iamArn } from "../../../aws/arn.ts";
import { REGION } from "../../../aws/region.ts";
import type { TaskDefinition } from "../../../aws/generated/ecs.ts";
import { accountDescription, type AccountDescription } from "../../../aws/account/description.ts";
import { Unreadable } from "../../../aws/account/reader.ts";
import { joiningUserData } from "../../../aws/joiningUserData.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { problemOfScaling, restoreScaling } from "../applicationautoscaling/restore/contract.ts";
import { problemOfGroups, restoreGroups } from "../autoscaling/restore/contract.ts";
import { problemOfAlarms, restoreAlarms } from "../cloudwatch/restore/contract.ts";
import { knownIn, problemOfEc2, problemOfLaunchTemplates, restoreEc2, restoreLaunchTemplates } from "../ec2/restore/contract.ts";
import { definitionsIn, problemOfEcs, restoreEcs, roleArnOf } from "../ecs/restore/contract.ts";
import { problemOfElb, restoreElb, restoreInstances } from "../elb/restore/contract.ts";
import { problemOfIam, restoreIam } from "../iam/restore/contract.ts";
import { restoreLogGroups } from "../logs/restore/contract.ts";
import { problemOfElbv2, restoreElbv2, restoreTargets, roadsIn } from "../elbv2/restore/contract.ts";
import { problemOfCloudMap, restoreCloudMap } from "../servicediscovery/restore/contract.ts";
import type { Restoring } from "./restoreAccount.ts";

/** The code of RestoreAccount: what it is told is read, then every service is asked, and only then anything is written. */
export const restoringCode: Restoring = {
  check(view, given) {
    const account = read(given);
    const definitions = definitionsIn(account);
    const roads = roadsIn(account);
    const problem = problemOfIam(view, account) ?? problemOfEc2(view, account) ?? problemOfElbv2(view, account, roads) ?? problemOfElb(view, account) ?? problemOfCloudMap(view, account) ?? problemOfLaunchTemplates(view, account) ?? problemOfGroups(view, account, new Set(knownIn(view, account).subnets.keys())) ?? problemOfAlarms(view, account) ?? problemOfEcs(view, account, definitions) ?? problemOfScaling(view, account);
    if (problem !== undefined) throw invalid(problem);
    return (ctx) => {
      const clusterOf = new Map(account.containerInstances.map(({ instanceId, cluster }) => [instanceId, cluster]));
      const profiled = withProfiles(account, clusterOf);
      restoreIam(ctx, account, spokenOf(profiled, [...definitions.values()]));
      restoreEc2(ctx, profiled, (instanceId) => joiningUserData(clusterOf.get(instanceId) ?? "default"));
      restoreLogGroups(ctx, account.logGroups, logGroupsOf([...definitions.values()]));
      restoreElbv2(ctx, account, roads);
      restoreElb(ctx, account);
      restoreCloudMap(ctx, account);
      restoreLaunchTemplates(ctx, account);
      restoreGroups(ctx, account);
      restoreEcs(ctx, account, definitions);
      restoreScaling(ctx, account);
      restoreAlarms(ctx, account);
      restoreTargets(ctx, account.targets);
      restoreInstances(ctx, account.classicInstances);
      const { containerInstances, services, tasks } = account;
      return { containerInstances: containerInstances.length, services: services.length, tasks: tasks.length };
    };
  },
};

/** A container instance has a role, also where nobody says which. */
function withProfiles(account: AccountDescription, clusterOf: ReadonlyMap<string, string>): AccountDescription {
  const instances = account.instances.map((instance) =>
    clusterOf.has(instance.instanceId) ? { ...instance, iamInstanceProfile: instance.iamInstanceProfile ?? USUAL_PROFILE } : instance,
  );
  return { ...account, instances };
}

const USUAL_PROFILE = iamArn("instance-profile/ecsInstanceRole");

function spokenOf({ instances, launchTemplates, tasks }: AccountDescription, definitions: readonly TaskDefinition[]) {
  const speaking = [...definitions, ...tasks.map(({ overrides }) => overrides)];
  return {
    instanceProfiles: [...instances.flatMap(({ iamInstanceProfile }) => iamInstanceProfile ?? []), ...launchTemplates.flatMap(({ data }) => (data.IamInstanceProfile?.Name === undefined ? [] : [iamArn(`instance-profile/${data.IamInstanceProfile.Name}`)]))],
    executionRoles: speaking.flatMap((one) => roleArnOf(one?.executionRoleArn) ?? []),
    taskRoles: speaking.flatMap((one) => roleArnOf(one?.taskRoleArn) ?? []),
  };
}

function logGroupsOf(definitions: readonly TaskDefinition[]): readonly string[] {
  const logs = definitions.flatMap(({ containerDefinitions = [] }) => containerDefinitions.map(({ logConfiguration }) => logConfiguration));
  return logs.flatMap((log) => (log?.logDriver === "awslogs" && log.options?.["awslogs-region"] === REGION ? (log.options["awslogs-group"] ?? []) : []));
}

function read(given: unknown): AccountDescription {
  try {
    return accountDescription(given, "");
  } catch (thrown) {
    if (thrown instanceof Unreadable) throw invalid(thrown.message);
    throw thrown;
  }
}

const invalid = (message: string): Refusal => new Refusal("ValidationException", message);
