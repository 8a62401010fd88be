import { isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { Context } from "../../../kernel/context.ts";
import { instanceOf, isEnding } from "../../ec2/contract.ts";
import { groupInstances, type GroupInstanceRow } from "../tables.ts";
import { detailsOfInstance, note, succeed } from "./activity.ts";
import { deregister } from "./balancing.ts";
import { goOut } from "./leaving.ts";
import { beginWait } from "./waiting.ts";

/** Takes an instance out of its group and terminates it, once its group's hooks have let it go; the answer is the activity's id. */
export const retire = (ctx: Context, row: GroupInstanceRow, cause: string): string => takeOut(ctx, row, { cause, isReused: false });

/** Takes an instance out of its group and into the warm pool, once its group's hooks have let it go. */
export const giveToPool = (ctx: Context, row: GroupInstanceRow, cause: string): string => takeOut(ctx, row, { cause, isReused: true });

function takeOut(ctx: Context, row: GroupInstanceRow, { cause, isReused }: { readonly cause: string; readonly isReused: boolean }): string {
  const { instanceId, autoScalingGroupName, activityId: launch } = row;
  succeed(ctx, launch);
  const activityId = note(ctx, {
    autoScalingGroupName,
    // What is said of one that comes back to the pool is assumed.
    description: isReused ? `Returning EC2 instance to warm pool: ${instanceId}` : `Terminating EC2 instance: ${instanceId}`,
    cause,
    statusCode: "InProgress",
    statusMessage: null,
    progress: 0,
    details: detailsOfInstance(ctx, instanceId),
    endTime: null,
  });
  const going = ctx.update(groupInstances, instanceId, { lifecycleState: isWarmed(row) ? "Warmed:Terminating" : "Terminating", activityId, ...(row.waitsFor === undefined ? {} : { waitsFor: [] }), ...(isReused || row.isReused === true ? { isReused } : {}) });
  if (row.lifecycleState === "InService") deregister(ctx, going);
  // What is on its way out by itself does not wait for hooks: assumed.
  if (isEnding(instanceOf(ctx, instanceId)?.state) || !beginWait(ctx, going, "autoscaling:EC2_INSTANCE_TERMINATING")) goOut(ctx, instanceId);
  return activityId;
}
