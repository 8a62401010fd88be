import type { NotScaledReason } from "../../../aws/generated/application-autoscaling.ts";
import type { Context } from "../../kernel/context.ts";
import { seconds } from "../../kernel/time.ts";
import { alarmNamed } from "../cloudwatch/contract.ts";
import type { ServiceRow } from "../ecs/contract.ts";
import { isBeingDeployed, runningCountOf } from "../ecs/late/contract.ts";
import { setDesiredCount, settleActivities, writeNotScaled } from "./activities.ts";
import { holdsScaleIn } from "./decide/cooldown.ts";
import { decideDesired, type Capacity, type Direction } from "./decide/proposed.ts";
import { decideWinner, type Voice } from "./decide/together.ts";
import { isRinging, proposalsOf, alarmsOf, type Proposal } from "./proposals.ts";
import { openActivities, policiesByTarget, scalableTargets, scalingPolicies, type Outcome, type ScalableTargetRow, type ScalingPolicyRow } from "./tables.ts";
import { findScaled } from "./target.ts";
import { targetLooks } from "./timers.ts";
import { FULFILLED_WITHIN, HEARD_AFTER, REPEATED_EVERY, USUAL_COOLDOWN_SECONDS } from "./timing.ts";

/** An alarm changed: if it names policies, their targets are looked at. */
export function hearAlarm(ctx: Context, alarmName: string): void {
  const alarm = alarmNamed(ctx, alarmName);
  if (alarm === undefined || !isRinging(alarm)) return;
  for (const action of alarm.configuration.AlarmActions ?? []) {
    const [, resourceId] = /:resource\/ecs\/([^:]+):policyName\//.exec(action) ?? [];
    if (resourceId !== undefined && ctx.find(scalableTargets, resourceId) !== undefined) ctx.schedule(targetLooks, resourceId, HEARD_AFTER);
  }
}

/** Does what the alarms of a target's policies ask for, and comes again while they do. */
export function lookAtTarget(ctx: Context, resourceId: string): void {
  settleActivities(ctx);
  const target = ctx.find(scalableTargets, resourceId);
  const service = target && findScaled(ctx, resourceId);
  if (target === undefined || service === undefined) return;
  const policies = ctx.where(policiesByTarget, resourceId);
  act(ctx, { target, service, policies });
  if (policies.some((policy) => alarmsOf(ctx, policy).some(isRinging))) ctx.schedule(targetLooks, resourceId, REPEATED_EVERY);
  for (const { resourceId: of, startTime } of ctx.where(openActivities, "")) {
    if (of === resourceId) ctx.schedule(targetLooks, resourceId, startTime + FULFILLED_WITHIN - ctx.now);
  }
}

interface Scaled {
  readonly target: ScalableTargetRow;
  readonly service: ServiceRow;
  readonly policies: readonly ScalingPolicyRow[];
}

function act(ctx: Context, { target, service, policies }: Scaled): void {
  const capacity: Capacity = { running: runningCountOf(ctx, service), desired: service.desiredCount, min: target.minCapacity, max: target.maxCapacity };
  const proposals = policies.flatMap((policy) => proposalsOf(ctx, policy, { target, capacity }));
  const heard = proposals.filter((proposal) => !isSuspended(target, proposal.asksFor) && hasMetric(proposal));
  const winner = winnerOf(policies, heard);
  const outcome = winner === undefined ? undefined : follow(ctx, winner, { target, service, capacity });
  for (const proposal of proposals) {
    note(ctx, proposal, proposal === winner && outcome !== undefined ? outcome : isSuspended(target, proposal.asksFor) ? "Suspended" : hasMetric(proposal) ? "Outvoted" : "NoData");
  }
}

const isSuspended = ({ suspendedState: { DynamicScalingInSuspended, DynamicScalingOutSuspended } }: ScalableTargetRow, direction: Direction): boolean =>
  (direction === "out" ? DynamicScalingOutSuspended : DynamicScalingInSuspended) === true;

const hasMetric = ({ metric, policy }: Proposal): boolean => metric !== null || policy.scaling.policyType === "StepScaling";

/** A policy that is not heard stands in the way of a scale-in all the same. */
function winnerOf(policies: readonly ScalingPolicyRow[], heard: readonly Proposal[]): Proposal | undefined {
  const voices = policies.map((policy): Voice & { readonly proposal: Proposal | undefined } => {
    const own = heard.filter((proposal) => proposal.policy === policy);
    const proposal = own.find(({ asksFor }) => asksFor === "out") ?? own[0];
    const { policyName, scaling } = policy;
    const scalesIn = scaling.policyType === "StepScaling" || scaling.tracking.DisableScaleIn !== true;
    return { policyName, kind: scaling.policyType, says: proposal?.asksFor ?? "nothing", proposed: proposal?.proposed ?? 0, scalesIn, proposal };
  });
  const winner = decideWinner(voices);
  return voices.find((voice) => voice === winner)?.proposal;
}

/** Does what a proposal leads to; what came of it. */
function follow(ctx: Context, { policy, alarm, asksFor, from, proposed }: Proposal, { target, service, capacity }: Omit<Scaled, "policies"> & { readonly capacity: Capacity }): Outcome {
  const { resourceId } = target;
  // Observed.
  const cause = `monitor alarm ${alarm.alarmName} in state ALARM triggered policy ${policy.policyName}`;
  const notScaled = <Code extends Outcome>(Code: Code, reason: Omit<NotScaledReason, "Code"> = {}): Code => {
    writeNotScaled(ctx, resourceId, { cause, reason: { Code, ...reason } });
    return Code;
  };
  // ECS guide, "Service auto scaling": scaling in is off meanwhile. Which reason stands for that is assumed.
  if (asksFor === "in" && isBeingDeployed(ctx, service)) return notScaled("TargetServicePutResourceAsUnscalable");
  if (asksFor === "in" && holdsScaleIn(ctx.now, target.cooldown)) return "InCooldown";
  const decided = decideDesired(proposed, asksFor, capacity);
  if ("reason" in decided) return notScaled(decided.reason, boundOf(decided.reason, capacity));
  const cooldown = { direction: asksFor, millis: cooldownOf(policy, asksFor), from };
  return setDesiredCount(ctx, { resourceId, cause, desired: decided.desired, cooldown }) ? "Scaled" : "Failed";
}

function boundOf(reason: Outcome, { min, max, desired }: Capacity): Omit<NotScaledReason, "Code"> {
  if (reason === "AlreadyAtMaxCapacity") return { MaxCapacity: max };
  return reason === "AlreadyAtMinCapacity" ? { MinCapacity: min } : { CurrentCapacity: desired };
}

function cooldownOf({ scaling }: ScalingPolicyRow, direction: Direction): number {
  const given = scaling.policyType === "StepScaling" ? scaling.step.Cooldown : direction === "out" ? scaling.tracking.ScaleOutCooldown : scaling.tracking.ScaleInCooldown;
  return seconds(given ?? USUAL_COOLDOWN_SECONDS);
}

function note(ctx: Context, { policy: { policyKey }, alarm: { alarmName }, asksFor, metric, from, proposed }: Proposal, outcome: Outcome): void {
  ctx.update(scalingPolicies, policyKey, { evaluation: { at: ctx.now, alarmName, asksFor, metric, from, proposed, outcome } });
}
