import type { DeleteLifecycleHookType } from "../../../../aws/generated/autoscaling.ts";
import { isGoing } from "../../../../aws/rules/groupMember.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needGroup } from "../lookup.ts";
import { complete } from "../processes/proceed.ts";
import { hookNotFound } from "../refusals.ts";
import { autoScalingGroups, instancesByGroup } from "../tables.ts";

/** Deletes a hook. What waits for it is completed first: ABANDON for instances that come in, CONTINUE for those that go (API reference). */
export const deleteLifecycleHook = operation("autoscaling", "DeleteLifecycleHook", {
  check(view: View, { AutoScalingGroupName: name, LifecycleHookName: hook }: DeleteLifecycleHookType) {
    const { lifecycleHooks = [] } = needGroup(view, name);
    if (lifecycleHooks.every(({ LifecycleHookName }) => LifecycleHookName !== hook)) throw hookNotFound(hook, name);
    return { name, hook, lifecycleHooks: lifecycleHooks.filter(({ LifecycleHookName }) => LifecycleHookName !== hook) };
  },

  apply(ctx, { name, hook, lifecycleHooks }): object {
    for (const row of ctx.where(instancesByGroup, name)) {
      const action = row.waitsFor?.find(({ lifecycleHookName }) => lifecycleHookName === hook);
      if (action !== undefined) complete(ctx, row, { action, result: isGoing(row) ? "CONTINUE" : "ABANDON", why: "Lifecycle Hook Deleted" });
    }
    ctx.update(autoScalingGroups, name, { lifecycleHooks });
    return {};
  },
});
