import type { View } from "../../../kernel/context.ts";
import { headlineOf, reasonOf } from "./reasons.ts";
import type { Placement } from "./place.ts";
import type { Seat } from "./seat.ts";
import type { Dropped, Measure, Step } from "./stage.ts";

/** What became of one stage: how many instances it left, and why it dropped the others. */
export interface StageLine {
  readonly step: Step;
  /** For example `memory` or `spread(attribute:ecs.availability-zone)`. */
  readonly stage: string;
  readonly kept: number;
  readonly dropped: readonly { readonly headline: string; readonly count: number }[];
  /** null: it is no strategy, or chance. */
  readonly compared: Comparison | null;
}

/** What a strategy went by; the least was preferred. Its lists go with the verdicts, one by one. */
export interface Comparison {
  readonly unit: Measure["unit"];
  /** Of every instance on which the task fits, whether or not an earlier strategy preferred others; null: it does not fit. */
  readonly amounts: readonly (number | null)[];
  /** Over what each amount was counted: the values of an attribute, "" for none; null: over each instance alone. */
  readonly buckets: readonly string[] | null;
}

/** What a placement says of one instance. */
export interface InstanceVerdict {
  readonly containerInstanceArn: string;
  readonly availabilityZone: string;
  /** The step that dropped it; 4: it was as good as the chosen one; null: it was chosen. */
  readonly step: Step | 4 | null;
  /** The stage of that step. */
  readonly stage: string | null;
  /** For example "Not enough memory". */
  readonly headline: string;
  /** For example "needs 512 MiB, has 256". */
  readonly reason: string;
}

/** Why one task goes where it goes: every stage, and for every instance the first stage that dropped it. */
export interface PlacementExplanation {
  /** null: no instance takes it. */
  readonly containerInstanceArn: string | null;
  readonly candidates: number;
  readonly stages: readonly StageLine[];
  readonly verdicts: readonly InstanceVerdict[];
}

/** Puts a placement into words. Each stage is asked once what it dropped: it works that out anew each time. */
export function explanationOf(view: View, { candidates, chosen, reports }: Placement): PlacementExplanation {
  const verdicts = new Map<string, InstanceVerdict>();
  const stages: StageLine[] = [];
  let decisive: string | null = null;
  const fits = ({ instance: { containerInstanceArn } }: Seat) => (verdicts.get(containerInstanceArn)?.step ?? 3) === 3;
  for (const { step, stage, kept, dropped, measure } of reports) {
    for (const one of dropped) {
      const verdict = verdictOf(view, one, { step, stage });
      verdicts.set(verdict.containerInstanceArn, verdict);
    }
    stages.push({ step, stage, kept: kept.length, dropped: countsOf(dropped), compared: measure === undefined ? null : comparisonOf(measure, candidates, fits) });
    if (step === 3 && dropped.length > 0) decisive = stage;
  }
  const taken = chosen?.instance.containerInstanceArn ?? null;
  return {
    containerInstanceArn: taken,
    candidates: candidates.length,
    stages,
    verdicts: candidates.map(({ instance: { containerInstanceArn, availabilityZone } }) => {
      if (containerInstanceArn === taken) {
        // Of several stages that preferred it, the last one decided.
        const reason = decisive === null ? "it fits" : `preferred by ${decisive}`;
        return { containerInstanceArn, availabilityZone, step: null, stage: null, headline: "Lands here", reason };
      }
      const dropped = verdicts.get(containerInstanceArn);
      return dropped ?? { containerInstanceArn, availabilityZone, step: 4, stage: null, ...AS_GOOD };
    }),
  };
}

/** True when zones were to be kept even: then the task in a zone is what keeps the next one out. */
export function isSpreadOverZones({ stages }: PlacementExplanation): boolean {
  return stages.some(({ stage }) => stage === "spread(attribute:ecs.availability-zone)");
}

const AS_GOOD = { headline: "Eligible, not chosen", reason: "as good as the one that was taken" } as const;

function comparisonOf({ unit, amountOf, bucketOf }: Measure, candidates: readonly Seat[], fits: (seat: Seat) => boolean): Comparison {
  return {
    unit,
    amounts: candidates.map((seat) => (fits(seat) ? amountOf(seat) : null)),
    buckets: bucketOf === undefined ? null : candidates.map(bucketOf),
  };
}

function verdictOf(
  view: View,
  { seat, cause }: Dropped,
  { step, stage }: { readonly step: Step; readonly stage: string },
): InstanceVerdict {
  const { containerInstanceArn, availabilityZone } = seat.instance;
  const reason = reasonOf(view, containerInstanceArn, cause);
  return { containerInstanceArn, availabilityZone, step, stage, headline: headlineOf(cause), reason };
}

function countsOf(dropped: readonly Dropped[]): StageLine["dropped"] {
  const counts = new Map<string, number>();
  for (const { cause } of dropped) {
    const headline = headlineOf(cause);
    counts.set(headline, (counts.get(headline) ?? 0) + 1);
  }
  return [...counts].map(([headline, count]) => ({ headline, count }));
}
