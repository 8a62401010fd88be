import { createContext, useContext } from "react";

/** The element into which menus and tooltips are put: the open dialog, which lies above everything, or the page. */
export const OverlayContainer = createContext<HTMLElement | null>(null);

export function useOverlayContainer(): HTMLElement | null {
  return useContext(OverlayContainer);
}
