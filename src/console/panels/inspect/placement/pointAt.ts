import { useEffect } from "react";
import { setGlow } from "../../../store/glow.ts";

/** Lights instances on the map while a reason, a square or a line is pointed at. null ends it. */
export function pointAt(instanceArns: readonly string[] | null): void {
  setGlow(instanceArns === null || instanceArns.length === 0 ? null : new Set(instanceArns));
}

/** What goes away under the pointer leaves no light behind. */
export function useDarkAfterwards(): void {
  useEffect(() => () => pointAt(null), []);
}
