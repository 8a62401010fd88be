import type { CancelInstanceRefreshAnswer, CancelInstanceRefreshType, DescribeInstanceRefreshesAnswer, DescribeInstanceRefreshesType, RollbackInstanceRefreshAnswer, RollbackInstanceRefreshType, StartInstanceRefreshAnswer, StartInstanceRefreshType } from "../../../../aws/generated/autoscaling.ts";
import { canRollBack } from "../../../../aws/rules/instanceRefresh.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { operation, reading } from "../../../kernel/operation.ts";
import { choiceFrom } from "../launching.ts";
import { RECORDS_PER_PAGE, REFRESHES_KEPT } from "../limits.ts";
import { needGroup, needGroupThatStays, staying } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { keep } from "../processes/keepRefresh.ts";
import { rollBack } from "../processes/rollBack.ts";
import { activeRefresh, describeRefresh, preferencesFrom, refuseWhileRefreshing } from "../refresh.ts";
import { isReversible, optionsFrom } from "../refreshOptions.ts";
import { noActiveRefresh, notSimulated, refreshIrreversible } from "../refusals.ts";
import { autoScalingGroups, type AutoScalingGroupRow, type Refresh } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Begins to replace the instances of a group, a few at a time, also by another launch template. */
export const startInstanceRefresh = operation("autoscaling", "StartInstanceRefresh", {
  check(view: View, { AutoScalingGroupName: name, Strategy = "Rolling", DesiredConfiguration: desired, Preferences = {} }: StartInstanceRefreshType) {
    const group = needGroupThatStays(view, name);
    refuseWhileRefreshing(group);
    if (Strategy !== "Rolling") throw notSimulated(`The instance refresh strategy ${Strategy}`);
    if (desired?.MixedInstancesPolicy !== undefined || (desired?.LaunchTemplate !== undefined && group.mixed)) throw notSimulated("An instance refresh with a MixedInstancesPolicy");
    const launching = desired?.LaunchTemplate === undefined ? null : { from: group.launchTemplate, to: choiceFrom(view, desired.LaunchTemplate, group.subnetIds) };
    return { group, refresh: { ...preferencesFrom(Preferences, group), ...optionsFrom(view, Preferences, launching), launching } };
  },

  apply(ctx: Context, { group: { autoScalingGroupName: name, refreshes = [], launchTemplate }, refresh }): StartInstanceRefreshAnswer {
    const instanceRefreshId = uuid(ctx);
    const row: Refresh = { ...refresh, instanceRefreshId, status: "Pending", statusReason: null, startedAt: null, endedAt: null, left: staying(ctx, name).map(({ instanceId }) => instanceId), total: 0, surge: 0 };
    // That the group launches by it from now on, and not only once all is done, is assumed.
    ctx.update(autoScalingGroups, name, { refreshes: [...refreshes.slice(1 - REFRESHES_KEPT), row], launchTemplate: refresh.launching?.to ?? launchTemplate });
    ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return { InstanceRefreshId: instanceRefreshId };
  },
});

function needActive(view: View, name: string): { readonly group: AutoScalingGroupRow; readonly refresh: Refresh } {
  const group = needGroupThatStays(view, name);
  const refresh = activeRefresh(group);
  if (refresh === undefined) throw noActiveRefresh(name);
  return { group, refresh };
}

/** Replaces no more: what was replaced stays, and the group launches as before. */
export const cancelInstanceRefresh = operation("autoscaling", "CancelInstanceRefresh", {
  check: (view: View, { AutoScalingGroupName: name }: CancelInstanceRefreshType) => needActive(view, name),

  apply(ctx: Context, { group: { autoScalingGroupName: name, launchTemplate }, refresh }): CancelInstanceRefreshAnswer {
    keep(ctx, name, { ...refresh, status: "Cancelling", surge: 0 });
    ctx.update(autoScalingGroups, name, { launchTemplate: refresh.launching?.from ?? launchTemplate });
    ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return { InstanceRefreshId: refresh.instanceRefreshId };
  },
});

/** Replaces what was replaced by what was launched before. */
export const rollbackInstanceRefresh = operation("autoscaling", "RollbackInstanceRefresh", {
  check(view: View, { AutoScalingGroupName: name }: RollbackInstanceRefreshType) {
    const { refresh } = needActive(view, name);
    if (!canRollBack(refresh)) throw noActiveRefresh(name);
    if (!isReversible(refresh.launching)) throw refreshIrreversible();
    return { name, refresh, launching: refresh.launching };
  },

  apply(ctx: Context, { name, refresh, launching }): RollbackInstanceRefreshAnswer {
    rollBack(ctx, name, { refresh, launching, reason: "User initiated rollback." });
    return { InstanceRefreshId: refresh.instanceRefreshId };
  },
});

/** The refreshes of a group, the newest first, or those that are named. */
export const describeInstanceRefreshes = reading("autoscaling", "DescribeInstanceRefreshes", (view: View, input: DescribeInstanceRefreshesType): DescribeInstanceRefreshesAnswer => {
  const { AutoScalingGroupName: name, InstanceRefreshIds: ids = [] } = input;
  const { refreshes = [] } = needGroup(view, name);
  const { page, next } = pageOf(refreshes.filter(({ instanceRefreshId }) => ids.length === 0 || ids.includes(instanceRefreshId)).toReversed(), input, RECORDS_PER_PAGE);
  return { InstanceRefreshes: page.map((row) => describeRefresh(name, row)), ...next };
});
