import type { NotScaledReason } from "../../../aws/generated/application-autoscaling.ts";
import type { Context, View } from "../../kernel/context.ts";
import { uuid } from "../../kernel/ids.ts";
import type { Millis } from "../../kernel/time.ts";
import { runningCountOf, writeMessage } from "../ecs/late/contract.ts";
import { afterScaleIn, afterScaleOut } from "./decide/cooldown.ts";
import { ACTIVITIES_KEPT } from "./limits.ts";
import { mayNotUpdate } from "./role.ts";
import { activitiesByTarget, openActivities, scalableTargets, scalingActivities, type CapacityChange, type ScalingActivityRow } from "./tables.ts";
import { findScaled } from "./target.ts";
import { targetLooks } from "./timers.ts";
import { FULFILLED_WITHIN } from "./timing.ts";

type Entry = Pick<ScalingActivityRow, "resourceId" | "description" | "cause" | "statusMessage"> & { readonly statusCode: Exclude<ScalingActivityRow["statusCode"], "InProgress"> } & Partial<Pick<ScalingActivityRow, "change" | "notScaledReason">>;

/** Writes down what was done, or tried. */
export function writeActivity(ctx: Context, { change = null, notScaledReason = null, ...entry }: Entry): void {
  keep(ctx, { activityId: uuid(ctx), ...entry, change, notScaledReason, startTime: ctx.now, endTime: ctx.now });
}

/** The newest are kept. */
function keep(ctx: Context, activity: ScalingActivityRow): ScalingActivityRow {
  const { resourceId } = activity;
  const row = ctx.insert(scalingActivities, activity);
  if (ctx.count(activitiesByTarget, resourceId) <= ACTIVITIES_KEPT) return row;
  const [oldest] = ctx.where(activitiesByTarget, resourceId);
  if (oldest !== undefined) ctx.remove(scalingActivities, oldest.activityId);
  return row;
}

interface Wanted extends CapacityChange {
  readonly resourceId: string;
  readonly cause: string;
}

/** Sets the desired count of a service in the role of Application Auto Scaling; whether that was done. Strings of activities were observed, unless they say why it failed. */
export function setDesiredCount(ctx: Context, { resourceId, cause, ...change }: Wanted): boolean {
  const { desired } = change;
  const service = findScaled(ctx, resourceId);
  if (service === undefined) return false;
  const { serviceArn, clusterArn } = service;
  const description = `Setting desired count to ${desired}.`;
  const denied = mayNotUpdate(ctx, serviceArn);
  const answer = denied === undefined ? ctx.call("ecs", "UpdateService", { cluster: clusterArn, service: serviceArn, desiredCount: desired }) : { ok: false as const, message: denied };
  if (!answer.ok) {
    writeActivity(ctx, { resourceId, cause, change, description, statusCode: "Failed", statusMessage: `Failed to set desired count to ${desired}. Reason: ${answer.message}` });
    return false;
  }
  settleActivities(ctx);
  cool(ctx, resourceId, change.cooldown, FULFILLED_WITHIN);
  const statusMessage = `Successfully set desired count to ${desired}. Waiting for change to be fulfilled by ecs.`;
  const begun = keep(ctx, { activityId: uuid(ctx), resourceId, cause, description, statusCode: "InProgress", statusMessage, change, notScaledReason: null, startTime: ctx.now, endTime: null });
  ctx.schedule(targetLooks, resourceId, FULFILLED_WITHIN);
  settle(ctx, begun);
  return true;
}

/** Ends the activities that ECS has fulfilled, or never will. */
export function settleActivities(ctx: Context): void {
  for (const activity of ctx.where(openActivities, "")) settle(ctx, activity);
}

function settle(ctx: Context, activity: ScalingActivityRow): void {
  const { activityId, resourceId, cause, change } = activity;
  const end = endOf(ctx, activity);
  if (change === null || end === undefined) return;
  const statusMessage = `Successfully set desired count to ${change.desired}. ${end.came}`;
  ctx.update(scalingActivities, activityId, { statusCode: end.statusCode, statusMessage, endTime: ctx.now });
  const isDone = end.statusCode === "Successful";
  cool(ctx, resourceId, change.cooldown, isDone ? (change.cooldown?.millis ?? 0) : 0);
  const service = isDone ? findScaled(ctx, resourceId) : undefined;
  if (service !== undefined) writeMessage(ctx, service.serviceArn, `Message: ${statusMessage} Cause: ${cause}`);
}

/** How an activity ends, if it does now: asked with every task that starts or stops, it nearly always goes on. */
function endOf(view: View, { resourceId, startTime, change }: ScalingActivityRow): Pick<ScalingActivityRow, "statusCode"> & { readonly came: string } | undefined {
  if (change === null) return undefined;
  const service = findScaled(view, resourceId);
  if (service === undefined) return { statusCode: "Unfulfilled", came: "The service is no longer active." };
  if (service.desiredCount !== change.desired) return { statusCode: "Overridden", came: `Found it was later changed to ${service.desiredCount}.` };
  if (runningCountOf(view, service) === change.desired) return { statusCode: "Successful", came: "Change successfully fulfilled by ecs." };
  return view.now >= startTime + FULFILLED_WITHIN ? { statusCode: "Unfulfilled", came: "The change was not fulfilled by ecs in time." } : undefined;
}

/** A cooldown begins once ECS has done what was asked of it (Application Auto Scaling guide); until then it is as if one lasted. */
function cool(ctx: Context, resourceId: string, which: CapacityChange["cooldown"], millis: Millis): void {
  const target = ctx.find(scalableTargets, resourceId);
  if (target === undefined || which === null) return;
  ctx.update(scalableTargets, resourceId, { cooldown: which.direction === "out" ? afterScaleOut(ctx.now, millis, which.from) : afterScaleIn(ctx.now, millis, target.cooldown) });
}

/** Writes down that a target was not scaled, unless that was the last thing that was written. */
export function writeNotScaled(ctx: Context, resourceId: string, { cause, reason }: { readonly cause: string; readonly reason: NotScaledReason }): void {
  const last = ctx.where(activitiesByTarget, resourceId).at(-1);
  if (last?.notScaledReason?.Code === reason.Code && last.cause === cause) return;
  writeActivity(ctx, { resourceId, cause, description: "Attempting to scale due to alarm triggered", statusCode: "Failed", statusMessage: null, notScaledReason: reason });
}
