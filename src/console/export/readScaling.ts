import type { Described } from "../../aws/recreate.ts";
import type { AccountReader } from "./accountReader.ts";
import { isDescribed, text } from "./parts.ts";

/** By what services and groups of instances are scaled. */
export interface ScalingAnswers {
  readonly autoScalingGroups: readonly Described[];
  readonly groupHooks: readonly Described[];
  readonly groupPolicies: readonly Described[];
  readonly groupActions: readonly Described[];
  readonly scalableTargets: readonly Described[];
  readonly scalingPolicies: readonly Described[];
  readonly scheduledActions: readonly Described[];
  readonly queues: readonly Described[];
}

export async function readScaling(reader: AccountReader): Promise<ScalingAnswers> {
  const scaled = (operation: string, member: string) => reader.list("application-autoscaling", operation, { ServiceNamespace: "ecs" }, member);
  const autoScalingGroups = (await reader.list("autoscaling", "DescribeAutoScalingGroups", {}, "AutoScalingGroups")).filter(({ Status }) => Status === undefined);
  const hooks = await reader.each(autoScalingGroups, ({ AutoScalingGroupName }) => reader.list("autoscaling", "DescribeLifecycleHooks", { AutoScalingGroupName }, "LifecycleHooks"));
  return {
    autoScalingGroups,
    groupHooks: hooks.flat(),
    groupPolicies: await reader.list("autoscaling", "DescribePolicies", {}, "ScalingPolicies"),
    groupActions: await reader.list("autoscaling", "DescribeScheduledActions", {}, "ScheduledUpdateGroupActions"),
    scalableTargets: await reader.each(await scaled("DescribeScalableTargets", "ScalableTargets"), (target) => withTags(reader, target)),
    scalingPolicies: await scaled("DescribeScalingPolicies", "ScalingPolicies"),
    scheduledActions: await scaled("DescribeScheduledActions", "ScheduledActions"),
    queues: await reader.list("physics", "ListQueues", {}, "queues"),
  };
}

/** They are not told with it. */
async function withTags(reader: AccountReader, target: Described): Promise<Described> {
  const { Tags } = await reader.one("application-autoscaling", "ListTagsForResource", { ResourceARN: target["ScalableTargetARN"] });
  return isDescribed(Tags) && Object.keys(Tags).length > 0 ? { ...target, Tags } : target;
}

/** The policies by which alarms act. */
export const policyArns = ({ scalingPolicies, groupPolicies }: ScalingAnswers): ReadonlySet<string> => new Set([...scalingPolicies, ...groupPolicies].map(({ PolicyARN }) => text(PolicyARN)));
