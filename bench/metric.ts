/** One line of the report. `ciLow` and `ciHigh` bound the value with 95 % confidence. */
export interface Metric {
  readonly id: string;
  readonly value: number | null;
  readonly unit: string;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  /** Worse than this is a failure; null: measured, not judged. */
  readonly floor: number | null;
  readonly aim: number | null;
  readonly better: "higher" | "lower";
  /** What it was measured against in the same run; null: nothing. */
  readonly peer: string | null;
  readonly status: "ok" | "below floor" | "not measured";
  readonly why: string | null;
}

/** What a benchmark promises, before it is run. */
export interface Goal {
  readonly id: string;
  readonly unit: string;
  readonly floor: number | null;
  readonly aim: number | null;
  readonly better: "higher" | "lower";
  readonly peer: string | null;
}

/** Something that can be measured; it answers several metrics when one run yields several. */
export interface Benchmark {
  readonly goals: readonly Goal[];
  readonly run: () => Promise<readonly Samples[]> | readonly Samples[];
}

/** The figures of one goal, one for each repetition. */
export interface Samples {
  readonly id: string;
  readonly values: readonly number[];
}

/** The median of some samples with an interval from resampling; judged by the pessimistic end. */
export function judged(goal: Goal, values: readonly number[]): Metric {
  const value = median(values);
  const [ciLow, ciHigh] = interval(values);
  const pessimistic = goal.better === "higher" ? ciLow : ciHigh;
  const missed = goal.floor !== null && (goal.better === "higher" ? pessimistic < goal.floor : pessimistic > goal.floor);
  return { ...goal, value, ciLow, ciHigh, status: missed ? "below floor" : "ok", why: null };
}

export function notMeasured(goal: Goal, why: string): Metric {
  return { ...goal, value: null, ciLow: null, ciHigh: null, status: "not measured", why };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The middle 95 % of the medians of resampled samples; the draws are seeded, so a report can be computed again. */
function interval(values: readonly number[]): readonly [number, number] {
  let state = 0x9e3779b9;
  const draw = (n: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return (state >>> 0) % n;
  };
  const medians = Array.from({ length: 400 }, () => median(values.map(() => values[draw(values.length)] ?? NaN)));
  medians.sort((a, b) => a - b);
  return [medians[10] ?? NaN, medians[389] ?? NaN];
}
