import { isStandingBy, isWarmed } from "../../../../aws/rules/groupMember.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { inServiceSince, staying, warmedOf } from "../lookup.ts";
import { activeRefresh, decideRefresh, isLaunchedBy } from "../refresh.ts";
import { autoScalingGroups, instancesByGroup, type AutoScalingGroupRow, type GroupInstanceRow, type Refresh } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS, WAITS_FOR_PROTECTED } from "../timing.ts";
import { retire } from "./retire.ts";
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
  if (left.length === 0 && !isMoving) return end(ctx, name, refresh, { status: refresh.status === "RollbackInProgress" ? "RollbackSuccessful" : "Successful" });
  step(ctx, group, { refresh, left, isMoving });
  awaitWarm(ctx, name, refresh);
}

interface Step {
  readonly refresh: Refresh;
  readonly left: readonly GroupInstanceRow[];
  readonly isMoving: boolean;
}

function step(ctx: Context, { autoScalingGroupName: name, desiredCapacity: desired }: AutoScalingGroupRow, { refresh, left, isMoving }: Step): void {
  const healthy = staying(ctx, name).filter((row) => row.lifecycleState === "InService" && isWarm(ctx, refresh, row)).length;
  const able = left.filter(({ isProtectedFromScaleIn }) => !isProtectedFromScaleIn || refresh.protectedInstances === "Refresh");
  const isOverdue = able.length === 0 && left.length > 0 && ctx.now - (refresh.startedAt ?? ctx.now) >= WAITS_FOR_PROTECTED;
  if (isOverdue) return end(ctx, name, refresh, { status: "Failed", statusReason: "Some instances are protected from scale-in." });
  const { replaced, surge } = decideRefresh(refresh, { desired, healthy, isMoving, left: able.length });
  const going = able.slice(0, replaced);
  const at = utcTime(ctx.now);
  for (const row of going) retire(ctx, row, `At ${at} an instance was taken out of service in response to an instance refresh.  At ${at} instance ${row.instanceId} was selected for termination.`);
  keep(ctx, name, { ...refresh, surge, left: left.filter((row) => !going.includes(row)).map(({ instanceId }) => instanceId) });
  if (going.length > 0 || surge !== refresh.surge) ctx.schedule(groupLooks, name, GROUP_LOOKS);
  else if (able.length === 0 && left.length > 0) ctx.schedule(groupLooks, name, (refresh.startedAt ?? ctx.now) + WAITS_FOR_PROTECTED - ctx.now);
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

/** The row of a refresh after a change. */
export function keep(ctx: Context, name: string, refresh: Refresh): Refresh {
  const { refreshes = [] } = ctx.need(autoScalingGroups, name);
  ctx.update(autoScalingGroups, name, { refreshes: refreshes.map((one) => (one.instanceRefreshId === refresh.instanceRefreshId ? refresh : one)) });
  return refresh;
}
