import type { ReactFlowInstance, Viewport } from "@xyflow/react";
import { around, type Box } from "./geometry.ts";
import type { MapEdge, MapNode } from "./projection.ts";
import { cameraTime } from "./useMotion.ts";

export type Flow = ReactFlowInstance<MapNode, MapEdge>;

export const ZOOM_MIN = 0.08;
export const ZOOM_MAX = 2;

/** Left free around what is shown, in screen pixels. */
const MARGIN = 14;

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
  if (all !== undefined) void flow.setViewport(cameraFor(all, screen, 1), { duration });
}

/** Eases to one box, for a preview that must be read. */
export function easeTo(flow: Flow, box: Box, screen: Size): void {
  void flow.setViewport(cameraFor(box, screen, 1.2), { duration: cameraTime() });
}

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
