import { plannedCells, RangeBlocks } from "./RangeBlocks.tsx";
import { rangeOf, type RangeSettings } from "./range.ts";
import { rangeArithmetic, rangeVerdict } from "./rangeWords.ts";
import { rolloutSentence } from "./rolloutSentence.ts";

export interface RangePlanProps {
  readonly hue: number;
  readonly settings: RangeSettings;
  /** Numbers of the revision that runs and of the one that is to; null: none is deployed yet. */
  readonly oldRevision: number;
  readonly newRevision: number | null;
}

/** What a rolling deployment may do, before it begins: its tasks as cells, the arithmetic, and what will happen. */
export function RangePlan({ hue, settings, oldRevision, newRevision }: RangePlanProps) {
  const range = rangeOf(settings);
  const { floor, ceiling } = range;
  const sentence = newRevision === null ? rangeVerdict(settings) : rolloutSentence(settings, newRevision);
  const { desiredCount } = settings;
  return (
    <div className="flex flex-col gap-1">
      <RangeBlocks
        hue={hue}
        cells={plannedCells({ count: desiredCount, ceiling, oldRevision, newRevision: newRevision ?? oldRevision })}
        range={range}
        label={`${desiredCount} tasks of revision ${oldRevision}; at least ${floor} healthy, at most ${ceiling} in all`}
      />
      <p className="leading-4 text-ink-2">{rangeArithmetic(settings)}</p>
      {sentence !== null && <p className="leading-4 text-ink-2">{sentence}</p>}
    </div>
  );
}
