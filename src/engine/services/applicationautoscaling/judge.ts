import type { NotScaledReason } from "../../../aws/generated/application-autoscaling.ts";
import type { View } from "../../kernel/context.ts";
import { seconds } from "../../kernel/time.ts";
import type { ServiceRow } from "../ecs/contract.ts";
import { isBeingDeployed, runningCountOf } from "../ecs/late/contract.ts";
import { holdsScaleIn } from "./decide/cooldown.ts";
import { decideDesired, type Capacity, type Direction } from "./decide/proposed.ts";
import { decideFollowed } from "./decide/together.ts";
import { keptAhead } from "./predictive/ahead.ts";
import { proposalsOf, type Proposal } from "./proposals.ts";
import type { CapacityChange, Outcome, ScalableTargetRow, ScalingPolicyRow } from "./tables.ts";
import { USUAL_COOLDOWN_SECONDS } from "./timing.ts";

/** A service that can be scaled, and by what. */
export interface Scaled {
  readonly target: ScalableTargetRow;
  readonly service: ServiceRow;
  readonly policies: readonly ScalingPolicyRow[];
}

/** What a proposal leads to: another desired count; that it is written down why not; or nothing, while a cooldown lasts. */
export type Verdict =
  | { readonly kind: "set"; readonly change: CapacityChange }
  | { readonly kind: "notScaled"; readonly code: Outcome; readonly reason: NotScaledReason }
  | { readonly kind: "wait" };

/** What is made of the alarms of a target. */
export interface Judgement {
  /** The proposal that is followed, and where it leads; null: none is. */
  readonly followed: { readonly proposal: Proposal; readonly verdict: Verdict } | null;
  /** All of them, and what came of each; null: it is the one that is followed. */
  readonly proposals: readonly { readonly proposal: Proposal; readonly outcome: Outcome | null }[];
}

export const capacityOf = (view: View, { target, service }: Pick<Scaled, "target" | "service">): Capacity => ({ running: runningCountOf(view, service), desired: service.desiredCount, min: target.minCapacity, max: target.maxCapacity });

/** Decides what a target's alarms lead to at this moment. Changes nothing. */
export function judgeTarget(view: View, scaled: Scaled): Judgement {
  const { target, policies } = scaled;
  const capacity = capacityOf(view, scaled);
  const proposals = policies.flatMap((policy) => proposalsOf(view, policy, { target, capacity }));
  const heard = proposals.filter((proposal) => !isSuspended(target, proposal.asksFor) && hasMetric(proposal));
  const winner = decideFollowed(policies, heard, (policy) => ({ policyName: policy.policyName, kind: policy.scaling.policyType, scalesIn: scalesIn(policy) }));
  return {
    followed: winner === undefined ? null : { proposal: winner, verdict: verdictOn(view, winner, { target, service: scaled.service, capacity }) },
    proposals: proposals.map((proposal) => ({ proposal, outcome: proposal === winner ? null : outcomeUnfollowed(target, proposal) })),
  };
}

const outcomeUnfollowed = (target: ScalableTargetRow, proposal: Proposal): Outcome => (isSuspended(target, proposal.asksFor) ? "Suspended" : hasMetric(proposal) ? "Outvoted" : "NoData");

const isSuspended = ({ suspendedState: { DynamicScalingInSuspended, DynamicScalingOutSuspended } }: ScalableTargetRow, direction: Direction): boolean =>
  (direction === "out" ? DynamicScalingOutSuspended : DynamicScalingInSuspended) === true;

const hasMetric = ({ metric, policy }: Proposal): boolean => metric !== null || policy.scaling.policyType === "StepScaling";

/** Whether a policy has a say when it comes to scaling in. */
export const scalesIn = ({ scaling }: ScalingPolicyRow): boolean => scaling.policyType === "StepScaling" || scaling.tracking.DisableScaleIn !== true;

function verdictOn(view: View, { policy, asksFor, from, proposed }: Proposal, { target, service, capacity }: Omit<Scaled, "policies"> & { readonly capacity: Capacity }): Verdict {
  const notScaled = (code: Outcome & NotScaledReason["Code"], bound: Omit<NotScaledReason, "Code"> = {}): Verdict => ({ kind: "notScaled", code, reason: { Code: code, ...bound } });
  // ECS guide, "Service auto scaling": scaling in is off meanwhile. Which reason stands for that is assumed.
  if (asksFor === "in" && isBeingDeployed(view, service)) return notScaled("TargetServicePutResourceAsUnscalable");
  if (asksFor === "in" && holdsScaleIn(view.now, target.cooldown)) return { kind: "wait" };
  const decided = decideDesired(asksFor === "in" ? Math.max(proposed, keptAhead(view, target.resourceId)) : proposed, asksFor, capacity);
  if ("reason" in decided) return notScaled(decided.reason, boundOf(decided.reason, capacity));
  return { kind: "set", change: { desired: decided.desired, cooldown: { direction: asksFor, millis: cooldownOf(policy, asksFor), from } } };
}

function boundOf(reason: Outcome, { min, max, desired }: Capacity): Omit<NotScaledReason, "Code"> {
  if (reason === "AlreadyAtMaxCapacity") return { MaxCapacity: max };
  return reason === "AlreadyAtMinCapacity" ? { MinCapacity: min } : { CurrentCapacity: desired };
}

function cooldownOf({ scaling }: ScalingPolicyRow, direction: Direction): number {
  const given = scaling.policyType === "StepScaling" ? scaling.step.Cooldown : direction === "out" ? scaling.tracking.ScaleOutCooldown : scaling.tracking.ScaleInCooldown;
  return seconds(given ?? USUAL_COOLDOWN_SECONDS);
}
