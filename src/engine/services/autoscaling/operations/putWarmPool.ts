import type { PutWarmPoolType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needGroupThatStays } from "../lookup.ts";
import { refuseWhileRefreshing } from "../refresh.ts";
import { warmPoolPendingDelete } from "../refusals.ts";
import { autoScalingGroups } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";
import { refuseWarmPool, warmPoolFrom } from "../warmPool.ts";

/** Has instances prepared beside a group, or other ones than before. Those that are there keep their state. */
export const putWarmPool = operation("autoscaling", "PutWarmPool", {
  check(view: View, input: PutWarmPoolType) {
    const { AutoScalingGroupName: name } = input;
    const group = needGroupThatStays(view, name);
    refuseWhileRefreshing(group);
    refuseWarmPool(view, group);
    if ((group.warmPool?.deletion ?? null) !== null) throw warmPoolPendingDelete(name);
    return { name, warmPool: warmPoolFrom(input, group.warmPool) };
  },

  apply(ctx, { name, warmPool }): object {
    ctx.update(autoScalingGroups, name, { warmPool });
    ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return {};
  },
});
