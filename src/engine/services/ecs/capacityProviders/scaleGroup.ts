import { seconds } from "../../../kernel/time.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { groupNamed, type GroupInstanceRow } from "../../autoscaling/contract.ts";
import { inServiceSince, isSuspended, wantCapacity } from "../../autoscaling/late/contract.ts";
import { decideDesired, HEARD_AFTER, isRinging, REPEATED_EVERY } from "../../applicationautoscaling/late/contract.ts";
import { alarmNamed } from "../../cloudwatch/contract.ts";
import { capacityProviders, type CapacityProviderRow } from "../lateTables.ts";
import { groupScales } from "../timers.ts";
import { desiredFor, nextScaleIn, reservationOf, type Reservation } from "./decide/reservation.ts";
import { fleetOf, isEmpty, type ProviderFleet } from "./fleet.ts";
import { managedByGroup, managedScaling, type ManagedScalingRow, type ScalingEvaluation } from "./tables.ts";

/** An alarm changed: if it is that of a group which ECS scales, ECS does what it asks for. */
export function hearAlarm(ctx: Context, alarmName: string): void {
  const alarm = alarmNamed(ctx, alarmName);
  const [, group = ""] = /:autoScalingGroupName\/(.+):policyName\//.exec(alarm?.configuration.AlarmActions?.[0] ?? "") ?? [];
  for (const { capacityProviderArn } of ctx.where(managedByGroup, group)) ctx.schedule(groupScales, capacityProviderArn, HEARD_AFTER);
}

/**
 * Brings the group of a capacity provider nearer to what its tasks need, while an alarm of its policy asks for that, once
 * a minute. ECS guide, "Managed scaling behavior".
 */
export function scaleGroup(ctx: Context, capacityProviderArn: string): void {
  const row = ctx.find(managedScaling, capacityProviderArn);
  const rings = row && ringingOf(ctx, row);
  if (row === undefined || rings === undefined) return;
  ctx.schedule(groupScales, capacityProviderArn, REPEATED_EVERY);
  const provider = ctx.need(capacityProviders, capacityProviderArn);
  const fleet = fleetOf(ctx, provider, row.clusterArn);
  if (fleet === undefined) return;
  const reservation = reservationOf(fleet);
  const desired = wantedOf(fleet, reservation);
  const who = `a monitor alarm ${rings.alarmName} in state ALARM triggered policy ${row.policyName}`;
  const outcome = rings.asksFor === "out" ? grow(ctx, provider, { fleet, desired, who }) : shrink(ctx, provider, { fleet, desired, who });
  const { instances } = fleet;
  note(ctx, row, { ...rings, instances, needed: reservation.needed, reservation: reservation.reservation, desired, outcome });
}

/** Which of a policy's alarms is in ALARM. */
export function ringingOf(view: View, { autoScalingGroupName, policyName }: ManagedScalingRow): Pick<ScalingEvaluation, "alarmName" | "asksFor"> | undefined {
  const scaling = groupNamed(view, autoScalingGroupName)?.scalingPolicies?.find((policy) => policy.policyName === policyName)?.scaling;
  if (scaling?.policyType !== "TargetTrackingScaling") return undefined;
  const rings = (name: string | null) => { const alarm = alarmNamed(view, name ?? ""); return alarm !== undefined && isRinging(alarm); };
  if (rings(scaling.highAlarm)) return { alarmName: scaling.highAlarm, asksFor: "out" };
  return scaling.lowAlarm !== null && rings(scaling.lowAlarm) ? { alarmName: scaling.lowAlarm, asksFor: "in" } : undefined;
}

/** How many instances the group is to have, whatever its bounds. From nothing it goes to two, whatever the target. */
export const wantedOf = ({ instances, targetCapacity }: ProviderFleet, { needed }: Reservation): number =>
  instances === 0 ? needed : desiredFor(needed, targetCapacity);

/** Until when instances of a group warm up that came in or are to; null: none does. */
export function warmingUntil(view: View, { members, group }: ProviderFleet, { managedScaling: { instanceWarmupPeriod } }: CapacityProviderRow): number | null {
  const ends = members.map((member) => (member.lifecycleState.startsWith("Pending") ? Infinity : inServiceSince(view, member)) + seconds(instanceWarmupPeriod));
  const last = Math.max(...ends, group.desiredCapacity > members.length ? Infinity : -Infinity);
  return last > view.now ? last : null;
}

interface Change {
  readonly fleet: ProviderFleet;
  readonly desired: number;
  /** In AWS's words. */
  readonly who: string;
}

function grow(ctx: Context, provider: CapacityProviderRow, { fleet, desired, who }: Change): ScalingEvaluation["outcome"] {
  const { group } = fleet;
  if (isSuspended(group, "AlarmNotification")) return "Suspended";
  if (warmingUntil(ctx, fleet, provider) !== null) return "WarmingUp";
  const decided = decideDesired(desired, "out", boundsOf(fleet));
  if ("reason" in decided) return decided.reason;
  wantCapacity(ctx, group, { desired: decided.desired, who });
  return "Scaled";
}

function shrink(ctx: Context, provider: CapacityProviderRow, { fleet, desired, who }: Change): ScalingEvaluation["outcome"] {
  const { group } = fleet;
  if (isSuspended(group, "AlarmNotification")) return "Suspended";
  if (warmingUntil(ctx, fleet, provider) !== null) return "WarmingUp";
  const decided = decideDesired(desired, "in", boundsOf(fleet));
  if ("reason" in decided) return decided.reason;
  const next = nextScaleIn(group.desiredCapacity, decided.desired);
  const fewer = provider.managedTerminationProtection === "ENABLED" ? unprotect(ctx, fleet, group.desiredCapacity - next) : group.desiredCapacity - next;
  if (fewer === 0) return "NoInstanceIsEmpty";
  wantCapacity(ctx, group, { desired: group.desiredCapacity - fewer, who });
  return "Scaled";
}

const boundsOf = ({ group: { desiredCapacity: desired, minSize: min, maxSize: max } }: ProviderFleet) => ({ running: desired, desired, min, max });

/**
 * Takes the protection from so many empty instances at most, so that the group can let go of these and of no others; how
 * many there are. ECS guide, "Managed termination protection".
 */
function unprotect(ctx: Context, { members, group: { autoScalingGroupName: AutoScalingGroupName } }: ProviderFleet, count: number): number {
  const empty = members.filter((member) => member.lifecycleState === "InService" && isEmpty(ctx, member)).slice(0, count);
  const protect = (rows: readonly GroupInstanceRow[], ProtectedFromScaleIn: boolean) => {
    if (rows.length > 0) ctx.call("autoscaling", "SetInstanceProtection", { AutoScalingGroupName, InstanceIds: rows.map(({ instanceId }) => instanceId), ProtectedFromScaleIn });
  };
  protect(members.filter((member) => member.lifecycleState === "InService" && !member.isProtectedFromScaleIn && !empty.includes(member)), true);
  protect(empty.filter(({ isProtectedFromScaleIn }) => isProtectedFromScaleIn), false);
  return empty.length;
}

/** What is as it was a minute ago is not written down again. */
function note(ctx: Context, { capacityProviderArn, evaluation: before }: ManagedScalingRow, evaluation: Omit<ScalingEvaluation, "at">): void {
  const isSame = before !== null && JSON.stringify({ ...before, at: 0 }) === JSON.stringify({ at: 0, ...evaluation });
  if (!isSame) ctx.update(managedScaling, capacityProviderArn, { evaluation: { at: ctx.now, ...evaluation } });
}
