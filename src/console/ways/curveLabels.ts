import { type Curve, place } from "./curves.ts";

/** A name at a curve. Everything is in hundredths of the plot, from its upper left corner. */
export interface CurveLabel {
  readonly text: string;
  readonly curves: readonly Curve[];
  /** Where the text begins, and the point of the curve that it speaks of. */
  readonly x: number;
  readonly y: number;
  readonly anchor: { readonly x: number; readonly y: number };
}

/** What a letter and a line take of the smallest plot that there is. */
const LETTER = 0.86;
const LINE = 10;
const MARGIN = 1;

/** Each curve has its name where it is highest; those that are the same share one. No two lie on each other. */
export function labelsOf(curves: readonly Curve[], seconds: number): readonly CurveLabel[] {
  const placed: CurveLabel[] = [];
  for (const same of alike(curves)) {
    const [{ points } = { points: [] }] = same;
    const top = highest(points);
    const text = `${same.map(({ title }) => title).join(" = ")}${top.percent === 0 ? ": no request fails" : ""}`;
    const anchor = { x: place(top.seconds, seconds), y: 100 - top.percent };
    const width = text.length * LETTER;
    // A name that lies below its curve begins a little to the right of the rise, one at the ground stands above it.
    const x = Math.max(0, Math.min(anchor.x + MARGIN, 100 - width));
    let y = anchor.y > 100 - 1.5 * LINE ? anchor.y - LINE - MARGIN : anchor.y + 2 * MARGIN;
    const step = anchor.y > 50 ? -LINE : LINE;
    while (placed.some((other) => meets(other, { x, y, width })) && y > 0 && y < 100 - LINE) y += step;
    placed.push({ text, curves: same, x, y, anchor });
  }
  return placed;
}

const meets = (label: CurveLabel, { x, y, width }: { readonly x: number; readonly y: number; readonly width: number }): boolean =>
  Math.abs(label.y - y) < LINE && label.x < x + width + MARGIN && x < label.x + label.text.length * LETTER + MARGIN;

function alike(curves: readonly Curve[]): readonly (readonly Curve[])[] {
  const groups = new Map<string, Curve[]>();
  for (const curve of curves) {
    const path = JSON.stringify(curve.points);
    groups.set(path, [...(groups.get(path) ?? []), curve]);
  }
  return [...groups.values()];
}

/** Where a curve first comes to its most; a curve that never leaves the ground is named in its middle. */
function highest(points: Curve["points"]): Curve["points"][number] {
  const most = points.reduce((max, { percent }) => Math.max(max, percent), 0);
  const at = points.findIndex(({ percent }) => percent === most);
  const seconds = most === 0 ? (points.at(-1)?.seconds ?? 0) / 2 : (points[at - 1]?.seconds ?? 0);
  return { seconds, percent: most };
}
