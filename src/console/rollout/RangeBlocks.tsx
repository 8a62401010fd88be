import type { TaskCell } from "../graph/taskCells.ts";
import { groupBy } from "../../lib/groupBy.ts";
import { classNames } from "../ui/classNames.ts";
import { hueStyle } from "../ui/hue.ts";
import type { Range } from "./range.ts";

/** More cells than these become a bar in proportion; and so many have room for a number in each. */
const CELLS = 24;
const NUMBERED = 14;

export interface RangeBlocksProps {
  readonly hue: number;
  /** A cell for each task there is, may be, or is missing, from the left. */
  readonly cells: readonly TaskCell[];
  readonly range: Range;
  /** What they show, for whoever does not see them. */
  readonly label: string;
}

/** Tasks as cells, under a bracket from the healthy ones that ECS keeps to the most that it has at once. */
export function RangeBlocks({ hue, cells, range: { floor, ceiling }, label }: RangeBlocksProps) {
  const total = cells.length;
  if (total === 0) return null;
  const share = (tasks: number) => `${(Math.min(tasks, total) / total) * 100}%`;
  return (
    <div role="img" aria-label={label} style={hueStyle(hue)} className="forced-color-adjust-none">
      <div className="flex gap-0.5 text-2xs">{total <= CELLS ? cells.map((cell) => <Cell key={cell.id} look={cell.look} text={total <= NUMBERED ? cell.revision : null} />) : stacked(cells)}</div>
      <div className="relative mt-0.75 h-5.5 text-2xs text-ink-3">
        <span className="absolute top-px h-1.25 rounded-b-[3px] border-[1.25px] border-t-0 border-ink-2 transition-[left,right] duration-(--dur-2) motion-reduce:transition-none" style={{ left: share(floor), right: `calc(100% - ${share(ceiling)})` }} />
        <span className="absolute top-1.75 whitespace-nowrap" style={floor > total / 2 ? { right: `calc(100% - ${share(floor)})`, paddingRight: 2 } : { left: share(floor) }}>
          min <b className="font-semibold text-ink-2">{floor}</b>
        </span>
        <span className="absolute top-1.75 whitespace-nowrap" style={{ right: `calc(100% - ${share(ceiling)})` }}>
          {ceiling > floor && <>max <b className="font-semibold text-ink-2">{ceiling}</b></>}
        </span>
      </div>
    </div>
  );
}

/** The tasks that there are beside the places for those that may start: old ones in front. */
export function plannedCells({ count, ceiling, oldRevision, newRevision }: { readonly count: number; readonly ceiling: number; readonly oldRevision: number; readonly newRevision: number }): readonly TaskCell[] {
  return Array.from({ length: Math.max(ceiling, count) }, (_, place) => ({
    id: String(place),
    look: place < count ? "older" : "pending",
    revision: place < count ? oldRevision : newRevision,
  }));
}

function stacked(cells: readonly TaskCell[]) {
  return [...groupBy(cells, ({ look }) => look)].map(([look, own]) => <Cell key={look} look={look} text={own.length >= cells.length / 12 ? own.length : null} share={own.length} />);
}

function Cell({ look, text, share = 1 }: { readonly look: TaskCell["look"]; readonly text: number | null; readonly share?: number }) {
  return (
    <span className={classNames("h-4.25 min-w-0 basis-0 overflow-hidden rounded-xs text-center leading-4.25", LOOKS[look])} style={{ flexGrow: share }}>
      {look === "none" ? null : text}
    </span>
  );
}

/** As on the map's chips: filled is the newest revision, pale an older one, dashed what is to come, hatched what goes. */
const LOOKS: Readonly<Record<TaskCell["look"], string>> = {
  newest: "bg-(--c) font-semibold text-(--on)",
  older: "bg-[color-mix(in_oklab,var(--c)_24%,var(--surface))] text-ink-2 shadow-[inset_0_0_0_1px_color-mix(in_oklab,var(--c)_65%,var(--surface))]",
  pending: "border-[1.2px] border-dashed border-(--c) leading-[15px]! text-ink-2",
  draining: "bg-[repeating-linear-gradient(135deg,color-mix(in_oklab,var(--c)_38%,var(--surface))_0_2.5px,var(--surface)_2.5px_5px)] text-ink-2 shadow-[inset_0_0_0_1px_color-mix(in_oklab,var(--c)_45%,var(--surface))]",
  none: "bg-track",
};
