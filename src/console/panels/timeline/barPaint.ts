import type { Bar, GanttRow } from "./ganttBars.ts";

/** How a bar is painted: the CSS colours of an SVG rectangle. */
export interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly dashed: boolean;
}

/** The colour of a row: its service's, or ink for a task on its own. */
export function rowColor({ hue }: Pick<GanttRow, "hue">): string {
  return hue === null ? "var(--ink-3)" : `var(--svc-${((hue - 1) % 10) + 1})`;
}

/** Fill tells the revision, border and hatching the phase, as on the map's chips. `hatch` is the id of a pattern. */
export function barPaint({ phase }: Bar, row: Pick<GanttRow, "hue" | "newest">, hatch: string): Paint {
  const color = rowColor(row);
  const mix = (percent: number) => `color-mix(in oklab, ${color} ${percent}%, var(--surface))`;
  if (phase === "pending") return { fill: "var(--surface)", stroke: color, dashed: true };
  if (phase === "draining") return { fill: `url(#${hatch})`, stroke: mix(45), dashed: false };
  if (!row.newest) return { fill: mix(phase === "checks" ? 8 : 15), stroke: mix(70), dashed: false };
  return phase === "checks" ? { fill: mix(50), stroke: mix(50), dashed: false } : { fill: color, stroke: color, dashed: false };
}
