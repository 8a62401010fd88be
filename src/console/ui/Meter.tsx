import { classNames } from "./classNames.ts";
import { hueStyle } from "./hue.ts";

/** A part of a meter: in a hue of its own, or in ink. */
export interface MeterPart {
  readonly id: string;
  readonly amount: number;
  readonly hue?: number | undefined;
  /** Older, or announced only. */
  readonly look?: "solid" | "pale" | "hatched" | "overflow" | undefined;
}

export interface MeterProps {
  readonly label: string;
  readonly total: number;
  readonly parts: readonly MeterPart[];
  /** What is really in use of `total`, drawn as a line below; absent: not known. */
  readonly used?: number | undefined;
  /** Spoken instead of the bare percentage, for example "1,536 of 2,048 CPU units reserved". */
  readonly valueText?: string | undefined;
  readonly className?: string | undefined;
}

/** A bar whose track is the capacity and whose segments are what has been given away. */
export function Meter({ label, total, parts, used, valueText, className }: MeterProps) {
  const sum = parts.reduce((all, part) => all + part.amount, 0);
  return (
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(sum, total)}
      aria-valuetext={valueText ?? `${share(sum, total)}%`}
      className={classNames("relative block h-2.75", className)}
    >
      <span className="absolute inset-x-0 top-0 bottom-0.75 flex overflow-hidden rounded-xs bg-track">
        {parts.map((part) => (
          <span
            key={part.id}
            className={classNames("h-full shrink-0 shadow-[inset_-1px_0_var(--surface)] forced-color-adjust-none", LOOKS[part.look ?? "solid"])}
            style={{ width: `${total === 0 ? 0 : (part.amount / total) * 100}%`, ...(part.hue === undefined ? INK : hueStyle(part.hue)) }}
          />
        ))}
      </span>
      {used !== undefined && (
        <span className="absolute bottom-0 left-0 h-0.5 rounded-px bg-ink opacity-70" style={{ width: `${share(used, total)}%` }} />
      )}
    </span>
  );
}

const INK = { "--c": "var(--ink-2)" } as const;

const LOOKS = {
  solid: "bg-(--c)",
  pale: "bg-[color-mix(in_oklab,var(--c)_45%,var(--track))]",
  hatched: "bg-[repeating-linear-gradient(135deg,var(--c)_0_2px,color-mix(in_oklab,var(--c)_35%,var(--surface))_2px_4px)]",
  overflow: "bg-[repeating-linear-gradient(135deg,var(--bad)_0_2px,color-mix(in_oklab,var(--bad)_35%,var(--surface))_2px_4px)]",
};

/** Whole percent, at most 100. */
function share(amount: number, total: number): number {
  return total === 0 ? 0 : Math.min(100, Math.round((amount / total) * 100));
}
