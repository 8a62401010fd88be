import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { NO_FILTER, type EventFilter } from "./eventFilter.ts";

/** Rows listed before older ones are asked for, and with each asking. */
const PAGE = 60;

/** What is listed, kept while the panel is closed. */
const state = createStore<{ readonly filter: EventFilter; readonly most: number; readonly hasRoom: boolean }>(() => ({ filter: NO_FILTER, most: PAGE, hasRoom: true }));

export function useEventFilter(): EventFilter {
  return useStore(state, (now) => now.filter);
}

/** How many rows are listed at most. */
export function useMostRows(): number {
  return useStore(state, (now) => now.most);
}

export function changeFilter(change: Partial<EventFilter>): void {
  state.setState(({ filter }) => ({ filter: { ...filter, ...change }, most: PAGE }));
}

/** Whether the filters have room beside the tabs. */
export function useHasRoom(): boolean {
  return useStore(state, (now) => now.hasRoom);
}

export function setRoom(hasRoom: boolean): void {
  state.setState({ hasRoom });
}

export function listMore(): void {
  state.setState(({ most }) => ({ most: most + PAGE }));
}
