import type { View } from "../../../kernel/context.ts";
import { headlineOf, reasonOf } from "./reasons.ts";
import type { Placement } from "./place.ts";
import type { StageReport, Step } from "./stage.ts";

/** What became of one stage: how many instances it left, and why it dropped the others. */
export interface StageLine {
  readonly step: Step;
  /** For example `memory` or `spread(attribute:ecs.availability-zone)`. */
  readonly stage: string;
  readonly kept: number;
  readonly dropped: readonly { readonly headline: string; readonly count: number }[];
}

/** What a placement says of one instance. */
export interface InstanceVerdict {
  readonly containerInstanceArn: string;
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

/** Puts a placement into words. */
export function explanationOf(view: View, placement: Placement): PlacementExplanation {
  const { candidates, chosen, reports } = placement;
  const verdicts = new Map<string, InstanceVerdict>();
  for (const { step, stage, dropped } of reports) {
    for (const { seat, cause } of dropped) {
      const { containerInstanceArn } = seat.instance;
      const reason = reasonOf(view, containerInstanceArn, cause);
      verdicts.set(containerInstanceArn, { containerInstanceArn, step, stage, headline: headlineOf(cause), reason });
    }
  }
  return {
    containerInstanceArn: chosen?.instance.containerInstanceArn ?? null,
    candidates: candidates.length,
    stages: reports.map(lineOf),
    verdicts: candidates.map(({ instance: { containerInstanceArn } }) => {
      const dropped = verdicts.get(containerInstanceArn);
      if (dropped !== undefined) return dropped;
      const isChosen = containerInstanceArn === chosen?.instance.containerInstanceArn;
      return isChosen
        ? { containerInstanceArn, step: null, stage: null, headline: "Lands here", reason: whyOf(reports) }
        : { containerInstanceArn, step: 4, stage: null, headline: "Eligible, not chosen", reason: "as good as the one that was taken" };
    }),
  };
}

function lineOf({ step, stage, kept, dropped }: StageReport): StageLine {
  const counts = new Map<string, number>();
  for (const { cause } of dropped) counts.set(headlineOf(cause), (counts.get(headlineOf(cause)) ?? 0) + 1);
  return { step, stage, kept: kept.length, dropped: [...counts].map(([headline, count]) => ({ headline, count })) };
}

/** The last stage that made a difference among those that fit. */
function whyOf(reports: readonly StageReport[]): string {
  const decisive = reports.findLast(({ step, dropped }) => step === 3 && dropped.length > 0);
  return decisive === undefined ? "it fits" : `preferred by ${decisive.stage}`;
}
