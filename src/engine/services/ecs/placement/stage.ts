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
}

/** A stage narrows the candidates and says why. Filters, constraints and strategies are all stages. */
export type Stage = (candidates: readonly Seat[]) => StageReport;

/** A stage that judges each instance by itself; `refuse` answers the cause, or undefined to keep it. */
export function judge(step: Step, stage: string, refuse: (seat: Seat) => Cause | undefined): Stage {
  return (candidates) => ({
    step,
    stage,
    kept: candidates.filter((seat) => refuse(seat) === undefined),
    get dropped() {
      return candidates.flatMap((seat) => {
        const cause = refuse(seat);
        return cause === undefined ? [] : [{ seat, cause }];
      });
    },
  });
}

/** A stage that keeps the instances with the least of something; `because` says what the others had instead. */
export function least(
  stage: string,
  measure: (seat: Seat) => number,
  because: (seat: Seat, had: number, best: number) => string,
): Stage {
  return (candidates) => {
    const amounts = candidates.map(measure);
    let best = Infinity;
    for (const amount of amounts) best = Math.min(best, amount);
    return {
      step: 3,
      stage,
      kept: candidates.filter((_seat, at) => amounts[at] === best),
      get dropped() {
        return candidates.flatMap((seat, at): readonly Dropped[] => {
          const had = amounts[at] ?? best;
          return had === best ? [] : [{ seat, cause: { kind: "outranked", because: because(seat, had, best) } }];
        });
      },
    };
  };
}
