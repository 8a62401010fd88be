import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { staying, warmedOf } from "../lookup.ts";
import { groupInstances, type AutoScalingGroupRow, type GroupInstanceRow } from "../tables.ts";
import { detailsOfInstance, note, noteRefused } from "./activity.ts";
import { comeIn } from "./comeIn.ts";
import { beginWait } from "./waiting.ts";

interface Wanted {
  readonly count: number;
  readonly cause: string;
}

/** Takes instances out of the warm pool into the group; the answer is how many. What the pool has not is launched. Auto Scaling guide, "Warm pools". */
export function fromWarmPool(ctx: Context, { autoScalingGroupName: name }: AutoScalingGroupRow, { count, cause }: Wanted): number {
  let taken = 0;
  while (taken < count) {
    const row = nextWarmed(ctx, name);
    if (row === undefined || !takeOut(ctx, row, cause)) return taken;
    taken++;
  }
  return taken;
}

/** One that is ready, of the zone in which the group has the fewest; the one that came first. */
function nextWarmed(ctx: Context, name: string): GroupInstanceRow | undefined {
  const zoneOf = ({ instanceId }: GroupInstanceRow) => instanceOf(ctx, instanceId)?.availabilityZone ?? "";
  const serving = staying(ctx, name).map(zoneOf);
  const ready = warmedOf(ctx, name).filter(({ lifecycleState, isHealthy }) => isHealthy && (lifecycleState === "Warmed:Stopped" || lifecycleState === "Warmed:Running"));
  const inZone = (row: GroupInstanceRow) => serving.filter((zone) => zone === zoneOf(row)).length;
  const fewest = Math.min(...ready.map(inZone));
  return ready.find((row) => inZone(row) === fewest);
}

/** false: EC2 does not start it. */
function takeOut(ctx: Context, { instanceId, autoScalingGroupName, lifecycleState }: GroupInstanceRow, cause: string): boolean {
  const about = { autoScalingGroupName, cause, details: detailsOfInstance(ctx, instanceId) };
  // Observed.
  const description = `Launching a new EC2 instance from warm pool: ${instanceId}`;
  const answer = lifecycleState === "Warmed:Stopped" ? ctx.call("ec2", "StartInstances", { InstanceIds: [instanceId] }) : undefined;
  if (answer?.ok === false) {
    noteRefused(ctx, { ...about, launching: description, why: answer.message });
    return false;
  }
  const activityId = note(ctx, { ...about, description, statusCode: "PreInService", statusMessage: null, progress: 30, endTime: null });
  const row = ctx.update(groupInstances, instanceId, { lifecycleState: "Pending", activityId });
  if (answer === undefined && !beginWait(ctx, row, "autoscaling:EC2_INSTANCE_LAUNCHING")) comeIn(ctx, row);
  return true;
}
