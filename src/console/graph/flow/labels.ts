import { rate } from "../figures.ts";
import type { Level } from "../level.ts";
import { INTERNET } from "../things.ts";
import { lengthOf, pointAt, type Point } from "./line.ts";
import type { Stream } from "./streams.ts";

/** A rate that is written at its road. */
export interface Label extends Point {
  readonly text: string;
  readonly fails: boolean;
}

export interface Sheet {
  readonly camera: { readonly x: number; readonly y: number; readonly zoom: number };
  readonly level: Level;
  /** How wide a text is on the screen. */
  readonly widthOf: (text: string) => number;
}

/** On the screen. */
const HEIGHT = 12;
const BESIDE = 6;
/** Kept free of both cards between which a rate stands, together. */
const FREE = 5;

/**
 * The rates that have room at the middle of their roads, and do not say what the cards beside them say already. From a
 * service to its tasks there is none: that gap is narrow, and the roads between services go through it.
 */
export function labelsOf(streams: readonly Stream[], { camera, level, widthOf }: Sheet): readonly Label[] {
  const labels: (Label & { readonly width: number })[] = [];
  for (const stream of streams) {
    if (stream.requestsPerSecond === 0 || level === "far" || (stream.road.kind === "ownership" && !stream.isPart) || isSaid(stream, level)) continue;
    const text = `${stream.failing > 0 ? FAILS : ""}${stream.isPart ? "≈" : ""}${rate(stream.requestsPerSecond)}`;
    const width = widthOf(text);
    const middle = pointAt(stream.line, lengthOf(stream.line) / 2);
    const isUpright = stream.line.points.length === 2 && stream.line.points[0]?.x === stream.line.points[1]?.x;
    const free = stream.road.room * camera.zoom;
    const isTight = isUpright ? width + BESIDE > free / 2 || lengthOf(stream.line) * camera.zoom < HEIGHT : width + FREE > free;
    const at = { x: middle.x * camera.zoom + camera.x + (isUpright ? BESIDE + width / 2 : 0), y: middle.y * camera.zoom + camera.y };
    if (isTight || labels.some((other) => Math.abs(other.x - at.x) < (other.width + width) / 2 && Math.abs(other.y - at.y) < HEIGHT)) continue;
    labels.push({ ...at, width, text, fails: stream.failing > 0 });
  }
  return labels;
}

/** Not by its colour alone. */
const FAILS = "\u25c6 ";

/** A rule tells its own rate, but not that of each part; the Internet does once it is near. */
function isSaid({ road, share }: Stream, level: Level): boolean {
  return road.kind === "traffic" && (road.source === INTERNET ? level === "near" : share === 1);
}
