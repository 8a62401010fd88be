import type { DeleteWarmPoolType } from "../../../../aws/generated/autoscaling.ts";
import { isGoing, isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needWarmPool } from "../lookup.ts";
import { goOut } from "../processes/leaving.ts";
import { autoScalingGroups, instancesByGroup } from "../tables.ts";
import { groupLooks } from "../timers.ts";

/** Deletes a warm pool once its instances are terminated, by force without waiting for any hook of theirs. */
export const deleteWarmPool = operation("autoscaling", "DeleteWarmPool", {
  check: (view: View, { AutoScalingGroupName: name, ForceDelete: isForced = false }: DeleteWarmPoolType) => ({ name, warmPool: needWarmPool(view, name), isForced }),

  apply(ctx, { name, warmPool, isForced }): object {
    ctx.update(autoScalingGroups, name, { warmPool: { ...warmPool, deletion: isForced ? "forced" : "waiting" } });
    for (const row of ctx.where(instancesByGroup, name)) if (isForced && isWarmed(row) && isGoing(row)) goOut(ctx, row.instanceId);
    ctx.schedule(groupLooks, name, 0);
    return {};
  },
});
