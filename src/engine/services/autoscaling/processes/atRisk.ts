import { isGoing } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { lasting, staying } from "../lookup.ts";
import { autoScalingGroups, groupInstances, type AutoScalingGroupRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";
import { retire } from "./retire.ts";

/** EC2 may take an instance of Spot back soon: a group that is told to care launches another one. */
export function rebalanceCapacity(ctx: Context, instanceId: string): void {
  const row = ctx.need(groupInstances, instanceId);
  if (ctx.find(autoScalingGroups, row.autoScalingGroupName)?.capacityRebalance !== true || isGoing(row) || row.isAtRisk === true) return;
  ctx.update(groupInstances, instanceId, { isAtRisk: true });
  ctx.schedule(groupLooks, row.autoScalingGroupName, GROUP_LOOKS);
}

/** What is at risk goes once others are in service for it. Auto Scaling guide, "Capacity Rebalancing". The cause is from memory. */
export function releaseAtRisk(ctx: Context, { autoScalingGroupName: name, desiredCapacity }: AutoScalingGroupRow): void {
  const atRisk = staying(ctx, name).filter(({ isAtRisk }) => isAtRisk === true);
  if (atRisk.length === 0 || lasting(ctx, name).filter(({ lifecycleState }) => lifecycleState === "InService").length < desiredCapacity) return;
  for (const row of atRisk) retire(ctx, row, `At ${utcTime(ctx.now)} an instance was taken out of service in response to an EC2 instance rebalance recommendation.`);
}
