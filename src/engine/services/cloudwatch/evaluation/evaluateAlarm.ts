import type { ComparisonOperator, StateValue } from "../../../../aws/generated/cloudwatch.ts";
import { remembered } from "../../../../lib/remembered.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { minuteOf } from "../metrics/points.ts";
import { turnAlarm } from "../state.ts";
import type { AlarmConfiguration, AlarmRow } from "../tables.ts";
import { decideAlarm, evaluationRange, isMissingData, type AlarmRule } from "./decideAlarm.ts";
import { periodOf, seenBy, type Looked } from "./lookedAt.ts";
import { reasonFor, type Evaluated, type Evaluation } from "./reasonFor.ts";

/** Looks at the last periods of an alarm's metric, and brings it into the state that they ask for. */
export function evaluateAlarm(ctx: Context, alarm: AlarmRow): void {
  const { state, ...evaluation } = evaluationOf(ctx, alarm);
  if (state === undefined || state === alarm.stateValue) return;
  turnAlarm(ctx, alarm, state, reasonFor(state, evaluation));
}

/** Whether an alarm would come to another state if it were looked at now. */
export function wouldTurn(view: View, alarm: AlarmRow): boolean {
  const { state } = evaluationOf(view, alarm);
  return state !== undefined && state !== alarm.stateValue;
}

/** What an alarm sees now, and the state that asks for; undefined: it keeps its own. */
function evaluationOf(view: View, { configuration }: AlarmRow): Evaluation & { readonly state: StateValue | undefined } {
  const rule = ruleOf(configuration);
  const evaluated = evaluatedOf(view, configuration, rangeOf(view, configuration));
  return { configuration, rule, evaluated, at: view.now, state: decideAlarm(evaluated.map((datapoint) => datapoint?.isBreaching), rule) };
}

/** The newest datapoint that an alarm looks at; undefined: there is none, nor was one said by who set its state. */
export function newestDatapoint(view: View, { configuration, stateReasonData }: AlarmRow): number | undefined {
  const measured = evaluatedOf(view, configuration, rangeOf(view, configuration)).findLast((datapoint) => datapoint !== undefined);
  return measured?.value ?? newestIn(stateReasonData);
}

function newestIn(stateReasonData: string | null): number | undefined {
  const data: unknown = stateReasonData === null ? null : JSON.parse(stateReasonData);
  const recent: unknown = typeof data === "object" && data !== null && "recentDatapoints" in data ? data.recentDatapoints : undefined;
  const newest: unknown = Array.isArray(recent) ? recent.at(-1) : undefined;
  return typeof newest === "number" ? newest : undefined;
}

/** How datapoints are counted. */
export const ruleOf = remembered(
  ({ EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods, TreatMissingData = "missing" }: AlarmConfiguration): AlarmRule => ({
    evaluationPeriods: EvaluationPeriods,
    datapointsToAlarm: DatapointsToAlarm,
    missingData: isMissingData(TreatMissingData) ? TreatMissingData : "missing",
  }),
);

/** A minute, or a longer period, as an alarm saw it. */
export interface Dot {
  readonly at: SimTime;
  /** null: there was no datapoint. */
  readonly value: number | null;
  readonly isBreaching: boolean;
  /** It is one of those by which the state is decided. */
  readonly counts: boolean;
}

/** The last periods that an alarm could see, the oldest first; nothing from before the first datapoint. */
export function dotsOf(view: View, { configuration }: AlarmRow, stretch: Looked): readonly Dot[] {
  const [rule, period] = [ruleOf(configuration), seconds(periodOf(configuration))];
  const evaluated = evaluatedOf(view, configuration, stretch);
  const real = new Set(evaluated.slice(-evaluationRange(rule)).filter((datapoint) => datapoint !== undefined).slice(-rule.evaluationPeriods));
  const dots = evaluated.map((datapoint, place) => ({
    at: stretch.until - (stretch.count - place) * period,
    value: datapoint?.value ?? null,
    isBreaching: datapoint?.isBreaching ?? false,
    counts: datapoint !== undefined && real.has(datapoint),
  }));
  const first = dots.findIndex(({ value }) => value !== null);
  return first === -1 ? [] : dots.slice(first);
}

const rangeOf = (view: View, configuration: AlarmConfiguration): Looked => ({ until: minuteOf(view.now), count: evaluationRange(ruleOf(configuration)) });

/** Some periods, the oldest first. */
function evaluatedOf(view: View, configuration: AlarmConfiguration, stretch: Looked): readonly (Evaluated | undefined)[] {
  const { Threshold = 0, ComparisonOperator } = configuration;
  const period = seconds(periodOf(configuration));
  const seen = seenBy(view, configuration, stretch);
  const evaluated: (Evaluated | undefined)[] = [];
  let next = 0;
  for (let begins = stretch.until - stretch.count * period; begins < stretch.until; begins += period) {
    while ((seen[next]?.at ?? Infinity) < begins) next++;
    const datapoint = seen[next];
    evaluated.push(datapoint?.at === begins ? { at: begins, sampleCount: datapoint.sampleCount, value: datapoint.value, isBreaching: isBeyond(datapoint.value, ComparisonOperator, Threshold) } : undefined);
  }
  return evaluated;
}

/** Whether a value is on the side of a threshold that an alarm is about. */
export function isBeyond(value: number, operator: ComparisonOperator | undefined, threshold: number): boolean {
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
