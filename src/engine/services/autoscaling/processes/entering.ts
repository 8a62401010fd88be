import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, groupInstances, type GroupInstanceRow } from "../tables.ts";
import { instanceProceeds } from "../timers.ts";
import { PROCEEDS } from "../timing.ts";
import { detailsOfInstance, note } from "./activity.ts";
import { beginWait } from "./waiting.ts";

interface Entered {
  readonly row: GroupInstanceRow;
  readonly what: string;
  /** The cause in AWS's words, by the time and by what the group wanted before. */
  readonly how: (at: string, from: number) => string;
}

/** An instance that runs already comes into the service of its group, past the hooks of launches; the answer is the activity's id. */
export function enter(ctx: Context, name: string, { row: { instanceId }, what, how }: Entered): string {
  const { desiredCapacity } = ctx.need(autoScalingGroups, name);
  const activityId = note(ctx, {
    autoScalingGroupName: name,
    description: `${what}: ${instanceId}`,
    cause: how(utcTime(ctx.now), desiredCapacity),
    statusCode: "PreInService",
    statusMessage: null,
    progress: 30,
    details: detailsOfInstance(ctx, instanceId),
    endTime: null,
  });
  ctx.update(autoScalingGroups, name, { desiredCapacity: desiredCapacity + 1 });
  const row = ctx.update(groupInstances, instanceId, { lifecycleState: "Pending", activityId });
  if (!beginWait(ctx, row, "autoscaling:EC2_INSTANCE_LAUNCHING")) {
    ctx.update(groupInstances, instanceId, { lifecycleState: "Pending:Proceed" });
    ctx.schedule(instanceProceeds, instanceId, PROCEEDS);
  }
  return activityId;
}
