import { isStandingBy, isWarmed } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { stateOfAlarm } from "../../cloudwatch/contract.ts";
import { inServiceSince, staying, warmedOf } from "../lookup.ts";
import { activeRefresh, decideRefresh, isLaunchedBy } from "../refresh.ts";
import { openBefore } from "../refreshOptions.ts";
import { autoScalingGroups, instancesByGroup, type AutoScalingGroupRow, type GroupInstanceRow, type Refresh } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS, REFRESH_GIVES_UP_AFTER, WAITS_FOR_PROTECTED } from "../timing.ts";
import { keep } from "./keepRefresh.ts";
import { retire } from "./retire.ts";
import { rollBack } from "./rollBack.ts";
import { isSuspended } from "./suspended.ts";

/** Goes on with the refresh of a group's instances, as far as its percentages allow now. */
export function tendRefresh(ctx: Context, name: string): void {
  const group = ctx.find(autoScalingGroups, name);
  const found = group && activeRefresh(group);
  if (group === undefined || found === undefined || group.isDeleting) return;
  // Auto Scaling guide, "Suspend and resume processes": it is paused without being cancelled. That it can be cancelled then is assumed.
  if (isSuspended(group, "InstanceRefresh") && found.status !== "Cancelling") return;
  const refresh = found.status === "Pending" ? begin(ctx, group, found) : found;
  const rows = ctx.where(instancesByGroup, name).filter((row) => !isWarmed(row) && !isStandingBy(row));
  const isMoving = rows.some((row) => row.lifecycleState !== "InService" || !isWarm(ctx, refresh, row)) || staying(ctx, name).length < group.desiredCapacity;
  if (refresh.status === "Cancelling") return isMoving ? awaitWarm(ctx, name, refresh) : end(ctx, name, refresh, { status: "Cancelled" });
  const left = staying(ctx, name).filter(({ instanceId }) => refresh.left.includes(instanceId));
  const trouble = troubleOf(ctx, group, refresh, left);
  if (trouble !== undefined) return fail(ctx, name, refresh, trouble);
  const open = openBefore(refresh, left.length);
  if (open === 0 && !isMoving) return rest(ctx, name, refresh, left.length);
  step(ctx, group, { refresh, left, open, isMoving });
  awaitWarm(ctx, name, refresh);
}

/** All are replaced that are to be for now: it pauses at a checkpoint, bakes, or is over. A refresh ends with its last checkpoint, and does not pause there (assumed). */
function rest(ctx: Context, name: string, refresh: Refresh, left: number): void {
  const { checkpoints, status } = refresh;
  if (status === "RollbackInProgress") return end(ctx, name, refresh, { status: "RollbackSuccessful" });
  const isLast = checkpoints === undefined || left === 0 || checkpoints.next >= checkpoints.percentages.length - 1;
  if (isLast) return bake(ctx, name, refresh);
  const goesOnAt = ctx.now + seconds(checkpoints.delaySeconds);
  keep(ctx, name, { ...refresh, surge: 0, checkpoints: { ...checkpoints, next: checkpoints.next + 1, goesOnAt } });
  ctx.schedule(groupLooks, name, goesOnAt - ctx.now);
}

function bake(ctx: Context, name: string, refresh: Refresh): void {
  const { guard, bakedAt = ctx.now + seconds(guard?.bakeSeconds ?? 0) } = refresh;
  if (bakedAt <= ctx.now) return end(ctx, name, refresh, { status: "Successful" });
  keep(ctx, name, { ...refresh, status: "Baking", surge: 0, bakedAt });
  ctx.schedule(groupLooks, name, bakedAt - ctx.now);
}

/** What a refresh fails by. The wordings are assumed. */
function troubleOf(view: View, { failures }: AutoScalingGroupRow, refresh: Refresh, left: readonly GroupInstanceRow[]): string | undefined {
  const { guard, protectedInstances, status } = refresh;
  const alarm = status === "RollbackInProgress" ? undefined : guard?.alarms.find((name) => stateOfAlarm(view, name) === "ALARM");
  if (alarm !== undefined) return `The CloudWatch alarm ${alarm} is in ALARM.`;
  if (failures >= REFRESH_GIVES_UP_AFTER) return "Instances could not be launched.";
  const isWaiting = left.length > 0 && protectedInstances !== "Refresh" && left.every(({ isProtectedFromScaleIn }) => isProtectedFromScaleIn);
  return isWaiting && view.now >= givesUpAt(view, refresh) ? "Some instances are protected from scale-in." : undefined;
}

