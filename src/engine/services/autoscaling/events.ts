import { event } from "../../kernel/event.ts";
import type { Transition } from "./hooks.ts";

/**
 * An instance waits for a hook. Who made the hook completes the action with CompleteLifecycleAction, or keeps it waiting
 * with RecordLifecycleActionHeartbeat; else the hook's own result holds when it is out of time.
 */
export const lifecycleActionBegan = event<{
  readonly autoScalingGroupName: string;
  readonly instanceId: string;
  readonly lifecycleHookName: string;
  readonly lifecycleTransition: Transition;
  readonly lifecycleActionToken: string;
}>("autoscaling.lifecycleActionBegan");
