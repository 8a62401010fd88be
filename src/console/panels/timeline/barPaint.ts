import type { TargetState } from "../../../bridge/protocol.ts";
import type { Bar, GanttRow } from "./ganttBars.ts";

/** How a bar is painted: the CSS colours of an SVG rectangle. */
export interface Paint {
  readonly fill: string;
  readonly stroke: string;
  readonly dashed: boolean;
  /** A line instead of a bar. */
  readonly thin: boolean;
}

/** The colour of a row: its service's, or ink for a task on its own. */
export function rowColor({ hue }: Pick<GanttRow, "hue">): string {
  return hue === null ? "var(--ink-3)" : `var(--svc-${((hue - 1) % 10) + 1})`;
}

/** Fill tells the revision, border and hatching the phase, as on the map's chips. `hatch` is the id of a pattern. */
export function barPaint({ phase }: Bar, row: Pick<GanttRow, "hue" | "newest">, hatch: string): Paint {
  const color = rowColor(row);
  const mix = (percent: number) => `color-mix(in oklab, ${color} ${percent}%, var(--surface))`;
  const solid = { dashed: false, thin: false };
  switch (phase) {
    case "pending":
      return { fill: color, stroke: color, dashed: false, thin: true };
    case "pulling":
      return { fill: "var(--surface)", stroke: color, dashed: true, thin: false };
    case "starting":
      return { fill: mix(22), stroke: color, dashed: true, thin: false };
    case "draining":
      return { fill: `url(#${hatch})`, stroke: mix(45), ...solid };
    case "stopping":
      return { fill: "var(--track)", stroke: "var(--line-3)", ...solid };
    case "checks":
      return row.newest ? { fill: mix(50), stroke: mix(50), ...solid } : { fill: mix(8), stroke: mix(70), ...solid };
    case "service":
      return row.newest ? { fill: color, stroke: color, ...solid } : { fill: mix(15), stroke: mix(70), ...solid };
  }
}

/** What stands for the word of a load balancer inside a bar. */
export const HEALTH_PAINT: Readonly<Record<TargetState, string>> = {
  healthy: "var(--ok)",
  unhealthy: "var(--bad)",
  initial: "var(--ink-3)",
  unused: "var(--ink-3)",
  draining: "var(--warn)",
};
