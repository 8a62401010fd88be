import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** Where the keyboard is on the map: a node's id or a task's ARN. */
const focus = createStore<{ readonly id: string | null; readonly inMap: boolean }>(() => ({ id: null, inMap: false }));

export function focusedId(): string | null {
  return focus.getState().id;
}

export function setFocused(id: string | null): void {
  focus.setState({ id });
}

/** Whether the map has the page's focus; only then is the place shown. */
export function setInMap(inMap: boolean): void {
  focus.setState({ inMap });
}

/** Where the keyboard is, while the map has the page's focus. */
export function shownFocus(): string | null {
  const { id, inMap } = focus.getState();
  return inMap ? id : null;
}

export function onFocusMoved(listener: () => void): () => void {
  return focus.subscribe(listener);
}

export function useFocusedId(): string | null {
  return useStore(focus, (state) => state.id);
}

export function useIsFocused(id: string): boolean {
  return useStore(focus, (state) => state.inMap && state.id === id);
}

/** The id of the element that stands for a thing, so that the map can name it as its active descendant. */
export function elementIdOf(id: string): string {
  return `map-${id.replaceAll(/[^\w-]/g, "_")}`;
}
