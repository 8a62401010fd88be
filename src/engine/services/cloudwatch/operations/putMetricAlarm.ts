import type { Nothing, PutMetricAlarmInput } from "../../../../aws/generated/cloudwatch.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { isMissingData } from "../evaluation/decideAlarm.ts";
import { awaitMinute } from "../evaluation/everyMinute.ts";
import { periodOf } from "../evaluation/lookedAt.ts";
import { writeHistory } from "../history.ts";
import { checkQueriesOfAlarm } from "../math/queriesOfAlarm.ts";
import { percentileNamed } from "../metrics/statistic.ts";
import { combined, invalidValue, notSimulated } from "../refusals.ts";
import { alarms, type AlarmConfiguration } from "../tables.ts";

interface Plan {
  readonly alarmName: string;
  readonly actionsEnabled: boolean;
  readonly configuration: AlarmConfiguration;
}

/** Makes an alarm, or gives one another configuration as a whole: its state stays. CloudWatch API. */
export const putMetricAlarm = operation("cloudwatch", "PutMetricAlarm", {
  check: (_view: View, input: PutMetricAlarmInput): Plan => alarmFrom(input),

  apply(ctx: Context, { alarmName, ...given }: Plan): Nothing {
    const existing = ctx.find(alarms, alarmName);
    if (existing === undefined) ctx.insert(alarms, { alarmName, ...given, ...unchecked(ctx.now), configuredAt: ctx.now });
    else ctx.update(alarms, alarmName, { ...given, configuredAt: ctx.now });
    const type = existing === undefined ? "Create" : "Update";
    const data = JSON.stringify({ version: "1.0", type, updatedAlarm: { alarmName, actionsEnabled: given.actionsEnabled, ...given.configuration } });
    writeHistory(ctx, alarmName, { type: "ConfigurationUpdate", summary: `Alarm "${alarmName}" ${existing === undefined ? "created" : "updated"}`, data });
    awaitMinute(ctx);
    return {};
  },
});

/** An alarm as it is asked for. Throws what CloudWatch refuses it with. */
export function alarmFrom({ AlarmName, ActionsEnabled = true, Tags: _tags, ...given }: PutMetricAlarmInput): Plan {
  refuseOtherKinds(given);
  if (given.Metrics === undefined || given.Metrics.length === 0) checkMetric(given);
  else {
    checkAlone(given);
    checkQueriesOfAlarm(given.Metrics);
  }
  checkCondition(given);
  checkWindow(given);
  return { alarmName: AlarmName, actionsEnabled: ActionsEnabled, configuration: given };
}

/** What an alarm begins with. Observed. */
const unchecked = (now: number) => ({
  stateValue: "INSUFFICIENT_DATA" as const,
  stateReason: "Unchecked: Initial alarm creation",
  stateReasonData: null,
  stateUpdatedAt: now,
  stateTransitionedAt: now,
});

function refuseOtherKinds({ ThresholdMetricId, EvaluationCriteria }: AlarmConfiguration): void {
  if (ThresholdMetricId !== undefined) throw notSimulated("PutMetricAlarm with ThresholdMetricId");
  if (EvaluationCriteria !== undefined) throw notSimulated("PutMetricAlarm with EvaluationCriteria");
}

/** CloudWatch API, PutMetricAlarm: what an alarm on one metric must say. The wordings were observed in part. */
function checkMetric({ MetricName, Namespace, Statistic, ExtendedStatistic, Period }: AlarmConfiguration): void {
  if (MetricName === undefined) throw invalidValue("Exactly one element of the metrics list should return data");
  if (Namespace === undefined) throw invalidValue("The parameter Namespace is required.");
  if ((Statistic === undefined) === (ExtendedStatistic === undefined)) throw invalidValue("Must specify either Statistic or ExtendedStatistic");
  if (ExtendedStatistic !== undefined) percentileNamed(ExtendedStatistic);
  if (Period === undefined) throw invalidValue("The parameter Period is required.");
}

/** CloudWatch API, PutMetricAlarm: beside metrics and expressions nothing names a metric. The wording is assumed. */
function checkAlone({ MetricName, Namespace, Dimensions, Period, Unit, Statistic, ExtendedStatistic }: AlarmConfiguration): void {
  const besides = Object.entries({ MetricName, Namespace, Dimensions, Period, Unit, Statistic, ExtendedStatistic }).find(([, given]) => given !== undefined);
  if (besides !== undefined) throw combined(`The parameters Metrics and ${besides[0]} are mutually exclusive and you have specified both.`);
}

function checkCondition({ Threshold, EvaluationPeriods, ComparisonOperator }: AlarmConfiguration): void {
  if (EvaluationPeriods === undefined) throw invalidValue("The parameter EvaluationPeriods is required.");
  if (Threshold === undefined) throw invalidValue("The parameter Threshold is required.");
  if (ComparisonOperator === undefined) throw invalidValue("The parameter ComparisonOperator is required.");
}

const DAY = 86_400;
const WEEK = 7 * DAY;
const HOUR = 3_600;
const SHORT_PERIODS: readonly number[] = [10, 20, 30];

/** CloudWatch API: periods, and how far back an alarm may look. The wordings are assumed. */
function checkWindow(configuration: AlarmConfiguration): void {
  const { EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods, TreatMissingData = "missing" } = configuration;
  const Period = periodOf(configuration);
  if (!SHORT_PERIODS.includes(Period) && (Period <= 0 || Period % 60 !== 0)) {
    throw invalidValue("The parameter Period must be 10, 20, 30 or a multiple of 60.");
  }
  const most = Period < HOUR ? DAY : WEEK;
  if (Period * EvaluationPeriods > most) throw invalidValue(`Metrics cannot be checked across more than ${most === DAY ? "a day" : "seven days"} (EvaluationPeriods * Period must be <= ${most}).`);
  if (Period * EvaluationPeriods > DAY) throw notSimulated("PutMetricAlarm with periods of more than a day in all");
  if (DatapointsToAlarm > EvaluationPeriods) throw invalidValue("The parameter DatapointsToAlarm must be less than or equal to EvaluationPeriods.");
  if (!isMissingData(TreatMissingData)) throw invalidValue(`Invalid value for TreatMissingData: ${TreatMissingData}`);
}
