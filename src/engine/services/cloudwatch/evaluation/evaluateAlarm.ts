import type { ComparisonOperator } from "../../../../aws/generated/cloudwatch.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { minuteOf } from "../metrics/points.ts";
import { turnAlarm } from "../state.ts";
import type { AlarmConfiguration, AlarmRow } from "../tables.ts";
import { decideAlarm, evaluationRange, isMissingData, type AlarmRule } from "./decideAlarm.ts";
import { seenBy } from "./lookedAt.ts";
import { reasonFor, type Evaluated } from "./reasonFor.ts";

/** Looks at the last periods of an alarm's metric, and brings it into the state that they ask for. */
export function evaluateAlarm(ctx: Context, alarm: AlarmRow): void {
  const { configuration } = alarm;
  const rule = ruleOf(configuration);
  const evaluated = evaluatedOf(ctx, configuration);
  const state = decideAlarm(evaluated.map((datapoint) => datapoint?.isBreaching), rule);
  if (state === undefined || state === alarm.stateValue) return;
  turnAlarm(ctx, alarm, state, reasonFor(state, { configuration, rule, evaluated, at: ctx.now }));
}

/** The newest datapoint that an alarm looks at; undefined: there is none, nor was one said by who set its state. */
export function newestDatapoint(view: View, { configuration, stateReasonData }: AlarmRow): number | undefined {
  const measured = evaluatedOf(view, configuration).findLast((datapoint) => datapoint !== undefined);
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

/** The periods of the evaluation range, the oldest first. */
function evaluatedOf(view: View, configuration: AlarmConfiguration): readonly (Evaluated | undefined)[] {
  const { Threshold = 0, ComparisonOperator } = configuration;
  const count = evaluationRange(ruleOf(configuration));
  const seen = seenBy(view, configuration, { until: minuteOf(view.now), count });
  return Array.from({ length: count }, (_, place) => {
    const datapoint = seen.get(place);
    return datapoint && { ...datapoint, isBreaching: isBeyond(datapoint.value, ComparisonOperator, Threshold) };
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
