import { sumOf } from "../../../../lib/sum.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { beginnings, inTime, isList, isSeries, valueAt, withValues, type Series, type Value, type Window } from "./series.ts";

/** What a function makes of what it is given; undefined: it takes no such things. */
export type MathFunction = (given: readonly Value[], window: Window) => Value | undefined;

/** CloudWatch guide, "Metric math syntax and functions": the functions that are simulated beside FILL and METRICS. */
export const MATH_FUNCTIONS: ReadonlyMap<string, MathFunction> = new Map<string, MathFunction>([
  ["SUM", gathering((numbers) => sumOf(numbers, (number) => number))],
  ["AVG", gathering((numbers) => sumOf(numbers, (number) => number) / numbers.length)],
  ["MIN", gathering((numbers) => numbers.reduce((least, number) => Math.min(least, number), Infinity))],
  ["MAX", gathering((numbers) => numbers.reduce((most, number) => Math.max(most, number), -Infinity))],
  ["ABS", ofEach(Math.abs)],
  ["CEIL", ofEach(Math.ceil)],
  ["FLOOR", ofEach(Math.floor)],
  ["DIFF", ofSeries((series) => steps(series, () => 1))],
  ["RATE", ofSeries((series) => steps(series, (from, to) => (to - from) / seconds(1)))],
  ["PERIOD", ([one, ...more]) => (one !== undefined && more.length === 0 && isSeries(one) ? one.period : undefined)],
  ["TIME_SERIES", ([one, ...more], window) => (typeof one === "number" && more.length === 0 ? everywhere(one, window) : undefined)],
  ["IF", choose],
]);

/** Functions that CloudWatch has beside those. */
export const OTHER_FUNCTIONS: ReadonlySet<string> = new Set(
  "ANOMALY_DETECTION_BAND DATAPOINT_COUNT DATE DAY DB_PERF_INSIGHTS DIFF_TIME EPOCH FIRST HOUR INSIGHT_RULE_METRIC LAMBDA LAST LOG LOG10 METRIC_COUNT MINUTE MONTH REMOVE_EMPTY RUNNING_SUM SEARCH SERVICE_QUOTA SLICE SORT STDDEV YEAR".split(" "),
);

/** Of one series all its numbers, which gives one; of several those of each instant, as many as are there, which gives a series. */
function gathering(gather: (numbers: readonly number[]) => number): MathFunction {
  return ([one, ...more]) => {
    if (one === undefined || more.length > 0 || typeof one === "number") return undefined;
    if (isSeries(one)) return one.values.size === 0 ? NaN : gather([...one.values.values()]);
    const numbers = new Map<SimTime, number[]>();
    for (const { values } of one) for (const [at, value] of values) numbers.set(at, [...(numbers.get(at) ?? []), value]);
    const period = Math.max(60, ...one.map((series) => series.period));
    return withValues({ label: one[0]?.label ?? "", period }, [...numbers].map(([at, those]) => [at, gather(those)]));
  };
}

function ofEach(calculate: (value: number) => number): MathFunction {
  const series = ofSeries((one) => withValues(one, [...one.values].map(([at, value]) => [at, calculate(value)])));
  return (given, window) => (given.length === 1 && typeof given[0] === "number" ? calculate(given[0]) : series(given, window));
}

function ofSeries(change: (series: Series) => Series): MathFunction {
  return ([one, ...more]) => {
    if (one === undefined || more.length > 0 || typeof one === "number") return undefined;
    return isList(one) ? one.map(change) : change(one);
  };
}

/** By how much each number differs from the one before it, for each unit of what lies between. */
function steps(series: Series, between: (from: SimTime, to: SimTime) => number): Series {
  const known = inTime(series);
  return withValues(
    series,
    known.map(([at, value], place) => {
      const [before, from] = known[place - 1] ?? [];
      return [at, before === undefined || from === undefined ? NaN : (value - from) / between(before, at)];
    }),
  );
}

const everywhere = (value: number, window: Window): Series => withValues({ label: "TIME_SERIES", period: 60 }, beginnings(window, 60).map((at) => [at, value]));

/** `IF(condition, trueValue, falseValue)`: without the last, only what is true has a number. */
function choose([condition, yes, no = NaN, ...more]: readonly Value[]): Value | undefined {
  if (condition === undefined || yes === undefined || more.length > 0 || isList(condition) || isList(yes) || isList(no)) return undefined;
  const frame = [condition, yes, no].find(isSeries);
  if (frame === undefined || !isSeries(condition)) {
    const chosen = condition !== 0 ? yes : no;
    return frame === undefined || isSeries(chosen) ? chosen : withValues(frame, [...frame.values.keys()].map((at) => [at, chosen]));
  }
  return withValues(condition, [...condition.values].map(([at, is]) => [at, valueAt(is !== 0 ? yes : no, at)]));
}

/** What FILL puts where nothing was measured: a number, another series, the number before it, or what lies between its neighbours. */
export type Filling = number | Series | "REPEAT" | "LINEAR";

export function fill(series: Series, filling: Filling, window: Window): Series {
  const times = beginnings(window, series.period);
  const known = (at: SimTime): number => valueAt(series, at);
  if (filling === "REPEAT") {
    let before = NaN;
    return withValues(series, times.map((at) => [at, (before = Number.isNaN(known(at)) ? before : known(at))]));
  }
  if (filling === "LINEAR") return filledBetween(series, times);
  return withValues(series, times.map((at) => [at, series.values.has(at) ? known(at) : valueAt(filling, at)]));
}

/** On a line between the neighbours; before the first and after the last there is none to draw. */
function filledBetween(series: Series, times: readonly SimTime[]): Series {
  const known = times.filter((at) => series.values.has(at));
  let next = 0;
  return withValues(
    series,
    times.map((at) => {
      while ((known[next] ?? Infinity) < at) next += 1;
      const [before, after] = [known[next - 1], known[next]];
      if (after === at) return [at, valueAt(series, at)];
      if (before === undefined || after === undefined) return [at, NaN];
      const [low, high] = [valueAt(series, before), valueAt(series, after)];
      return [at, low + ((high - low) * (at - before)) / (after - before)];
    }),
  );
}
