import type { View } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { groupNamed, type GroupInstanceRow } from "../../autoscaling/contract.ts";
import { inServiceSince, isSuspended } from "../../autoscaling/late/contract.ts";
import { decideDesired, isRinging } from "../../applicationautoscaling/late/contract.ts";
import { alarmNamed } from "../../cloudwatch/contract.ts";
import type { GroupProviderRow } from "../lateTables.ts";
import { desiredFor, nextScaleIn, type Reservation } from "./decide/reservation.ts";
import { isEmpty, type ProviderFleet } from "./fleet.ts";
import type { ManagedScalingRow, ScalingEvaluation } from "./tables.ts";

/** The alarms of the policy by which ECS scales a group; null: it has none. */
export function alarmNamesOf(view: View, { autoScalingGroupName, policyName }: ManagedScalingRow): { readonly highAlarm: string; readonly lowAlarm: string | null } | null {
  const scaling = groupNamed(view, autoScalingGroupName)?.scalingPolicies?.find((policy) => policy.policyName === policyName)?.scaling;
  return scaling?.policyType === "TargetTrackingScaling" ? scaling : null;
}

/** Which of a policy's alarms is in ALARM. */
export function ringingOf(view: View, row: ManagedScalingRow): Pick<ScalingEvaluation, "alarmName" | "asksFor"> | undefined {
  const { highAlarm = null, lowAlarm = null } = alarmNamesOf(view, row) ?? {};
  const rings = (name: string) => { const alarm = alarmNamed(view, name); return alarm !== undefined && isRinging(alarm); };
  if (highAlarm !== null && rings(highAlarm)) return { alarmName: highAlarm, asksFor: "out" };
  return lowAlarm !== null && rings(lowAlarm) ? { alarmName: lowAlarm, asksFor: "in" } : undefined;
}

/** How many instances the group is to have, whatever its bounds. From nothing it goes to two, whatever the target. */
export const wantedOf = ({ instances, targetCapacity }: ProviderFleet, { needed }: Reservation): number =>
  instances === 0 ? needed : desiredFor(needed, targetCapacity);

/** Until when instances of a group warm up that came in or are to; null: none does. */
export function warmingUntil(view: View, { members, group }: ProviderFleet, { managedScaling: { instanceWarmupPeriod } }: GroupProviderRow): number | null {
  const ends = members.map((member) => (member.lifecycleState.startsWith("Pending") ? Infinity : inServiceSince(view, member)) + seconds(instanceWarmupPeriod));
  const last = Math.max(...ends, group.desiredCapacity > members.length ? Infinity : -Infinity);
  return last > view.now ? last : null;
}

interface Wish {
  readonly fleet: ProviderFleet;
  readonly desired: number;
  readonly asksFor: "out" | "in";
}

/** What comes of what an alarm asks for. */
export interface Decided {
  readonly outcome: ScalingEvaluation["outcome"];
  /** The desired capacity after it. */
  readonly capacity: number;
  /** With termination protection the instances that are to go; null: the group chooses. */
  readonly leaving: readonly GroupInstanceRow[] | null;
}

/** The desired capacity that a group is given in this minute. ECS guide, "Managed scaling behavior". */
export function decideCapacity(view: View, provider: GroupProviderRow, { fleet, desired, asksFor }: Wish): Decided {
  const { group, members } = fleet;
  const capacity = group.desiredCapacity;
  const held = (outcome: ScalingEvaluation["outcome"]): Decided => ({ outcome, capacity, leaving: null });
  if (isSuspended(group, "AlarmNotification")) return held("Suspended");
  if (warmingUntil(view, fleet, provider) !== null) return held("WarmingUp");
  const decided = decideDesired(desired, asksFor, { running: capacity, desired: capacity, min: group.minSize, max: group.maxSize });
  if ("reason" in decided) return held(decided.reason);
  if (asksFor === "out") return { outcome: "Scaled", capacity: decided.desired, leaving: null };
  const next = nextScaleIn(capacity, decided.desired);
  if (provider.managedTerminationProtection === "DISABLED") return { outcome: "Scaled", capacity: next, leaving: null };
  const leaving = members.filter((member) => member.lifecycleState === "InService" && isEmpty(view, member)).slice(0, capacity - next);
  return { outcome: leaving.length === 0 ? "NoInstanceIsEmpty" : "Scaled", capacity: capacity - leaving.length, leaving };
}
