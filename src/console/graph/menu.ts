import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { elementIdOf } from "./focus.ts";

/** Whose menu is open, or was last. */
const menu = createStore<{ readonly nodeId: string | null }>(() => ({ nodeId: null }));

export function setMenuOf(nodeId: string | null): void {
  menu.setState({ nodeId });
}

export function useMenuOf(): string | null {
  return useStore(menu, (state) => state.nodeId);
}

/**
 * Opens the menu of a thing beside its element, as a right click on it would: for the menu key and the ⋯ button.
 */
export function openMenuAt(nodeId: string, anchor: Element | null = document.getElementById(elementIdOf(nodeId))): void {
  if (anchor === null) return;
  const { left, top, width, height } = anchor.getBoundingClientRect();
  anchor.dispatchEvent(
    new MouseEvent("contextmenu", {
      bubbles: true,
      cancelable: true,
      clientX: left + Math.min(width, 24),
      clientY: top + Math.min(height, 24),
    }),
  );
}
