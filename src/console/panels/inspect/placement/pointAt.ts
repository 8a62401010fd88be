import { setGlow } from "../../../store/glow.ts";

/** Lights instances on the map while a reason, a square or a line is pointed at. null ends it. */
export function pointAt(instanceArns: readonly string[] | null): void {
  setGlow(instanceArns === null ? null : new Set(instanceArns));
}
