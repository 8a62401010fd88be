import type { Context } from "../../../kernel/context.ts";
import type { GroupInstanceRow } from "../../autoscaling/contract.ts";
import { groupOfPolicy, wantCapacity } from "../../autoscaling/late/contract.ts";
import { HEARD_AFTER, REPEATED_EVERY } from "../../applicationautoscaling/late/contract.ts";
import { alarmNamed } from "../../cloudwatch/contract.ts";
import { groupScales } from "../timers.ts";
import { reservationOf } from "./decide/reservation.ts";
import { decideCapacity, ringingOf, wantedOf, type Decided } from "./decideCapacity.ts";
import { needGroupProvider } from "./find.ts";
import { fleetOf, type ProviderFleet } from "./fleet.ts";
import { managedByGroup, managedScaling, type ManagedScalingRow, type ScalingEvaluation } from "./tables.ts";

/** An alarm changed: if it is that of a group which ECS scales, ECS does what it asks for. */
export function hearAlarm(ctx: Context, alarmName: string): void {
  const alarm = alarmNamed(ctx, alarmName);
  const group = groupOfPolicy(alarm?.configuration.AlarmActions?.[0] ?? "") ?? "";
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
  const provider = needGroupProvider(ctx, capacityProviderArn);
  const fleet = fleetOf(ctx, provider, row.clusterArn);
  if (fleet === undefined) return;
  const reservation = reservationOf(fleet);
  const desired = wantedOf(fleet, reservation);
  const who = `a monitor alarm ${rings.alarmName} in state ALARM triggered policy ${row.policyName}`;
  const outcome = follow(ctx, { fleet, decided: decideCapacity(ctx, provider, { fleet, desired, asksFor: rings.asksFor }), who });
  const { instances } = fleet;
  note(ctx, row, { ...rings, instances, needed: reservation.needed, reservation: reservation.reservation, desired, outcome });
}

/** Sets the desired capacity that was decided. */
function follow(ctx: Context, { fleet, decided: { outcome, capacity, leaving }, who }: { readonly fleet: ProviderFleet; readonly decided: Decided; readonly who: string }): ScalingEvaluation["outcome"] {
  if (leaving !== null) protectAllBut(ctx, fleet, leaving);
  if (outcome === "Scaled") wantCapacity(ctx, fleet.group, { desired: capacity, who });
  return outcome;
}

/** Takes the protection from the instances that are to leave, so that the group can let go of these and of no others. ECS guide, "Managed termination protection". */
function protectAllBut(ctx: Context, { members, group: { autoScalingGroupName: AutoScalingGroupName } }: ProviderFleet, leaving: readonly GroupInstanceRow[]): void {
  const protect = (rows: readonly GroupInstanceRow[], ProtectedFromScaleIn: boolean) => {
    if (rows.length > 0) ctx.call("autoscaling", "SetInstanceProtection", { AutoScalingGroupName, InstanceIds: rows.map(({ instanceId }) => instanceId), ProtectedFromScaleIn });
  };
  protect(members.filter((member) => member.lifecycleState === "InService" && !member.isProtectedFromScaleIn && !leaving.includes(member)), true);
  protect(leaving.filter(({ isProtectedFromScaleIn }) => isProtectedFromScaleIn), false);
}

/** What is as it was a minute ago is not written down again. */
function note(ctx: Context, { capacityProviderArn, evaluation: before }: ManagedScalingRow, evaluation: Omit<ScalingEvaluation, "at">): void {
  const isSame = before !== null && JSON.stringify({ ...before, at: 0 }) === JSON.stringify({ at: 0, ...evaluation });
  if (!isSame) ctx.update(managedScaling, capacityProviderArn, { evaluation: { at: ctx.now, ...evaluation } });
}
