import { shortZone } from "../../../../aws/shortZone.ts";
import { assert } from "../../../../lib/assert.ts";
import type { View } from "../../../kernel/context.ts";
import { headlineOf, reasonOf } from "./reasons.ts";
import type { Placement } from "./place.ts";
import type { Seat } from "./seat.ts";
import type { Measure, StageReport, Step } from "./stage.ts";

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

/** Puts a placement into words. Each stage is asked once what it dropped, if anything: it works that out anew each time. */
export function explanationOf(view: View, { candidates, chosen, reports }: Placement): PlacementExplanation {
  /** By the candidates' places, for those that were dropped. */
  const verdicts: (InstanceVerdict | undefined)[] = candidates.map(() => undefined);
  const stages: StageLine[] = [];
  let decisive: string | null = null;
  let left = candidates.length;
  for (const report of reports) {
    const { step, stage, kept, measure } = report;
    const dropped = kept.length === left ? [] : judged(view, report, { candidates, verdicts });
    const compared = measure === undefined ? null : comparisonOf(measure, candidates, (at) => (verdicts[at]?.step ?? 3) === 3);
    stages.push({ step, stage, kept: kept.length, dropped, compared });
    if (step === 3 && dropped.length > 0) decisive = stage;
    left = kept.length;
  }
  // Of several stages that preferred it, the last one decided.
  const whyChosen = decisive === null || chosen === undefined ? "it fits" : preferenceFor(decisive, chosen);
  return {
    containerInstanceArn: chosen?.instance.containerInstanceArn ?? null,
    candidates: candidates.length,
    stages,
    verdicts: candidates.map((seat, at) => {
      const { containerInstanceArn, availabilityZone } = seat.instance;
      if (seat === chosen) return { containerInstanceArn, availabilityZone, step: null, stage: null, headline: "Lands here", reason: whyChosen };
      const { headline, reason } = AS_GOOD;
      return verdicts[at] ?? { containerInstanceArn, availabilityZone, step: 4, stage: null, headline, reason };
    }),
  };
}

/** What spoke for the instance that is taken, by the name of the strategy that decided: as short as a card needs it. */
function preferenceFor(stage: string, { instance }: Seat): string {
  if (stage === SPREAD_ZONES) return `spread: fewest in ${shortZone(instance.availabilityZone)}`;
  if (stage === "spread(instanceId)") return "spread: fewest here";
  return stage.startsWith("spread") ? "spread: fewest with its value" : `${stage}: least left`;
}

/** Writes down the verdicts of one stage, and answers how many there are of each kind. */
function judged(
  view: View,
  { step, stage, dropped }: StageReport,
  { candidates, verdicts }: { readonly candidates: readonly Seat[]; readonly verdicts: (InstanceVerdict | undefined)[] },
): StageLine["dropped"] {
  const counts = new Map<string, number>();
  let at = -1;
  for (const { seat, cause } of dropped) {
    // A stage keeps the order of the candidates, so they are found on one walk.
    do at++;
    while (at < candidates.length && candidates[at] !== seat);
    const { containerInstanceArn, availabilityZone } = seat.instance;
    const headline = headlineOf(cause);
    const reason = reasonOf(view, containerInstanceArn, cause);
    verdicts[at] = { containerInstanceArn, availabilityZone, step, stage, headline, reason };
    counts.set(headline, (counts.get(headline) ?? 0) + 1);
  }
  assert(at < candidates.length, `${stage} dropped what it was not given, or not in the order in which it was`);
  return [...counts].map(([headline, count]) => ({ headline, count }));
}

/** True when zones were to be kept even: then the task in a zone is what keeps the next one out. */
export function isSpreadOverZones({ stages }: PlacementExplanation): boolean {
  return stages.some(({ stage }) => stage === SPREAD_ZONES);
}

const SPREAD_ZONES = "spread(attribute:ecs.availability-zone)";

const AS_GOOD = { headline: "Eligible, not chosen", reason: "tied: another is taken" } as const;

function comparisonOf({ unit, amountOf, bucketOf }: Measure, candidates: readonly Seat[], fits: (at: number) => boolean): Comparison {
  return {
    unit,
    amounts: candidates.map((seat, at) => (fits(at) ? amountOf(seat) : null)),
    buckets: bucketOf === undefined ? null : candidates.map(bucketOf),
  };
}
