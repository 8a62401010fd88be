import type { DescribeScheduledActionsType, ScheduledActionsType } from "../../../../aws/generated/autoscaling.ts";
import { simTime } from "../../../../aws/simTime.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { RECORDS_PER_PAGE } from "../limits.ts";
import { needGroup } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { describeAction } from "../scheduled.ts";
import { autoScalingGroups, type GroupAction } from "../tables.ts";

/** The actions that groups have yet to do: all, those that are named, or those of some time. */
export const describeScheduledActions = reading("autoscaling", "DescribeScheduledActions", (view: View, input: DescribeScheduledActionsType): ScheduledActionsType => {
  const groups = input.AutoScalingGroupName === undefined ? view.all(autoScalingGroups) : [needGroup(view, input.AutoScalingGroupName)];
  const asked = groups.flatMap((group) => (group.scheduledActions ?? []).filter((action) => isAsked(action, input)).map((action) => describeAction(group, action)));
  const { page, next } = pageOf(asked, input, RECORDS_PER_PAGE);
  return { ScheduledUpdateGroupActions: page, ...next };
});

/** API reference: where actions are named, times are not looked at. */
function isAsked({ scheduledActionName, nextAt }: GroupAction, { ScheduledActionNames: names = [], StartTime, EndTime }: DescribeScheduledActionsType): boolean {
  if (names.length > 0) return names.includes(scheduledActionName);
  return (StartTime === undefined || nextAt >= simTime(StartTime)) && (EndTime === undefined || nextAt <= simTime(EndTime));
}
