import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, type AutoScalingGroupRow, type Sizes } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Gives a group another desired capacity, which it soon follows. `who` wants it, in AWS's words. */
export function wantCapacity(ctx: Context, { autoScalingGroupName: name, desiredCapacity: before }: AutoScalingGroupRow, { desired, who }: { readonly desired: number; readonly who: string }): void {
  ctx.update(autoScalingGroups, name, { desiredCapacity: desired, cause: `At ${utcTime(ctx.now)} ${who} changing the desired capacity from ${before} to ${desired}.` });
  ctx.schedule(groupLooks, name, GROUP_LOOKS);
}

/** Gives a group other bounds and another desired capacity, and what else is changed with these. `who` says so, in AWS's words. */
export function resize(ctx: Context, { autoScalingGroupName: name, desiredCapacity: before }: AutoScalingGroupRow, { sizes, who, more = {} }: { readonly sizes: Sizes; readonly who: string; readonly more?: Partial<AutoScalingGroupRow> }): void {
  const { minSize, maxSize, desiredCapacity } = sizes;
  const cause = `At ${utcTime(ctx.now)} ${who} of AutoScalingGroup constraints to min: ${minSize}, max: ${maxSize}, desired: ${desiredCapacity} changing the desired capacity from ${before} to ${desiredCapacity}.`;
  ctx.update(autoScalingGroups, name, { minSize, maxSize, desiredCapacity, ...more, ...(before === desiredCapacity ? {} : { cause }) });
  ctx.schedule(groupLooks, name, GROUP_LOOKS);
}
