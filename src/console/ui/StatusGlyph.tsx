import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";

/** The eight states there are, told apart by shape first. */
export type Status =
  | "healthy"
  | "starting"
  | "pending"
  | "draining"
  | "failed"
  | "warning"
  | "stopped"
  | "unreachable";

export interface StatusGlyphProps {
  readonly status: Status;
  /** Pixels. */
  readonly size?: number | undefined;
  /** Only where no word stands beside it: what a screen reader says. */
  readonly label?: string | undefined;
  /** Takes the surrounding colour instead of the status's own, as inside a coloured chip. */
  readonly plain?: boolean | undefined;
  readonly className?: string | undefined;
}

/** One sign for one state. Set `--g-on` where it does not stand on the surface colour. */
export function StatusGlyph({ status, size = 12, label, plain = false, className }: StatusGlyphProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 10 10"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined}
      className={classNames("shrink-0", !plain && COLORS[status], className)}
    >
      {SHAPES[status]}
    </svg>
  );
}

const COLORS: Readonly<Record<Status, string>> = {
  healthy: "text-ok",
  starting: "text-ink-2",
  pending: "text-ink-2",
  draining: "text-warn",
  failed: "text-bad",
  warning: "text-warn",
  stopped: "text-ink-3",
  unreachable: "text-ink-3",
};

const ON = "var(--g-on, var(--surface))";

const SHAPES: Readonly<Record<Status, ReactNode>> = {
  healthy: (
    <>
      <circle cx="5" cy="5" r="4.5" fill="currentColor" />
      <path d="M2.9 5.2 4.4 6.7 7.2 3.6" fill="none" stroke={ON} strokeWidth="1.3" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  starting: (
    <>
      <circle cx="5" cy="5" r="3.7" fill="none" stroke="currentColor" strokeWidth="1.4" opacity=".35" />
      <path d="M5 1.3A3.7 3.7 0 1 1 1.3 5" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  pending: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.2 1.57" />,
  draining: (
    <path
      d="M5 1.2v6.2M2.3 4.9 5 7.6l2.7-2.7M2 9.2h6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  failed: (
    <>
      <path d="M5 .4 9.6 5 5 9.6.4 5Z" fill="currentColor" />
      <path d="M3.6 3.6l2.8 2.8M6.4 3.6 3.6 6.4" stroke={ON} strokeWidth="1.2" strokeLinecap="round" />
    </>
  ),
  warning: (
    <>
      <path d="M5 .8 9.6 9H.4Z" fill="currentColor" stroke="currentColor" strokeWidth=".6" strokeLinejoin="round" />
      <path d="M5 3.7v2.4" stroke={ON} strokeWidth="1.2" strokeLinecap="round" />
      <circle cx="5" cy="7.6" r=".65" fill={ON} />
    </>
  ),
  stopped: <rect x="1.6" y="1.6" width="6.8" height="6.8" rx="1.2" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  unreachable: (
    <>
      <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M2.3 7.7 7.7 2.3" stroke="currentColor" strokeWidth="1.3" />
    </>
  ),
};
