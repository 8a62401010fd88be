import type { PutMetricAlarmInput } from "../../generated/cloudwatch.ts";
import { ACCOUNT_ID, REGION } from "../../region.ts";
import { errorIn } from "../../validate.ts";
import { type Fields, fieldOf, partsOf, textOf, textsOf, wholeOf } from "./fields.ts";
import type { Items } from "./items.ts";
import type { Report } from "./remark.ts";

/** The alarms that somebody made; those of policies that track a target come with them. */
export function alarmsIn(items: Items, report: Report): readonly PutMetricAlarmInput[] {
  const alarms: PutMetricAlarmInput[] = [];
  for (const { fields, options: _options, ...spot } of items.alarm) {
    const AlarmName = textOf(fields, "AlarmName") ?? "";
    if (AlarmName.startsWith("TargetTracking-")) continue;
    const alarm = alarmIn(fields, AlarmName);
    if (alarm === undefined || alarms.length >= MOST) report.leftOut(spot, `Alarm ${AlarmName}`, "Alarms are taken over that look at a statistic of one metric, for a day at most.");
    else {
      report.used(spot, `Alarm ${AlarmName}`);
      alarms.push(alarm);
    }
  }
  return alarms;
}

const MOST = 5_000;

function alarmIn(fields: Fields, AlarmName: string): PutMetricAlarmInput | undefined {
  const { AlarmDescription, Namespace, MetricName, Statistic, Threshold, ComparisonOperator, Unit, ActionsEnabled } = fields;
  const [Period, EvaluationPeriods] = [wholeOf(fields, "Period", { least: 10, most: 86_400 }), wholeOf(fields, "EvaluationPeriods", { least: 1 })];
  const DatapointsToAlarm = wholeOf(fields, "DatapointsToAlarm", { least: 1 });
  const missing = textOf(fields, "TreatMissingData");
  const isPlain = [Namespace, MetricName, Statistic, ComparisonOperator].every((one) => typeof one === "string" && one !== "") && typeof Threshold === "number" && partsOf(fields, "Metrics").length === 0 && fieldOf(fields, "ThresholdMetricId") === undefined;
  if (!isPlain || Period === undefined || EvaluationPeriods === undefined || (Period % 60 !== 0 && Period > 30) || Period * EvaluationPeriods > 86_400 || (DatapointsToAlarm ?? 1) > EvaluationPeriods) return undefined;
  const actions = Object.fromEntries(["AlarmActions", "OKActions", "InsufficientDataActions"].map((member) => [member, textsOf(fields, member, 1_024).map(actionHere)]).filter(([, list]) => (list?.length ?? 0) > 0));
  const alarm = {
    AlarmName,
    ...(typeof AlarmDescription === "string" && AlarmDescription !== "" ? { AlarmDescription } : {}),
    ...(ActionsEnabled === false ? { ActionsEnabled } : {}),
    ...actions,
    Namespace,
    MetricName,
    Statistic,
    Dimensions: partsOf(fields, "Dimensions"),
    Period,
    EvaluationPeriods,
    Threshold,
    ComparisonOperator,
    ...(DatapointsToAlarm === undefined ? {} : { DatapointsToAlarm }),
    ...(missing !== undefined && MISSING.has(missing) ? { TreatMissingData: missing } : {}),
    ...(typeof Unit === "string" ? { Unit } : {}),
  };
  return errorIn("cloudwatch", "PutMetricAlarm", alarm) === undefined ? (alarm as PutMetricAlarmInput) : undefined;
}

const MISSING: ReadonlySet<string> = new Set(["missing", "notBreaching", "breaching", "ignore"]);

/** A policy of another account is that of this one: its ARN differs in nothing else. */
const actionHere = (arn: string): string => arn.replace(/^arn:aws[a-z-]*:autoscaling:[^:]*:\d{12}:/, `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}:`);
