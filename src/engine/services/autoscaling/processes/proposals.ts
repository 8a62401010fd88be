import { isManagedPolicy } from "../../../../aws/rules/managedPolicy.ts";
import type { View } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { alarmsOf, askOfSteps, capacityForTarget, isRinging, type Direction } from "../../applicationautoscaling/late/contract.ts";
import type { AlarmRow } from "../../cloudwatch/contract.ts";
import { newestDatapoint } from "../../cloudwatch/late/contract.ts";
import { inServiceSince, staying } from "../lookup.ts";
import { stepPolicyOf } from "../policies.ts";
import type { AutoScalingGroupRow, GroupPolicy } from "../tables.ts";

/** What an alarm of a policy asks for. */
export interface Proposal {
  readonly policy: GroupPolicy;
  readonly alarm: AlarmRow;
  readonly asksFor: Direction;
  /** null: nobody knows what the metric is. */
  readonly metric: number | null;
  readonly from: number;
  readonly proposed: number;
}

/** The policies that a group acts by: ECS acts on those of its own. */
export const ownPolicies = ({ scalingPolicies = [] }: AutoScalingGroupRow): readonly GroupPolicy[] => scalingPolicies.filter(({ isEnabled, policyName }) => isEnabled && !isManagedPolicy(policyName));

/** What the alarms of a group's policies ask for that are in ALARM. */
export const proposalsOf = (view: View, group: AutoScalingGroupRow): readonly Proposal[] =>
  ownPolicies(group).flatMap((policy) => alarmsOf(view, policy).filter(isRinging).flatMap((alarm) => proposalOf(view, group, { policy, alarm }) ?? []));

function proposalOf(view: View, group: AutoScalingGroupRow, { policy, alarm }: Pick<Proposal, "policy" | "alarm">): Proposal | undefined {
  const { scaling } = policy;
  const metric = newestDatapoint(view, alarm) ?? null;
  if (scaling.policyType === "TargetTrackingScaling") {
    const asksFor = alarm.alarmName === scaling.highAlarm ? "out" : "in";
    const from = baseOf(view, group, { policy, asksFor });
    return { policy, alarm, asksFor, metric, from, proposed: metric === null ? from : capacityForTarget({ running: from, metric, target: scaling.tracking.TargetValue }) };
  }
  const threshold = alarm.configuration.Threshold ?? 0;
  // Without any datapoint it is as if the metric stood at the threshold (assumed).
  return proposalByStep(view, group, { policy, alarm, scaling, metric, difference: (metric ?? threshold) - threshold });
}

interface Stepped extends Pick<Proposal, "policy" | "alarm" | "metric"> {
  readonly scaling: Parameters<typeof stepPolicyOf>[0];
  /** The metric less the threshold. */
  readonly difference: number;
}

function proposalByStep(view: View, group: AutoScalingGroupRow, { policy, alarm, metric, scaling, difference }: Stepped): Proposal | undefined {
  const stepped = proposedByStep(view, group, { policy, scaling, difference });
  return stepped && { policy, alarm, metric, ...stepped };
}

/** Where the step leads that a metric falls into; undefined: nowhere. */
export function proposedByStep(view: View, group: AutoScalingGroupRow, { policy, scaling, difference }: Pick<Stepped, "policy" | "scaling" | "difference">): Pick<Proposal, "asksFor" | "from" | "proposed"> | undefined {
  const ask = askOfSteps(stepPolicyOf(scaling), { difference, desired: group.desiredCapacity });
  if (ask === undefined) return undefined;
  const { asksFor } = ask;
  const from = baseOf(view, group, { policy, asksFor });
  return { asksFor, from, proposed: ask.from(from) };
}

/**
 * From how many instances a policy counts. What warms up is part of what a scale-out asked for before. Auto Scaling guide,
 * "Instance warmup"; simple scaling knows of no warm-up.
 */
function baseOf(view: View, group: AutoScalingGroupRow, { policy, asksFor }: Pick<Proposal, "policy" | "asksFor">): number {
  const isPlain = asksFor === "in" || policy.scaling.policyType === "SimpleScaling";
  return isPlain ? group.desiredCapacity : Math.max(0, group.desiredCapacity - warmingCount(view, group, policy));
}

/** Instances that have yet to come in, or have not been in service for as long as they warm up. */
export function warmingCount(view: View, group: AutoScalingGroupRow, policy: GroupPolicy): number {
  const warmup = seconds(warmupSeconds(group, policy));
  const rows = staying(view, group.autoScalingGroupName);
  const warm = rows.filter((row) => row.lifecycleState === "InService" && inServiceSince(view, row) + warmup <= view.now).length;
  return Math.max(0, Math.max(rows.length, group.desiredCapacity) - warm);
}

function warmupSeconds({ defaultInstanceWarmupSeconds = -1, defaultCooldownSeconds }: AutoScalingGroupRow, { estimatedInstanceWarmupSeconds }: GroupPolicy): number {
  return defaultInstanceWarmupSeconds >= 0 ? defaultInstanceWarmupSeconds : (estimatedInstanceWarmupSeconds ?? defaultCooldownSeconds);
}
