import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import { lateService } from "../late.ts";
import type { targetChanged } from "./processes/balancing.ts";

/** What Auto Scaling consists of beside its tables. */
export interface AutoScalingCode {
  readonly operations: readonly Operation[];
  readonly fireGroupActions: (ctx: Context, autoScalingGroupName: string) => void;
  readonly lookAtGroup: (ctx: Context, autoScalingGroupName: string) => void;
  readonly instanceChanged: (ctx: Context, instanceId: string) => void;
  readonly rebalanceCapacity: (ctx: Context, instanceId: string) => void;
  readonly machineLost: (ctx: Context, instanceId: string) => void;
  readonly targetChanged: typeof targetChanged;
  readonly hearAlarm: (ctx: Context, alarmName: string) => void;
  readonly actOnAlarms: (ctx: Context, autoScalingGroupName: string) => void;
  readonly proceed: (ctx: Context, instanceId: string) => void;
}

/** Few sessions have a group, so its code comes with the first call that needs it. */
export const autoScalingLate = lateService("autoscaling");

let provided: AutoScalingCode | undefined;

/** Hands in the code. A session with a call of it must not be opened before. */
export function provideAutoScaling(code: AutoScalingCode): void {
  provided = code;
  autoScalingLate.provide(code.operations);
}

/** What happens by itself in groups, in a session that was not opened before it came. */
export function autoScalingParts(): AutoScalingCode {
  assert(provided !== undefined, "the code of autoscaling was not handed in");
  return provided;
}
