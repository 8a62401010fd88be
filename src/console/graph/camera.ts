import type { ReactFlowInstance, Viewport } from "@xyflow/react";
import { around, type Box } from "./geometry.ts";
import type { MapNode } from "./projection.ts";
import { isGroupNode } from "./things.ts";
import { cameraTime } from "./useMotion.ts";

export type Flow = ReactFlowInstance<MapNode>;

/** Five thousand instances are in view from here. */
export const ZOOM_MIN = 0.03;
export const ZOOM_MAX = 2;

/** Left free around what is shown, in screen pixels. */
const MARGIN = 14;

/** What the switch of lenses takes from the foot of the map. */
const SWITCH = 36;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The camera that shows a box whole, at its own size when it fits; what is smaller than the map stays at the top left. */
export function cameraFor(box: Box, screen: Size, zoomMax: number): Viewport {
  const zoom = clamp(Math.min((screen.width - 2 * MARGIN) / box.width, (screen.height - 2 * MARGIN) / box.height), ZOOM_MIN, zoomMax);
  const spareX = screen.width - box.width * zoom;
  return {
    x: Math.min(Math.max(MARGIN, spareX / 2), MARGIN + 60) - box.x * zoom,
    y: MARGIN - box.y * zoom,
    zoom,
  };
}

/** Shows everything. */
export function fit(flow: Flow, boxes: ReadonlyMap<string, Box>, screen: Size, duration = cameraTime()): void {
  const all = around(boxes.values());
  if (all === undefined) return;
  // Groups hang at the foot of the map, where the switch of lenses floats: they are shown above it.
  const height = [...boxes.keys()].some(isGroupNode) ? screen.height - SWITCH : screen.height;
  void flow.setViewport(cameraFor(all, { ...screen, height }, 1), { duration });
}

/** From here up, what a card says of a placement can be read. */
export const LEGIBLE = 0.8;

/**
 * Eases to a box whose preview must be read. The box stays under the pointer that holds something over it; without
 * a pointer as much of it is shown as fits.
 */
export function easeTo(flow: Flow, box: Box, screen: Size, pointer: { readonly x: number; readonly y: number } | null): void {
  void flow.setViewport(closeUp(flow.getViewport(), { box, screen, pointer }), { duration: cameraTime() });
}

interface CloseUp {
  readonly box: Box;
  readonly screen: Size;
  readonly pointer: { readonly x: number; readonly y: number } | null;
}

export function closeUp(now: Viewport, { box, screen, pointer }: CloseUp): Viewport {
  const zoom = Math.max(LEGIBLE, now.zoom);
  const at = pointer ?? { x: screen.width / 2, y: screen.height / 2 };
  const axis = (offset: number, start: number, length: number, point: number, size: number) => {
    const zoomed = point - ((point - offset) / now.zoom) * zoom;
    const [low, high] = [start * zoom + zoomed, (start + length) * zoom + zoomed];
    const wanted = length * zoom > size - 2 * MARGIN ? MARGIN - low : shift(low, length * zoom, size);
    const moved = pointer === null ? wanted : clamp(wanted, point + GRIP - high, point - GRIP - low);
    return zoomed + moved;
  };
  return {
    x: axis(now.x, box.x, box.width, at.x, screen.width),
    y: axis(now.y, box.y, box.height, at.y, screen.height),
    zoom,
  };
}

/** The pointer stays so many pixels inside the box. */
const GRIP = 12;

/** Moves the camera no more than needed to bring a box into view. */
export function reveal(flow: Flow, box: Box, screen: Size): void {
  const { x, y, zoom } = flow.getViewport();
  const dx = shift(box.x * zoom + x, box.width * zoom, screen.width);
  const dy = shift(box.y * zoom + y, box.height * zoom, screen.height);
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: cameraTime() });
}

/** How far a span must move so that it lies within the screen; a span longer than the screen shows its beginning. */
function shift(start: number, length: number, screen: number): number {
  if (length > screen - 2 * MARGIN) {
    return start > MARGIN || start + length < MARGIN + screen / 2 ? MARGIN - start : 0;
  }
  if (start < MARGIN) return MARGIN - start;
  return Math.min(0, screen - MARGIN - (start + length));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
