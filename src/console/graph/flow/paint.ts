import { HUE_COUNT } from "../../ui/hue.ts";
import type { Level } from "../level.ts";
import { dotsOn, dotSpacing, streamWidth } from "./dots.ts";
import { labelsOf } from "./labels.ts";
import { type Line, lengthOf, type Point, pointAt } from "./line.ts";
import type { Stream } from "./streams.ts";

/** The colours of the theme, as the canvas takes them. */
export interface Ink {
  readonly line: string;
  readonly bad: string;
  readonly canvas: string;
  readonly surface: string;
  readonly text: string;
  readonly hues: readonly string[];
}

export interface Picture {
  readonly streams: readonly Stream[];
  /** How many dots have entered a road, by the stream's id. */
  readonly entered: ReadonlyMap<string, number>;
  readonly hovered: string | null;
  readonly camera: { readonly x: number; readonly y: number; readonly zoom: number };
  readonly level: Level;
  readonly ink: Ink;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Paints all roads that are in sight and what goes along them now. */
export function paint(context: CanvasRenderingContext2D, { width, height, ratio }: Screen, { streams, entered, hovered, camera, level, ink }: Picture): void {
  const { x, y, zoom } = camera;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const sight = { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
  const seen = streams.filter(({ line, taps }) => isInSight(line, sight) || taps.some((tap) => isInSight(tap, sight)));
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  for (const stream of seen) drawLine(context, stream, { ink, isHovered: stream.id === hovered });
  if (level !== "far") drawDots(context, seen, { entered, ink });
  for (const { endHue, line } of seen) {
    const end = line.points.at(-1);
    if (endHue !== null && end !== undefined) fillDots(context, [end], { color: hueOf(ink, endHue), radius: 3.2 });
  }
  for (const { mark, line } of seen) if (mark !== null) drawMark(context, pointAt(line, lengthOf(line) / 2), { isLocked: mark.kind === "locked", ink });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawLabels(context, seen, { camera, level, ink });
}

interface Sight {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function isInSight({ points }: Line, { left, top, right, bottom }: Sight): boolean {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return maxX >= left && minX <= right && maxY >= top && minY <= bottom;
}

function drawLine(context: CanvasRenderingContext2D, stream: Stream, { ink, isHovered }: { readonly ink: Ink; readonly isHovered: boolean }): void {
  context.strokeStyle = stream.isBroken ? ink.bad : stream.hue === null ? ink.line : hueOf(ink, stream.hue);
  context.globalAlpha = stream.requestsPerSecond === 0 && stream.endHue !== null ? 0.75 : 1;
  context.lineWidth = streamWidth(stream.requestsPerSecond, stream.share) + (isHovered ? 1.5 : 0);
  context.setLineDash(stream.isBroken ? [2, 3] : []);
  context.beginPath();
  for (const { points } of [stream.line, ...stream.taps]) points.forEach(({ x, y }, at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

const RADIUS = 2.3;

/** All dots of a colour at once. */
function drawDots(context: CanvasRenderingContext2D, streams: readonly Stream[], { entered, ink }: { readonly entered: Picture["entered"]; readonly ink: Ink }): void {
  const byColor = new Map<string, Point[]>();
  for (const { id, line, hue, requestsPerSecond, failing } of streams) {
    if (requestsPerSecond === 0) continue;
    for (const { at, fails } of dotsOn({ length: lengthOf(line), spacing: dotSpacing(requestsPerSecond), entered: entered.get(id) ?? 0, failing })) {
      const color = fails ? ink.bad : hue === null ? ink.line : hueOf(ink, hue);
      const points = byColor.get(color) ?? [];
      byColor.set(color, points);
      points.push(pointAt(line, at));
    }
  }
  for (const [color, points] of byColor) fillDots(context, points, { color, radius: RADIUS });
}

function fillDots(context: CanvasRenderingContext2D, points: readonly Point[], { color, radius }: { readonly color: string; readonly radius: number }): void {
  context.fillStyle = color;
  context.beginPath();
  for (const { x, y } of points) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

/** The sign in the middle of a road along which nothing gets through: a diamond, or a padlock where it is not allowed. */
function drawMark(context: CanvasRenderingContext2D, { x, y }: Point, { isLocked, ink }: { readonly isLocked: boolean; readonly ink: Ink }): void {
  context.save();
  context.translate(x - 5, y - 5);
  if (isLocked) {
    fillDots(context, [{ x: 5, y: 5 }], { color: ink.surface, radius: 9 });
    context.strokeStyle = ink.bad;
    context.lineWidth = 1;
    context.stroke();
    context.lineWidth = 1.2;
    context.stroke(new Path2D("M2.8 4.6V2.9a2.2 2.2 0 0 1 4.4 0v1.7"));
    context.fillStyle = ink.bad;
    context.fillRect(1.6, 4.6, 6.8, 5);
  } else {
    context.fillStyle = ink.canvas;
    context.fill(new Path2D("M5 -1 11 5 5 11 -1 5Z"));
    context.fillStyle = ink.bad;
    context.fill(new Path2D("M5 .4 9.6 5 5 9.6.4 5Z"));
  }
  context.restore();
}

function drawLabels(context: CanvasRenderingContext2D, streams: readonly Stream[], { camera, level, ink }: Pick<Picture, "camera" | "level" | "ink">): void {
  context.font = '600 10px "Inter Variable", sans-serif';
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = ink.canvas;
  const labels = labelsOf(streams, { camera, level, widthOf: (text) => context.measureText(text).width });
  for (const { text, fails, x, y } of labels) {
    context.strokeText(text, x, y);
    context.fillStyle = fails ? ink.bad : ink.text;
    context.fillText(text, x, y);
  }
}

function hueOf(ink: Ink, hue: number): string {
  return ink.hues[(((hue - 1) % HUE_COUNT) + HUE_COUNT) % HUE_COUNT] ?? ink.line;
}
