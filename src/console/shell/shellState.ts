import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** What lies over the console now. */
export type Overlay = "commands" | "shortcuts" | "ahead" | "share" | "export" | "reset" | null;

/** The one region that a narrow window shows. */
export type SingleRegion = "map" | "left" | "right" | "bottom";

interface ShellState {
  readonly overlay: Overlay;
  readonly single: SingleRegion;
  /** The panel open in each pane of the bottom, by the pane's number. */
  readonly bottomTabs: readonly string[];
}

const shell = createStore<ShellState>(() => ({ overlay: null, single: "map", bottomTabs: [] }));

export function showOverlay(overlay: Overlay): void {
  shell.setState({ overlay });
}

export function useOverlay(): Overlay {
  return useStore(shell, (state) => state.overlay);
}

export function showSingle(single: SingleRegion): void {
  shell.setState({ single });
}

export function useSingle(): SingleRegion {
  return useStore(shell, (state) => state.single);
}

export function openTab(pane: number, panel: string): void {
  const tabs = [...shell.getState().bottomTabs];
  tabs[pane] = panel;
  shell.setState({ bottomTabs: tabs });
}

export function useOpenTab(pane: number): string | undefined {
  return useStore(shell, (state) => state.bottomTabs[pane]);
}
