import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, type AutoScalingGroupRow } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Gives a group another desired capacity, which it soon follows. `who` wants it, in AWS's words. */
export function wantCapacity(ctx: Context, { autoScalingGroupName: name, desiredCapacity: before }: AutoScalingGroupRow, { desired, who }: { readonly desired: number; readonly who: string }): void {
  ctx.update(autoScalingGroups, name, { desiredCapacity: desired, cause: `At ${utcTime(ctx.now)} ${who} changing the desired capacity from ${before} to ${desired}.` });
  ctx.schedule(groupLooks, name, GROUP_LOOKS);
}
