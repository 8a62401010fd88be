import type { RecordLifecycleActionHeartbeatType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { seconds } from "../../../kernel/time.ts";
import { actionAsked } from "../actionAsked.ts";
import { needGroup } from "../lookup.ts";
import { awaitTimeout } from "../processes/waiting.ts";
import { groupInstances } from "../tables.ts";
import { USUAL_HEARTBEAT_SECONDS } from "../timing.ts";

/** Lets an instance wait for another heartbeat of the hook from now on, but not for longer than all may last. */
export const recordLifecycleActionHeartbeat = operation("autoscaling", "RecordLifecycleActionHeartbeat", {
  check(view: View, input: RecordLifecycleActionHeartbeatType) {
    const hook = needGroup(view, input.AutoScalingGroupName).lifecycleHooks?.find(({ LifecycleHookName }) => LifecycleHookName === input.LifecycleHookName);
    return { ...actionAsked(view, input), heartbeat: seconds(hook?.HeartbeatTimeout ?? USUAL_HEARTBEAT_SECONDS) };
  },

  apply(ctx, { row: { instanceId, waitsFor = [] }, action, heartbeat }): object {
    const until = Math.min(action.atMost, ctx.now + heartbeat);
    awaitTimeout(ctx, ctx.update(groupInstances, instanceId, { waitsFor: waitsFor.map((one) => (one.token === action.token ? { ...one, until } : one)) }));
    return {};
  },
});
