import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** The stream under the pointer, and where on the map that is. */
export interface Hovered {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const hovered = createStore<{ readonly at: Hovered | null }>(() => ({ at: null }));

export function hoverStream(at: Hovered | null): void {
  if (at?.id !== hovered.getState().at?.id) hovered.setState({ at });
}

export function hoveredStream(): string | null {
  return hovered.getState().at?.id ?? null;
}

export function onHoveredStream(listener: () => void): () => void {
  return hovered.subscribe(listener);
}

export function useHoveredStream(): Hovered | null {
  return useStore(hovered, ({ at }) => at);
}
