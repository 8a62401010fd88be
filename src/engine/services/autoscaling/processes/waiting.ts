import { isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { Context } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { uuid } from "../../../kernel/ids.ts";
import { lifecycleActionBegan } from "../events.ts";
import { hooksAt, type Transition } from "../hooks.ts";
import { autoScalingGroups, groupInstances, type GroupInstanceRow, type LifecycleAction } from "../tables.ts";
import { instanceProceeds } from "../timers.ts";
import { USUAL_HEARTBEAT_SECONDS, WAIT_AT_MOST_SECONDS } from "../timing.ts";
import { amend } from "./activity.ts";

/** Lets an instance wait for the hooks of its group at a transition; false: there are none. */
export function beginWait(ctx: Context, was: GroupInstanceRow, transition: Transition): boolean {
  const { instanceId, autoScalingGroupName, activityId } = was;
  const group = ctx.find(autoScalingGroups, autoScalingGroupName);
  // Auto Scaling API, DeleteAutoScalingGroup: by force it goes without waiting for anything.
  const isForced = group?.isDeleting === true || (isWarmed(was) && group?.warmPool?.deletion === "forced");
  const hooks = group === undefined || isForced ? [] : hooksAt(group, transition);
  if (hooks.length === 0) return false;
  const waitsFor = hooks.map(({ LifecycleHookName = "", HeartbeatTimeout = USUAL_HEARTBEAT_SECONDS, GlobalTimeout = WAIT_AT_MOST_SECONDS }): LifecycleAction =>
    ({ token: uuid(ctx), lifecycleHookName: LifecycleHookName, until: ctx.now + seconds(HeartbeatTimeout), atMost: ctx.now + seconds(GlobalTimeout) }));
  const pool = isWarmed(was) ? "Warmed:" : "";
  const lifecycleState = transition === "autoscaling:EC2_INSTANCE_LAUNCHING" ? (`${pool}Pending:Wait` as const) : (`${pool}Terminating:Wait` as const);
  const row = ctx.update(groupInstances, instanceId, { lifecycleState, waitsFor });
  amend(ctx, activityId, { statusCode: "MidLifecycleAction", progress: 60 });
  awaitTimeout(ctx, row);
  for (const { token: lifecycleActionToken, lifecycleHookName } of waitsFor) {
    ctx.emit(lifecycleActionBegan, { autoScalingGroupName, instanceId, lifecycleHookName, lifecycleTransition: transition, lifecycleActionToken });
  }
  return true;
}

/** Timers keep the sooner time: one that comes before the last heartbeat's is set anew. */
export function awaitTimeout(ctx: Context, { instanceId, waitsFor = [] }: GroupInstanceRow): void {
  if (waitsFor.length > 0) ctx.schedule(instanceProceeds, instanceId, Math.max(0, Math.min(...waitsFor.map(({ until }) => until)) - ctx.now));
}
