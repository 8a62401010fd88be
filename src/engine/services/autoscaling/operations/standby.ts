import type { EnterStandbyAnswer, EnterStandbyQuery, ExitStandbyAnswer, ExitStandbyQuery } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeActivity } from "../describe.ts";
import { needGroupThatStays, needMembers } from "../lookup.ts";
import { enter } from "../processes/entering.ts";
import { leaveService } from "../processes/leaveService.ts";
import { sizesForbid } from "../refusals.ts";
import { scalingActivities } from "../tables.ts";

/** Takes instances out of service for a while: they stay in the group, which replaces them or wants fewer. */
export const enterStandby = operation("autoscaling", "EnterStandby", {
  check(view: View, { AutoScalingGroupName: name, InstanceIds: ids = [], ShouldDecrementDesiredCapacity: isLess }: EnterStandbyQuery) {
    const group = needGroupThatStays(view, name);
    const rows = needMembers(view, name, ids, "InService");
    if (isLess && group.desiredCapacity - rows.length < group.minSize) throw sizesForbid(group, "place into standby", rows.length);
    return { name, rows, isLess };
  },

  apply(ctx, { name, rows, isLess }): EnterStandbyAnswer {
    const done = leaveService(ctx, name, { rows, isLess, state: "EnteringStandby" });
    return { Activities: done.map((id) => describeActivity(ctx, ctx.need(scalingActivities, id))) };
  },
});

/** Brings them back, past the hooks of launches; the group wants as many more. */
export const exitStandby = operation("autoscaling", "ExitStandby", {
  check(view: View, { AutoScalingGroupName: name, InstanceIds: ids = [] }: ExitStandbyQuery) {
    const group = needGroupThatStays(view, name);
    const rows = needMembers(view, name, ids, "Standby");
    if (group.desiredCapacity + rows.length > group.maxSize) throw sizesForbid(group, "move out of standby", rows.length);
    return { name, rows };
  },

  apply(ctx, { name, rows }): ExitStandbyAnswer {
    const done = rows.map((row) => enter(ctx, name, { row, what: "Moving EC2 instance out of Standby", how: (at, from) => `At ${at} instance ${row.instanceId} was moved out of standby in response to a user request, increasing the capacity from ${from} to ${from + 1}.` }));
    return { Activities: done.map((id) => describeActivity(ctx, ctx.need(scalingActivities, id))) };
  },
});
