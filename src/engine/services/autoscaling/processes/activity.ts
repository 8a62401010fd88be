import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { ACTIVITIES_KEPT } from "../limits.ts";
import { activitiesByGroup, scalingActivities, type ScalingActivityRow } from "../tables.ts";

/** Writes down what a group does; the answer is the activity's id. The oldest of too many is forgotten. */
export function note(ctx: Context, activity: Omit<ScalingActivityRow, "activityId" | "startTime">): string {
  const [oldest, ...others] = ctx.where(activitiesByGroup, activity.autoScalingGroupName);
  if (oldest !== undefined && others.length + 1 >= ACTIVITIES_KEPT) ctx.remove(scalingActivities, oldest.activityId);
  return ctx.insert(scalingActivities, { ...activity, activityId: uuid(ctx), startTime: ctx.now }).activityId;
}

/** The same of an instance that EC2 does not launch or start. The words are observed. */
export function noteRefused(ctx: Context, { launching, why, ...about }: Refused): void {
  const statusMessage = `${why} Launching EC2 instance failed.`;
  note(ctx, { ...about, description: `${launching}.  Status Reason: ${statusMessage}`, statusCode: "Failed", statusMessage, progress: 100, endTime: ctx.now });
}

interface Refused extends Pick<ScalingActivityRow, "autoScalingGroupName" | "cause" | "details"> {
  /** What was tried. */
  readonly launching: string;
  /** What EC2 said. */
  readonly why: string;
}

/** More is known of an activity, unless it is forgotten. */
export function amend(ctx: Context, activityId: string, more: Partial<ScalingActivityRow>): void {
  if (ctx.find(scalingActivities, activityId) !== undefined) ctx.update(scalingActivities, activityId, more);
}

/** An activity has come to its end. */
export function succeed(ctx: Context, activityId: string): void {
  const activity = ctx.find(scalingActivities, activityId);
  if (activity === undefined || activity.statusCode === "Cancelled") return;
  ctx.update(scalingActivities, activityId, { statusCode: "Successful", progress: 100, endTime: ctx.now });
}

/** What the details of an activity say of a place. */
export function detailsOf(place: { readonly subnetId: string; readonly availabilityZone: string }): string {
  return JSON.stringify({ "Subnet ID": place.subnetId, "Availability Zone": place.availabilityZone });
}

/** And of where an instance is. */
export const detailsOfInstance = (view: View, instanceId: string): string => detailsOf(instanceOf(view, instanceId) ?? { subnetId: "", availabilityZone: "" });
