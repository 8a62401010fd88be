import type { CSSProperties } from "react";

/** How many hues there are; past them they come round again. */
export const HUE_COUNT = 10;

/**
 * Sets `--c` and `--on` to one of the ten hues, counted from 1, and to the text colour that reads on it.
 * Whatever is inside paints itself with `bg-(--c)` and `text-(--on)`.
 */
export function hueStyle(hue: number): CSSProperties {
  const wrapped = ((((hue - 1) % HUE_COUNT) + HUE_COUNT) % HUE_COUNT) + 1;
  return { "--c": `var(--svc-${wrapped})`, "--on": `var(--svc-${wrapped}-on)` } as CSSProperties;
}