/** When it waits no longer for protection to be taken off. */
const givesUpAt = ({ now }: View, { startedAt, checkpoints, rollback }: Refresh): SimTime => Math.max(startedAt ?? now, checkpoints?.goesOnAt ?? 0, rollback?.at ?? 0) + WAITS_FOR_PROTECTED;

/** What fails is rolled back where that was asked for; else the group launches as before. */
function fail(ctx: Context, name: string, refresh: Refresh, reason: string): void {
  const { launching, status, guard } = refresh;
  const isGoingBack = status === "RollbackInProgress";
  if (!isGoingBack && guard?.isRolledBack === true && launching !== null) return rollBack(ctx, name, { refresh, launching, reason });
  if (!isGoingBack && launching !== null) ctx.update(autoScalingGroups, name, { launchTemplate: launching.from });
  end(ctx, name, refresh, { status: isGoingBack ? "RollbackFailed" : "Failed", statusReason: reason });
}

interface Step {
  readonly refresh: Refresh;
  readonly left: readonly GroupInstanceRow[];
  /** How many of them may be replaced for now. */
  readonly open: number;
  readonly isMoving: boolean;
}

function step(ctx: Context, { autoScalingGroupName: name, desiredCapacity: desired }: AutoScalingGroupRow, { refresh, left, open, isMoving }: Step): void {
  const goesOnAt = refresh.status === "RollbackInProgress" ? 0 : (refresh.checkpoints?.goesOnAt ?? 0);
  if (ctx.now < goesOnAt) return ctx.schedule(groupLooks, name, goesOnAt - ctx.now);

  const healthy = staying(ctx, name).filter((row) => row.lifecycleState === "InService" && isWarm(ctx, refresh, row)).length;
  const able = left.filter(({ isProtectedFromScaleIn }) => !isProtectedFromScaleIn || refresh.protectedInstances === "Refresh");
  const { replaced, surge } = decideRefresh(refresh, { desired, healthy, isMoving, left: Math.min(open, able.length) });
  const going = able.slice(0, replaced);
  const at = utcTime(ctx.now);
  for (const row of going) retire(ctx, row, `At ${at} an instance was taken out of service in response to an instance refresh.  At ${at} instance ${row.instanceId} was selected for termination.`);
  keep(ctx, name, { ...refresh, surge, left: left.filter((row) => !going.includes(row)).map(({ instanceId }) => instanceId) });
  if (going.length > 0 || surge !== refresh.surge) ctx.schedule(groupLooks, name, GROUP_LOOKS);
  else if (able.length === 0 && left.length > 0) ctx.schedule(groupLooks, name, givesUpAt(ctx, refresh) - ctx.now);
}

/** What is to be replaced is what was there when it began; what waits in the warm pool goes at once (assumed). */
function begin(ctx: Context, group: AutoScalingGroupRow, refresh: Refresh): Refresh {
  const { autoScalingGroupName: name, launchTemplate } = group;
  const isMatching = (row: GroupInstanceRow) => refresh.isSkippingMatching && isLaunchedBy(row, launchTemplate);
  const left = staying(ctx, name).filter((row) => !isMatching(row) && !(row.isProtectedFromScaleIn && refresh.protectedInstances === "Ignore"));
  for (const row of warmedOf(ctx, name)) if (!isMatching(row)) retire(ctx, row, `At ${utcTime(ctx.now)} an instance was taken out of service in response to an instance refresh.`);
  return keep(ctx, name, { ...refresh, status: "InProgress", startedAt: ctx.now, left: left.map(({ instanceId }) => instanceId), total: left.length });
}

const warmAt = (view: View, { warmupSeconds }: Refresh, row: GroupInstanceRow): SimTime => inServiceSince(view, row) + seconds(warmupSeconds);

const isWarm = (view: View, refresh: Refresh, row: GroupInstanceRow): boolean => warmAt(view, refresh, row) <= view.now;

/** It looks again when the next of its instances has warmed up. */
function awaitWarm(ctx: Context, name: string, refresh: Refresh): void {
  const ends = staying(ctx, name).filter((row) => row.lifecycleState === "InService").map((row) => warmAt(ctx, refresh, row)).filter((time) => time > ctx.now);
  if (ends.length > 0) ctx.schedule(groupLooks, name, Math.min(...ends) - ctx.now);
}

function end(ctx: Context, name: string, refresh: Refresh, how: Pick<Refresh, "status"> & { readonly statusReason?: string }): void {
  keep(ctx, name, { ...refresh, ...how, endedAt: ctx.now, surge: 0, left: how.status === "Successful" || how.status === "RollbackSuccessful" ? [] : refresh.left });
  ctx.schedule(groupLooks, name, GROUP_LOOKS);
}
