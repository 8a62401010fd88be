import type { ActivitiesType, DescribeScalingActivitiesType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeActivity } from "../describe.ts";
import { ACTIVITIES_PER_PAGE } from "../limits.ts";
import { needGroup } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { notSimulated } from "../refusals.ts";
import { activitiesByGroup, autoScalingGroups, scalingActivities } from "../tables.ts";

/** What groups did, the newest first. Those of deleted groups are told only to who asks for them. */
export const describeScalingActivities = reading("autoscaling", "DescribeScalingActivities", (view: View, input: DescribeScalingActivitiesType): ActivitiesType => {
  const { AutoScalingGroupName: name, ActivityIds: ids = [], IncludeDeletedGroups = false } = input;
  if ((input.Filters ?? []).length > 0) throw notSimulated("DescribeScalingActivities with Filters");
  if (name !== undefined && !IncludeDeletedGroups) needGroup(view, name);
  const of = name === undefined ? view.all(scalingActivities) : view.where(activitiesByGroup, name);
  const there = of.filter((row) => IncludeDeletedGroups || view.find(autoScalingGroups, row.autoScalingGroupName) !== undefined);
  const asked = ids.length === 0 ? there : there.filter(({ activityId }) => ids.includes(activityId));
  const { page, next } = pageOf(asked.toReversed(), input, ACTIVITIES_PER_PAGE);
  return { Activities: page.map((row) => describeActivity(view, row)), ...next };
});
