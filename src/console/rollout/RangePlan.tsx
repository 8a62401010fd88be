import { plannedCells, RangeBlocks } from "./RangeBlocks.tsx";
import { rangeArithmetic, type RangeSettings } from "./range.ts";
import { rolloutPlan } from "./rolloutPlan.ts";

export interface RangePlanProps {
  readonly hue: number;
  readonly settings: RangeSettings;
  /** Numbers of the revision that runs and of the one that is to. */
  readonly oldRevision: number;
  readonly newRevision: number;
}

/** What a rolling deployment may do, before it begins: its tasks as cells, the arithmetic, and what will happen. */
export function RangePlan({ hue, settings, oldRevision, newRevision }: RangePlanProps) {
  const { floor, ceiling, sentence } = rolloutPlan(settings, newRevision);
  const { desiredCount } = settings;
  return (
    <div className="flex flex-col gap-1">
      <RangeBlocks
        hue={hue}
        cells={plannedCells({ count: desiredCount, ceiling, oldRevision, newRevision })}
        range={{ floor, ceiling }}
        label={`${desiredCount} tasks of revision ${oldRevision}; at least ${floor} healthy, at most ${ceiling} in all`}
      />
      <p className="leading-4 text-ink-2">{rangeArithmetic(settings)}</p>
      <p className="leading-4 text-ink-2">{sentence}</p>
    </div>
  );
}
