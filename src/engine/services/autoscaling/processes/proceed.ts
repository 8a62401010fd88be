import { isGoing, isWarmed } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, groupInstances, type GroupInstanceRow, type LifecycleAction } from "../tables.ts";
import { groupLooks, instanceProceeds } from "../timers.ts";
import { GROUP_LOOKS, PROCEEDS } from "../timing.ts";
import { amend, succeed } from "./activity.ts";
import { isDraining } from "./balancing.ts";
import { comeIn } from "./comeIn.ts";
import { goOut, letGo } from "./leaving.ts";
import { restInPool } from "./restInPool.ts";
import { retire } from "./retire.ts";
import { awaitTimeout } from "./waiting.ts";

interface Completed {
  readonly action: LifecycleAction;
  readonly result: "CONTINUE" | "ABANDON";
  /** Why, as AWS says of one that is abandoned. */
  readonly why: string;
}

/** An action of an instance is over. With the last of them it goes on; what is abandoned lets no other be waited for. */
export function complete(ctx: Context, { instanceId, waitsFor = [], ...row }: GroupInstanceRow, { action, result, why }: Completed): void {
  const left = result === "ABANDON" ? [] : waitsFor.filter(({ token }) => token !== action.token);
  const after = ctx.update(groupInstances, instanceId, { waitsFor: left });
  if (result === "ABANDON" && !isGoing(row)) return abandonLaunch(ctx, after, `Instance failed to complete user's Lifecycle Action: Lifecycle Action with token ${action.token} was abandoned: ${why}`);
  if (left.length > 0) return;
  const pool = isWarmed(row) ? "Warmed:" : "";
  ctx.update(groupInstances, instanceId, { lifecycleState: isGoing(row) ? `${pool}Terminating:Proceed` : `${pool}Pending:Proceed` });
  ctx.schedule(instanceProceeds, instanceId, PROCEEDS);
}

/** An instance's time is over: what it waited for too long has its hook's own result, or it comes to its next state. */
export function proceed(ctx: Context, instanceId: string): void {
  const row = ctx.find(groupInstances, instanceId);
  if (row === undefined) return;
  if (row.lifecycleState === "Pending:Proceed") return comeIn(ctx, row);
  const isLeaving = row.lifecycleState === "EnteringStandby" || row.lifecycleState === "Detaching";
  // Its target group tells when the last request to it has ended.
  if (isLeaving && isDraining(ctx, row)) return;
  if (row.lifecycleState === "EnteringStandby") return standBy(ctx, row);
  if (row.lifecycleState === "Detaching") return letGo(ctx, row);
  if (row.lifecycleState === "Warmed:Pending:Proceed") return restInPool(ctx, row);
  if (row.lifecycleState === "Terminating" || row.lifecycleState === "Terminating:Proceed" || row.lifecycleState === "Warmed:Terminating:Proceed") return goOut(ctx, instanceId);
  const action = (row.waitsFor ?? []).find(({ until }) => until <= ctx.now);
  if (action === undefined) return awaitTimeout(ctx, row);
  complete(ctx, row, { action, result: resultOf(ctx, row, action), why: "Heartbeat Timeout" });
  ctx.schedule(instanceProceeds, instanceId, 0);
}

/** It is out of service now, and nobody looks at its health. */
function standBy(ctx: Context, { instanceId, activityId }: GroupInstanceRow): void {
  ctx.update(groupInstances, instanceId, { lifecycleState: "Standby" });
  succeed(ctx, activityId);
}

function resultOf(ctx: Context, { autoScalingGroupName: name }: GroupInstanceRow, { lifecycleHookName }: LifecycleAction): Completed["result"] {
  const hook = ctx.find(autoScalingGroups, name)?.lifecycleHooks?.find(({ LifecycleHookName: hook }) => hook === lifecycleHookName);
  return hook?.DefaultResult === "CONTINUE" ? "CONTINUE" : "ABANDON";
}

/** What a hook did with an instance that came in has failed: it is terminated, and the group tries again. The cause is assumed. */
function abandonLaunch(ctx: Context, row: GroupInstanceRow, statusMessage: string): void {
  const { instanceId, autoScalingGroupName, activityId } = row;
  retire(ctx, row, `At ${utcTime(ctx.now)} an instance was taken out of service in response to a launch failure.`);
  amend(ctx, activityId, { statusCode: "Cancelled", statusMessage, description: `Launching a new EC2 instance: ${instanceId}.  Status Reason: ${statusMessage}` });
  ctx.schedule(groupLooks, autoScalingGroupName, GROUP_LOOKS);
}
