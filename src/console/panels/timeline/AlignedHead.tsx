import { spanText } from "../../../lib/timeText.ts";
import type { Scale } from "./Chart.tsx";
import type { Alignment } from "./aligned.ts";
import { ticks } from "./timeWindow.ts";

/** Height of the times in pixels. */
const TIMES = 18;

/** What two revisions take, in words, and the time since each task was placed. */
export function AlignedHead({ summaries, stretch, scale, width }: Pick<Alignment, "summaries" | "stretch"> & { readonly scale: Scale; readonly width: number }) {
  return (
    <div className="shrink-0 border-b border-line">
      <ul aria-label="What a task takes" className="px-2.5 pt-1 text-2xs text-ink-2">
        {summaries.map((summary) => (
          <li key={summary}>{summary}</li>
        ))}
      </ul>
      <svg aria-hidden width={width} height={TIMES} className="block text-2xs">
        {ticks(stretch, Math.max(1, Math.floor((scale.right - scale.left) / 60))).map((at) => (
          <text key={at} x={scale.x(at)} y={13} textAnchor={at === 0 ? "start" : width - scale.x(at) < 24 ? "end" : "middle"} fill="var(--ink-3)">
            {at === 0 ? "placed" : `+${spanText(at)}`}
          </text>
        ))}
      </svg>
    </div>
  );
}
