import { groupBy } from "../../../lib/groupBy.ts";
import { spanText } from "../../../lib/timeText.ts";
import type { GanttRow, Stretch } from "./ganttBars.ts";

/** Two revisions of a service beside each other, as if all their tasks had been placed in one instant. */
export interface Alignment {
  /** Those of the newer revision first. */
  readonly rows: readonly GanttRow[];
  /** From the instant of placement on. */
  readonly stretch: Stretch;
  /** What a task of each takes, in words. */
  readonly summaries: readonly string[];
}

/** How much longer than the slowest start is shown. */
const BEYOND = 1.4;
const LEAST_SPAN = 10_000;

/** The two newest revisions of which tasks are known. Null with fewer. */
export function alignedRevisions(rows: readonly GanttRow[], now: number): Alignment | null {
  const revisions = [...groupBy(rows, ({ revision }) => revision)].toSorted(([a], [b]) => b - a).slice(0, 2);
  if (revisions.length < 2) return null;
  const shown = revisions.flatMap(([, own]) => own);
  const longest = Math.max(...shown.map((row) => (row.task.healthyAt ?? row.stoppedAt ?? now) - row.from));
  return {
    rows: shown,
    stretch: { from: 0, to: Math.max(LEAST_SPAN, longest * BEYOND) },
    summaries: revisions.map(([revision, own]) => summaryOf(revision, own)),
  };
}

/** `:15 pulls 3 s, runs after 5 s, is healthy after 31 s, in the median of 3` */
function summaryOf(revision: number, rows: readonly GanttRow[]): string {
  const tasks = rows.map(({ task }) => task);
  const parts = [
    part("pulls", tasks.map(({ pullStartedAt, pullStoppedAt }) => between(pullStartedAt, pullStoppedAt))),
    part("runs after", tasks.map(({ createdAt, startedAt }) => between(createdAt, startedAt))),
    part("is healthy after", tasks.map(({ createdAt, healthyAt }) => between(createdAt, healthyAt))),
  ].filter((one) => one !== null);
  const failed = rows.filter(({ failure }) => failure !== null).length;
  const words = parts.length === 0 ? "has not started yet" : `${parts.join(", ")}${rows.length === 1 ? "" : `, in the median of ${rows.length}`}`;
  return `:${revision} ${words}${failed === 0 ? "" : `; ${failed} failed`}`;
}

function part(verb: string, spans: readonly (number | null)[]): string | null {
  const known = spans.filter((one) => one !== null).sort((a, b) => a - b);
  const middle = known[Math.floor((known.length - 1) / 2)];
  return middle === undefined ? null : `${verb} ${spanText(middle)}`;
}

const between = (from: number | null, to: number | null): number | null => (from === null || to === null ? null : to - from);
