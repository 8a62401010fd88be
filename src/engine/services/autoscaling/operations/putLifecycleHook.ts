import type { PutLifecycleHookType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { withHook } from "../hooks.ts";
import { needGroupThatStays } from "../lookup.ts";
import { autoScalingGroups } from "../tables.ts";

/** Makes a hook of a group, or changes one. Instances that wait already do not hear of it. */
export const putLifecycleHook = operation("autoscaling", "PutLifecycleHook", {
  check(view: View, { AutoScalingGroupName: name, ...asked }: PutLifecycleHookType) {
    const { lifecycleHooks = [] } = needGroupThatStays(view, name);
    return { name, lifecycleHooks: withHook(name, lifecycleHooks, asked) };
  },

  apply(ctx, { name, lifecycleHooks }): object {
    ctx.update(autoScalingGroups, name, { lifecycleHooks });
    return {};
  },
});
