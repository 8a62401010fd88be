import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

const pointed = createStore<{ readonly at: number | null }>(() => ({ at: null }));

/** The instant that is pointed at in whatever shows time; null: none is. */
export const usePointedInstant = (): number | null => useStore(pointed, ({ at }) => at);

export function pointAtInstant(at: number | null): void {
  pointed.setState({ at: at === null ? null : Math.round(at) });
}
