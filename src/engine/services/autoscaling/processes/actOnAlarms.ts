import type { Context } from "../../../kernel/context.ts";
import { actionsAsked, alarmsOf, decideDesired, decideFollowed, HEARD_AFTER, isRinging, REPEATED_EVERY, type Voice } from "../../applicationautoscaling/late/contract.ts";
import { autoScalingGroups, type AutoScalingGroupRow, type GroupPolicy, type PolicyOutcome } from "../tables.ts";
import { policiesAct } from "../timers.ts";
import { groupOfPolicy } from "../lookup.ts";
import { isCooling } from "./cooldown.ts";
import { ownPolicies, proposalsOf, warmingCount, type Proposal } from "./proposals.ts";
import { isSuspended } from "./suspended.ts";
import { wantCapacity } from "./wantCapacity.ts";

/** An alarm changed: if it names policies of groups, these do what it asks for. */
export function hearAlarm(ctx: Context, alarmName: string): void {
  for (const action of actionsAsked(ctx, alarmName)) {
    const name = groupOfPolicy(action);
    if (name !== undefined && ctx.find(autoScalingGroups, name) !== undefined) ctx.schedule(policiesAct, name, HEARD_AFTER);
  }
}

/** Does what the alarms of a group's policies ask for, and comes again while they do. */
export function actOnAlarms(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  if (group === undefined || group.isDeleting) return;
  const policies = ownPolicies(group);
  if (policies.some((policy) => alarmsOf(ctx, policy).some(isRinging))) ctx.schedule(policiesAct, name, REPEATED_EVERY);
  const proposals = proposalsOf(ctx, group);
  const winner = isSuspended(group, "AlarmNotification") ? undefined : decideFollowed(policies, proposals.filter(hasMetric), traitsOf);
  const outcome = winner && follow(ctx, group, winner);
  for (const proposal of proposals) note(ctx, name, proposal, outcomeOf(group, proposal, proposal === winner ? outcome : undefined));
}

const hasMetric = ({ metric, policy }: Proposal): boolean => metric !== null || policy.scaling.policyType !== "TargetTrackingScaling";

function outcomeOf(group: AutoScalingGroupRow, proposal: Proposal, followed: PolicyOutcome | undefined): PolicyOutcome {
  if (followed !== undefined) return followed;
  if (isSuspended(group, "AlarmNotification")) return "Suspended";
  return hasMetric(proposal) ? "Outvoted" : "NoData";
}

function traitsOf({ policyName, scaling }: GroupPolicy): Pick<Voice, "policyName" | "kind" | "scalesIn"> {
  if (scaling.policyType !== "TargetTrackingScaling") return { policyName, kind: "StepScaling", scalesIn: true };
  return { policyName, kind: scaling.policyType, scalesIn: scaling.tracking.DisableScaleIn !== true };
}

/** Does what a proposal leads to; what came of it. */
function follow(ctx: Context, group: AutoScalingGroupRow, proposal: Proposal): PolicyOutcome {
  const { alarm, policy, asksFor, proposed } = proposal;
  if (policy.scaling.policyType === "SimpleScaling" && isCooling(ctx, group)) return "InCooldown";
  // Auto Scaling guide, "Instance warmup".
  if (policy.scaling.policyType !== "SimpleScaling" && asksFor === "in" && warmingCount(ctx, group, policy) > 0) return "WarmingUp";
  return scale(ctx, group, { policy, asksFor, proposed, who: `a monitor alarm ${alarm.alarmName} in state ALARM triggered policy ${policy.policyName}` });
}

/** Brings a group where a policy leads, within its bounds; `who` wants it, in AWS's words. */
export function scale(ctx: Context, group: AutoScalingGroupRow, { policy: { scaling }, asksFor, proposed, who }: Pick<Proposal, "policy" | "asksFor" | "proposed"> & { readonly who: string }): PolicyOutcome {
  const { desiredCapacity: desired, minSize: min, maxSize: max, autoScalingGroupName: name } = group;
  const decided = decideDesired(proposed, asksFor, { running: desired, desired, min, max });
  if ("reason" in decided) return decided.reason;
  wantCapacity(ctx, group, { desired: decided.desired, who });
  if (scaling.policyType === "SimpleScaling") ctx.update(autoScalingGroups, name, { cooldown: { seconds: scaling.cooldownSeconds ?? group.defaultCooldownSeconds, until: null } });
  return "Scaled";
}

function note(ctx: Context, name: string, { policy, alarm: { alarmName }, asksFor, metric, from, proposed }: Proposal, outcome: PolicyOutcome): void {
  const { scalingPolicies = [] } = ctx.need(autoScalingGroups, name);
  const evaluation = { at: ctx.now, alarmName, asksFor, metric, from, proposed, outcome };
  ctx.update(autoScalingGroups, name, { scalingPolicies: scalingPolicies.map((one) => (one.policyName === policy.policyName ? { ...one, evaluation } : one)) });
}
