import type { Cause } from "./cause.ts";
import type { Seat } from "./seat.ts";

/** The steps of ECS: 1 resources, 2 constraints, 3 strategies; the fourth is to select. ECS guide, "Task placement". */
export type Step = 1 | 2 | 3;

/** An instance that a stage dropped, and why. */
export interface Dropped {
  readonly seat: Seat;
  readonly cause: Cause;
}

/** What a stage made of the candidates: the explanation is part of the answer. */
export interface StageReport {
  readonly step: Step;
  readonly stage: string;
  readonly kept: readonly Seat[];
  /** Worked out when it is asked for: of five thousand instances that do not take a task nobody asks why. */
  readonly dropped: readonly Dropped[];
  /** What a strategy goes by; a filter, a constraint and chance compare nothing. */
  readonly measure?: Measure;
}

/** What a strategy compares of each instance. */
export interface Measure {
  readonly unit: "CPU units" | "MiB" | "tasks";
  /** The least is preferred. */
  readonly amountOf: (seat: Seat) => number;
  /** Over what an amount is counted, for example its zone; absent: the instance alone. */
  readonly bucketOf?: (seat: Seat) => string;
  /** What decides if it is more than the amount. */
  readonly weightOf?: (seat: Seat) => number;
}

/** A stage narrows the candidates and says why. Filters, constraints and strategies are all stages. */
export type Stage = (candidates: readonly Seat[]) => StageReport;

/** A stage that judges each instance by itself; `refuse` answers the cause, or undefined to keep it. */
export function judge(step: Step, stage: string, refuse: (seat: Seat) => Cause | undefined): Stage {
  const takes = (seat: Seat) => refuse(seat) === undefined;
  return (candidates) => ({
    step,
    stage,
    // Most stages keep all, and the list is theirs as well.
    kept: candidates.every(takes) ? candidates : candidates.filter(takes),
    get dropped() {
      const dropped: Dropped[] = [];
      for (const seat of candidates) {
        const cause = refuse(seat);
        if (cause !== undefined) dropped.push({ seat, cause });
      }
      return dropped;
    },
  });
}

/** A stage that keeps the instances with the least of something; `because` says what the others had instead. */
export function least(
  stage: string,
  measure: Measure,
  because: (seat: Seat, had: number, best: number) => string,
): Stage {
  const weightOf = measure.weightOf ?? measure.amountOf;
  return (candidates) => {
    const amounts = candidates.map(weightOf);
    const best = amounts.reduce((least, amount) => Math.min(least, amount), Infinity);
    return {
      step: 3,
      stage,
      measure,
      kept: candidates.filter((_seat, at) => amounts[at] === best),
      get dropped() {
        const dropped: Dropped[] = [];
        // What is in one bucket, or has as much, has one cause: there are five thousand instances, and few causes.
        const causes = new Map<number | string, Cause>();
        candidates.forEach((seat, at) => {
          const had = amounts[at] ?? best;
          if (had === best) return;
          const alike = measure.bucketOf?.(seat) ?? had;
          let cause = causes.get(alike);
          if (cause === undefined) causes.set(alike, (cause = { kind: "outranked", because: because(seat, had, best) }));
          dropped.push({ seat, cause });
        });
        return dropped;
      },
    };
  };
}
