import type { ContainerInstanceRow, TaskNeeds } from "../tables.ts";
import type { Cause } from "./cause.ts";

/** One container instance as a placement sees it: its row, and what is left of it after tasks placed a moment ago. */
export interface Seat {
  readonly instance: ContainerInstanceRow;
  readonly cpuUnitsFree: number;
  readonly memoryMiBFree: number;
  readonly portsTaken: readonly number[];
  readonly portsUdpTaken: readonly number[];
  /** Tasks of the same service or group that are to run here. */
  readonly siblings: number;
}

/** What one task asks of an instance, and how its siblings are spread so far. */
export interface PlacementRequest {
  readonly needs: TaskNeeds;
  /** Names, or names with the value that they must have. */
  readonly requiresAttributes: readonly { readonly name: string; readonly value?: string | undefined }[];
  readonly siblingsByZone: ReadonlyMap<string, number>;
}

/** An instance that a stage dropped, and why. */
export interface Dropped {
  readonly seat: Seat;
  readonly cause: Cause;
}

/**
 * What a stage made of the candidates: the explanation is part of the answer. Who was dropped is worked out when it
 * is asked for, because of five thousand instances that do not take a task nobody asks why.
 */
export interface StageReport {
  readonly stage: string;
  readonly kept: readonly Seat[];
  readonly dropped: readonly Dropped[];
}

/** A stage narrows the candidates and says why. Filters, constraints and strategies are all stages. */
export type Stage = (candidates: readonly Seat[], request: PlacementRequest) => StageReport;

/** A stage that judges each instance by itself; `refuse` answers the cause, or undefined to keep it. */
export function judge(
  stage: string,
  refuse: (seat: Seat, request: PlacementRequest) => Cause | undefined,
): Stage {
  return (candidates, request) => ({
    stage,
    kept: candidates.filter((seat) => refuse(seat, request) === undefined),
    get dropped() {
      return candidates.flatMap((seat) => {
        const cause = refuse(seat, request);
        return cause === undefined ? [] : [{ seat, cause }];
      });
    },
  });
}

/** A stage that keeps the instances with the least of something; `because` says what the others had instead. */
export function least(
  stage: string,
  measure: (seat: Seat, request: PlacementRequest) => number,
  because: (seat: Seat, had: number, best: number) => string,
): Stage {
  return (candidates, request) => {
    let best = Infinity;
    for (const seat of candidates) best = Math.min(best, measure(seat, request));
    return {
      stage,
      kept: candidates.filter((seat) => measure(seat, request) === best),
      get dropped() {
        return candidates.flatMap((seat): readonly Dropped[] => {
          const had = measure(seat, request);
          return had === best ? [] : [{ seat, cause: { kind: "outranked", because: because(seat, had, best) } }];
        });
      },
    };
  };
}
