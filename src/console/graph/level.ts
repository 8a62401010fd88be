import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** How much a node shows. Positions never depend on it. */
export type Level = "near" | "middle" | "far";

/** Near from 80 % up, middle from 30 %; a level is left only when the zoom is 5 % beyond. */
const NEAR = 0.8;
const MIDDLE = 0.3;
const HYSTERESIS = 0.05;

/** The level at a zoom, coming from another level. */
export function levelAt(zoom: number, before: Level): Level {
  const near = before === "near" ? NEAR * (1 - HYSTERESIS) : NEAR;
  const middle = before === "far" ? MIDDLE * (1 + HYSTERESIS) : MIDDLE * (1 - HYSTERESIS);
  return zoom >= near ? "near" : zoom >= middle ? "middle" : "far";
}

/** What the middle level multiplies its type with, in steps, so that it stays legible as the map shrinks. */
export function magnification(zoom: number, level: Level): number {
  if (level === "near") return 1;
  const step = STEPS.find((one) => zoom >= one.from) ?? STEPS[STEPS.length - 1];
  return step?.by ?? 1;
}

const STEPS = [
  { from: 0.68, by: 1.3 },
  { from: 0.55, by: 1.55 },
  { from: 0.45, by: 1.85 },
  { from: 0.36, by: 2.2 },
  { from: 0, by: 2.6 },
] as const;

interface Zoom {
  readonly level: Level;
  readonly magnification: number;
}

const zoomed = createStore<Zoom>(() => ({ level: "near", magnification: 1 }));

/** Called by the map whenever its camera moved. */
export function setZoom(zoom: number): void {
  const before = zoomed.getState();
  const level = levelAt(zoom, before.level);
  const by = magnification(zoom, level);
  if (level !== before.level || by !== before.magnification) zoomed.setState({ level, magnification: by });
}

export function levelNow(): Level {
  return zoomed.getState().level;
}

export function useLevel(): Level {
  return useStore(zoomed, (state) => state.level);
}

export function useMagnification(): number {
  return useStore(zoomed, (state) => state.magnification);
}
