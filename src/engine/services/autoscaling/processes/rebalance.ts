import { isStandingBy, isWarmed } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import { groupBy } from "../../../../lib/groupBy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { zoneIsAvailable } from "../../../physics/contract.ts";
import { instanceOf, subnetOf } from "../../ec2/contract.ts";
import { zonesOf } from "../describe.ts";
import { staying } from "../lookup.ts";
import { autoScalingGroups, instancesByGroup, type AutoScalingGroupRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS, REBALANCE_EVERY } from "../timing.ts";
import { anyOf, launch } from "./grow.ts";
import { isSuspended } from "./suspended.ts";

/** An instance came in or went: if a zone has too few now, or gets one back that was lent, the group will see to it. */
export function seeToBalance(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  if (group !== undefined && !group.isDeleting && (group.isRebalancing === true || balanceOf(ctx, group) !== undefined)) ctx.schedule(groupLooks, name, GROUP_LOOKS);
}

/**
 * Launches one instance in the zone that has too few; the zone that has too many loses one when it is in service. Auto
 * Scaling guide, "Rebalancing activities": the new one comes first, and may be one more than the group may have. That
 * it is one at a time is assumed.
 */
export function rebalance(ctx: Context, group: AutoScalingGroupRow): void {
  const { autoScalingGroupName: name, isDeleting } = group;
  if (isDeleting || (["AZRebalance", "Launch", "Terminate"] as const).some((process) => isSuspended(group, process))) return;
  if (ctx.where(instancesByGroup, name).some((row) => !isWarmed(row) && !isStandingBy(row) && row.lifecycleState !== "InService")) return;
  const balance = balanceOf(ctx, group);
  if (balance === undefined) return;
  const subnet = anyOf(ctx, group.subnetIds.flatMap((id) => subnetOf(ctx, id) ?? []).filter(({ availabilityZone }) => availabilityZone === balance.least));
  const canLaunch = subnet !== undefined && zoneIsAvailable(ctx, balance.least);
  const [names, counts] = [balance.zones.map(([zone]) => zone).join(" "), balance.zones.map(([, count]) => count).join(" ")];
  // Observed.
  const cause = `At ${utcTime(ctx.now)} availability zones ${names} had ${counts} instances respectively. An instance was launched to aid in balancing the group's zones.`;
  const isUnderWay = canLaunch && launch(ctx, group, { subnet, count: 1, cause, isSpot: balance.isSpot }) === 1;
  if (isUnderWay) ctx.update(autoScalingGroups, name, { isRebalancing: true });
  else ctx.schedule(groupLooks, name, REBALANCE_EVERY);
}

/** Which zone has too few, if any does: two less than another, or fewer than instances stand in zones the group has no more. */
function balanceOf(view: View, group: AutoScalingGroupRow): { readonly least: string; readonly isSpot: boolean; readonly zones: readonly (readonly [string, number])[] } | undefined {
  const own = zonesOf(view, group);
  const rows = staying(view, group.autoScalingGroupName);
  const inZone = groupBy(rows, ({ instanceId }) => instanceOf(view, instanceId)?.availabilityZone ?? "");
  const zones = own.map((zone) => [zone, inZone.get(zone)?.length ?? 0] as const);
  const fewest = Math.min(...zones.map(([, count]) => count));
  const most = Math.max(...zones.map(([, count]) => count));
  const least = zones.find(([zone, count]) => count === fewest && zoneIsAvailable(view, zone)) ?? zones.find(([, count]) => count === fewest);
  const fullest = rows.filter(({ instanceId }) => (inZone.get(instanceOf(view, instanceId)?.availabilityZone ?? "")?.length ?? 0) === most);
  // What goes for it should be of its kind.
  const isSpot = fullest.length > 0 && fullest.every(({ instanceId }) => instanceOf(view, instanceId)?.instanceLifecycle === "spot");
  const isElsewhere = [...inZone.keys()].some((zone) => !own.includes(zone));
  return least !== undefined && (isElsewhere || most - fewest > 1) ? { least: least[0], isSpot, zones } : undefined;
}
