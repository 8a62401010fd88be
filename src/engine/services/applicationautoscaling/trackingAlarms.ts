import type { PutMetricAlarmInput } from "../../../aws/generated/cloudwatch.ts";
import { assert } from "../../../lib/assert.ts";
import type { Context } from "../../kernel/context.ts";
import { uuid } from "../../kernel/ids.ts";
import { alarmNamed } from "../cloudwatch/contract.ts";
import type { Tracked } from "./policies.ts";

/** The alarms of a policy that tracks a target: what goes off above it, and below nine tenths of it, if the policy scales in. */
export interface TrackingAlarms {
  readonly highAlarm: string;
  readonly lowAlarm: string | null;
}

interface Wanted {
  /** What is scaled, as their names have it. */
  readonly of: string;
  /** What they do, and what they say they are for. */
  readonly action: string;
  readonly tracked: Tracked;
  readonly target: number;
  readonly scalesIn: boolean;
  /** Where other rules hold than the usual ones. */
  readonly rules?: { readonly highPeriods: number; readonly lowThreshold: number };
}

/** Observed: what the alarms of a target tracking policy are called and look at. That they are made anew with an update, and that there is no low one where scaling in is disabled, is assumed. */
export function makeTrackingAlarms(ctx: Context, { of, action, tracked, target, scalesIn, rules }: Wanted): TrackingAlarms {
  // Nine tenths, in an order that keeps decimals short.
  const { highPeriods, lowThreshold } = rules ?? { highPeriods: 3, lowThreshold: (target * 9) / 10 };
  const make = (side: "AlarmHigh" | "AlarmLow", rule: Pick<PutMetricAlarmInput, "ComparisonOperator" | "Threshold"> & { readonly EvaluationPeriods: number }): string => {
    const AlarmName = `TargetTracking-${of}-${side}-${uuid(ctx)}`;
    const AlarmDescription = `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${action}.`;
    const alarm = { AlarmName, AlarmDescription, AlarmActions: [action], ...tracked, ...(tracked.Metrics === undefined ? { Period: 60 } : {}), DatapointsToAlarm: rule.EvaluationPeriods, ...rule, TreatMissingData: "missing" };
    const answer = ctx.call("cloudwatch", "PutMetricAlarm", alarm);
    assert(answer.ok, "an alarm of a target tracking policy can be made");
    return AlarmName;
  };
  const highAlarm = make("AlarmHigh", { EvaluationPeriods: highPeriods, ComparisonOperator: "GreaterThanThreshold", Threshold: target });
  const lowAlarm = scalesIn ? make("AlarmLow", { EvaluationPeriods: 15, ComparisonOperator: "LessThanThreshold", Threshold: lowThreshold }) : null;
  return { highAlarm, lowAlarm };
}

/** Deletes the alarms of a policy, as far as nobody has done so. */
export function removeTrackingAlarms(ctx: Context, { highAlarm, lowAlarm }: TrackingAlarms): void {
  const AlarmNames = [highAlarm, lowAlarm].filter((name) => name !== null && alarmNamed(ctx, name) !== undefined);
  if (AlarmNames.length > 0) ctx.call("cloudwatch", "DeleteAlarms", { AlarmNames });
}
