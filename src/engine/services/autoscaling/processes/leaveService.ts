import { isCounted } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, groupInstances, type GroupInstanceRow } from "../tables.ts";
import { groupLooks, instanceProceeds } from "../timers.ts";
import { GROUP_LOOKS, PROCEEDS } from "../timing.ts";
import { detailsOfInstance, note } from "./activity.ts";
import { deregister } from "./balancing.ts";

interface Leaving {
  readonly rows: readonly GroupInstanceRow[];
  /** Whether the group wants as many fewer; else it replaces them. */
  readonly isLess: boolean;
  readonly state: "EnteringStandby" | "Detaching";
}

const WORDS = {
  EnteringStandby: { what: "Moving EC2 instance to Standby", how: "moved to standby" },
  Detaching: { what: "Detaching EC2 instance", how: "detached" },
} as const;

/** Instances leave the service of their group and run on; the answer is the ids of the activities. AWS's words. */
export function leaveService(ctx: Context, name: string, { rows, isLess, state }: Leaving): readonly string[] {
  const { what, how } = WORDS[state];
  const done = rows.map((row) => {
    const { desiredCapacity } = ctx.need(autoScalingGroups, name);
    const isOneLess = isLess && isCounted(row);
    const moved = `At ${utcTime(ctx.now)} instance ${row.instanceId} was ${how} in response to a user request`;
    const cause = isOneLess ? `${moved}, shrinking the capacity from ${desiredCapacity} to ${desiredCapacity - 1}.` : `${moved}.`;
    const details = detailsOfInstance(ctx, row.instanceId);
    const activityId = note(ctx, { autoScalingGroupName: name, description: `${what}: ${row.instanceId}`, cause, statusCode: "InProgress", statusMessage: null, progress: 50, details, endTime: null });
    ctx.update(groupInstances, row.instanceId, { lifecycleState: state, activityId });
    if (isCounted(row)) deregister(ctx, row);
    ctx.schedule(instanceProceeds, row.instanceId, PROCEEDS);
    if (isOneLess) ctx.update(autoScalingGroups, name, { desiredCapacity: desiredCapacity - 1 });
    else if (isCounted(row)) ctx.update(autoScalingGroups, name, { cause });
    return activityId;
  });
  ctx.schedule(groupLooks, name, GROUP_LOOKS);
  return done;
}
