import type { Settings } from "../store/settings.ts";

/** What a region's size may be, in pixels. */
export const LIMITS = {
  left: { initial: 220, min: 180, max: 360 },
  right: { initial: 332, min: 288, max: 560 },
  bottom: { initial: 228, min: 120 },
  palette: { initial: 424, min: 120 },
} as const;

/** Of the window's height the bottom takes at most so much; until somebody drags it, no more than a quarter. */
const BOTTOM_SHARE = 0.6;
const BOTTOM_SHARE_UNTOUCHED = 0.25;

export const RAIL_WIDTH = 44;
export const STRIP_HEIGHT = 31;
const MAP_WIDTH = 480;

/**
 * How much fits. Full: everything side by side. Compact: one pane at the bottom. Overlay: the inspector lies over the
 * map. Single: one region at a time.
 */
export type Room = "full" | "compact" | "overlay" | "single";

/** Sizes in pixels; a closed region has what its rail or its strip takes. */
export interface Arrangement {
  readonly room: Room;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly bottomMax: number;
}

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export function roomFor(width: number): Room {
  if (width < 768) return "single";
  if (width < 1024) return "overlay";
  return width < 1280 ? "compact" : "full";
}

/** Sizes that fit the window, whatever is remembered: the map keeps its least width as long as it can. */
export function arrange(settings: Settings, { width, height }: Viewport): Arrangement {
  const room = roomFor(width);
  const bottomMax = Math.max(LIMITS.bottom.min, Math.round(height * BOTTOM_SHARE));
  let left = settings.leftOpen ? within(settings.leftWidth, LIMITS.left) : RAIL_WIDTH;
  let right = within(settings.rightWidth, LIMITS.right);
  if (settings.rightOpen && room !== "overlay") {
    const missing = left + right + MAP_WIDTH - width;
    const fromRight = Math.min(Math.max(0, missing), right - LIMITS.right.min);
    right -= fromRight;
    if (settings.leftOpen) left -= Math.min(Math.max(0, missing - fromRight), left - LIMITS.left.min);
  }
  return {
    room,
    left,
    right: settings.rightOpen ? right : 0,
    bottom: settings.bottomOpen ? within(bottomHeight(settings, height), { ...LIMITS.bottom, max: bottomMax }) : STRIP_HEIGHT,
    bottomMax,
  };
}

function bottomHeight(settings: Settings, height: number): number {
  const untouched = settings.bottomHeight === LIMITS.bottom.initial;
  return untouched ? Math.min(LIMITS.bottom.initial, Math.round(height * BOTTOM_SHARE_UNTOUCHED)) : settings.bottomHeight;
}

/** What is remembered may come from another version or another hand, so it may be anything. */
function within(size: number, limits: { readonly initial: number; readonly min: number; readonly max: number }): number {
  const known = Number.isFinite(size) ? size : limits.initial;
  return Math.round(Math.min(limits.max, Math.max(limits.min, known)));
}
