import { classNames } from "./classNames.ts";
import { hueStyle } from "./hue.ts";

export interface SwatchProps {
  /** One of ten, counted from 1; null: the thing has no colour of its own. */
  readonly hue: number | null;
  readonly size?: "sm" | "md" | "lg" | undefined;
}

/** The square that ties a name to its colour on the map. Decoration: the name always stands beside it. */
export function Swatch({ hue, size = "md" }: SwatchProps) {
  return (
    <span
      aria-hidden
      style={hue === null ? undefined : hueStyle(hue)}
      className={classNames(
        "inline-block shrink-0",
        SIZES[size],
        hue === null ? "border border-dashed border-line-3" : "bg-(--c) forced-color-adjust-none",
      )}
    />
  );
}

const SIZES = {
  sm: "size-2 rounded-[2.5px]",
  md: "size-2.5 rounded-chip",
  lg: "size-3.5 rounded-sm",
};
