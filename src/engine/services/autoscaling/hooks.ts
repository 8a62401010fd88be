import type { LifecycleHook, PutLifecycleHookType } from "../../../aws/generated/autoscaling.ts";
import { HOOKS } from "./limits.ts";
import { hooksExceeded, notSimulated, validationError } from "./refusals.ts";
import type { AutoScalingGroupRow } from "./tables.ts";
import { HEARTBEATS, HEARTBEAT_SECONDS, USUAL_HEARTBEAT_SECONDS, WAIT_AT_MOST_SECONDS } from "./timing.ts";

export type Transition = "autoscaling:EC2_INSTANCE_LAUNCHING" | "autoscaling:EC2_INSTANCE_TERMINATING";

/** The hooks that wait at a transition, in the order in which they were made. */
export const hooksAt = ({ lifecycleHooks = [] }: Pick<AutoScalingGroupRow, "lifecycleHooks">, transition: Transition): readonly LifecycleHook[] => lifecycleHooks.filter(({ LifecycleTransition: at }) => at === transition);

type Asked = Omit<PutLifecycleHookType, "AutoScalingGroupName">;

/** A group's hooks with one of them made or changed. What an update does not name stays. Auto Scaling API, PutLifecycleHook. */
export function withHook(name: string, hooks: readonly LifecycleHook[], asked: Asked): readonly LifecycleHook[] {
  const before = hooks.find(({ LifecycleHookName: hook }) => hook === asked.LifecycleHookName);
  const hook = hookFrom(name, { ...before, ...asked });
  if (before !== undefined) return hooks.map((one) => (one === before ? hook : one));
  if (hooks.length >= HOOKS) throw hooksExceeded(HOOKS);
  return [...hooks, hook];
}

function hookFrom(AutoScalingGroupName: string, asked: Asked): LifecycleHook {
  const { LifecycleHookName, LifecycleTransition, NotificationTargetARN = "", RoleARN, NotificationMetadata, HeartbeatTimeout = USUAL_HEARTBEAT_SECONDS, DefaultResult = "ABANDON" } = asked;
  // The wordings are assumed.
  if (LifecycleTransition === undefined) throw validationError("LifecycleTransition is required when creating a new lifecycle hook");
  if (!isTransition(LifecycleTransition)) throw validationError(`Invalid lifecycle transition ${LifecycleTransition}`);
  if (NotificationTargetARN !== "") throw notSimulated("A lifecycle hook with a NotificationTargetARN");
  const { least, most } = HEARTBEAT_SECONDS;
  if (HeartbeatTimeout < least || HeartbeatTimeout > most) throw validationError(`HeartbeatTimeout must be between ${least} and ${most} seconds`);
  if (DefaultResult !== "CONTINUE" && DefaultResult !== "ABANDON") throw validationError(`Invalid lifecycle action result ${DefaultResult}`);
  return {
    LifecycleHookName,
    AutoScalingGroupName,
    LifecycleTransition,
    ...(RoleARN === undefined ? {} : { RoleARN }),
    ...(NotificationMetadata === undefined ? {} : { NotificationMetadata }),
    HeartbeatTimeout,
    GlobalTimeout: Math.min(WAIT_AT_MOST_SECONDS, HEARTBEATS * HeartbeatTimeout),
    DefaultResult,
  };
}

const isTransition = (text: string): text is Transition => text === "autoscaling:EC2_INSTANCE_LAUNCHING" || text === "autoscaling:EC2_INSTANCE_TERMINATING";
