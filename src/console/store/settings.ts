import { useStore } from "zustand";
import { persist } from "zustand/middleware";
import { createStore } from "zustand/vanilla";

/** What a person arranged, kept in this browser. */
export interface Settings {
  readonly theme: "light" | "dark" | "system";
  readonly leftWidth: number;
  readonly rightWidth: number;
  readonly bottomHeight: number;
  /** Height of "Add to map" above the navigator. */
  readonly paletteHeight: number;
  /** Share of the bottom's width that its first pane takes, from 0 to 1. */
  readonly bottomSplit: number;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly bottomOpen: boolean;
  /** Whether a single letter or digit is a shortcut; who dictates text turns it off. */
  readonly singleKeys: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: "system",
  leftWidth: 220,
  rightWidth: 332,
  bottomHeight: 228,
  paletteHeight: 424,
  bottomSplit: 0.42,
  leftOpen: true,
  // Opens when something is selected.
  rightOpen: false,
  bottomOpen: true,
  singleKeys: true,
};

export const settings = createStore<Settings>()(
  persist((): Settings => DEFAULT_SETTINGS, { name: "ecs-playground.settings", version: 1 }),
);

export function useSetting<K extends keyof Settings>(key: K): Settings[K] {
  return useStore(settings, (state) => state[key]);
}

export function changeSettings(change: Partial<Settings>): void {
  settings.setState(change);
}
