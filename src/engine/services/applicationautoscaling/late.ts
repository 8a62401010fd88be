import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import type { Operation } from "../../kernel/operation.ts";
import { lateService } from "../late.ts";

/** What Application Auto Scaling consists of beside its tables. */
export interface ApplicationAutoScalingCode {
  readonly operations: readonly Operation[];
  readonly lookAtTarget: (ctx: Context, resourceId: string) => void;
  readonly settleActivities: (ctx: Context) => void;
  readonly fireScheduledAction: (ctx: Context, actionKey: string) => void;
  readonly endHour: (ctx: Context, policyKey: string) => void;
  readonly scaleAhead: (ctx: Context, policyKey: string) => void;
  readonly hearAlarm: (ctx: Context, alarmName: string) => void;
}

/** Few services are scaled, so the code comes with the first call that needs it. */
export const applicationAutoScalingLate = lateService("application-autoscaling");

let provided: ApplicationAutoScalingCode | undefined;

/** Hands in the code. A session with a call of it must not be opened before. */
export function provideApplicationAutoScaling(code: ApplicationAutoScalingCode): void {
  provided = code;
  applicationAutoScalingLate.provide(code.operations);
}

/** What happens by itself, in a session that was not opened before it came. */
export function applicationAutoScalingParts(): ApplicationAutoScalingCode {
  assert(provided !== undefined, "the code of application-autoscaling was not handed in");
  return provided;
}
