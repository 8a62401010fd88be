import type { ComparisonOperator } from "../../../../aws/generated/cloudwatch.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { seconds } from "../../../kernel/time.ts";
import { metricKeyOf, metricNamed } from "../metrics/metric.ts";
import { byPeriod, minuteOf, valueOf } from "../metrics/points.ts";
import { metrics, type Point } from "../metrics/tables.ts";
import { turnAlarm } from "../state.ts";
import type { AlarmConfiguration, AlarmRow } from "../tables.ts";
import { decideAlarm, evaluationRange, isMissingData, type AlarmRule } from "./decideAlarm.ts";
import { reasonFor, type Evaluated } from "./reasonFor.ts";

/** Looks at the last periods of an alarm's metric, and brings it into the state that they ask for. */
export function evaluateAlarm(ctx: Context, alarm: AlarmRow, points: readonly Point[]): void {
  const { configuration } = alarm;
  const rule = ruleOf(configuration);
  const evaluated = evaluatedOf(configuration, { points, rule, until: minuteOf(ctx.now) });
  const state = decideAlarm(evaluated.map((datapoint) => datapoint?.isBreaching), rule);
  if (state === undefined || state === alarm.stateValue) return;
  turnAlarm(ctx, alarm, state, reasonFor(state, { configuration, rule, evaluated, at: ctx.now }));
}

/** The newest datapoint that an alarm looks at; undefined: there is none, nor was one said by who set its state. */
export function newestDatapoint(view: View, { configuration, stateReasonData }: AlarmRow): number | undefined {
  const points = view.find(metrics, metricKeyOf(metricNamed(configuration)))?.points ?? [];
  const measured = evaluatedOf(configuration, { points, rule: ruleOf(configuration), until: minuteOf(view.now) }).findLast((datapoint) => datapoint !== undefined);
  return measured?.value ?? newestIn(stateReasonData);
}

function newestIn(stateReasonData: string | null): number | undefined {
  const data: unknown = stateReasonData === null ? null : JSON.parse(stateReasonData);
  const recent: unknown = typeof data === "object" && data !== null && "recentDatapoints" in data ? data.recentDatapoints : undefined;
  const newest: unknown = Array.isArray(recent) ? recent.at(-1) : undefined;
  return typeof newest === "number" ? newest : undefined;
}

/** How datapoints are counted. */
function ruleOf({ EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods, TreatMissingData = "missing" }: AlarmConfiguration): AlarmRule {
  return { evaluationPeriods: EvaluationPeriods, datapointsToAlarm: DatapointsToAlarm, missingData: isMissingData(TreatMissingData) ? TreatMissingData : "missing" };
}

interface Looked {
  readonly points: readonly Point[];
  readonly rule: AlarmRule;
  readonly until: number;
}

/** The periods of the evaluation range, the oldest first. They end with the last whole minute, whatever their length. */
function evaluatedOf({ Period = 60, Statistic = "Average", Unit, Threshold = 0, ComparisonOperator }: AlarmConfiguration, { points, rule, until }: Looked): readonly (Evaluated | undefined)[] {
  const [period, count] = [seconds(Period), evaluationRange(rule)];
  const periods = byPeriod(points, { from: until - count * period, period, unit: Unit });
  return Array.from({ length: count }, (_, place) => {
    const point = periods.get(place);
    if (point === undefined) return undefined;
    const value = valueOf(point, Statistic);
    return { at: point.at, sampleCount: point.sampleCount, value, isBreaching: isBeyond(value, ComparisonOperator, Threshold) };
  });
}

function isBeyond(value: number, operator: ComparisonOperator | undefined, threshold: number): boolean {
  switch (operator) {
    case "GreaterThanOrEqualToThreshold":
      return value >= threshold;
    case "GreaterThanThreshold":
      return value > threshold;
    case "LessThanThreshold":
      return value < threshold;
    case "LessThanOrEqualToThreshold":
      return value <= threshold;
    default:
      return false;
  }
}
