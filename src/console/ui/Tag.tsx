import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";
import { type Status, StatusGlyph } from "./StatusGlyph.tsx";

export type Tone = "neutral" | "accent" | "ok" | "warn" | "bad";

/** A small word that classifies: a launch type, a kind, a number. */
export function Tag({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <span className={classNames("rounded-sm bg-sunken px-1.25 text-2xs leading-[15px] font-medium whitespace-nowrap text-ink-2", className)}>
      {children}
    </span>
  );
}

export interface BadgeProps {
  readonly tone?: Tone | undefined;
  readonly status?: Status | undefined;
  readonly children: ReactNode;
}

/** The state of the whole thing in one pill, glyph and word. */
export function Badge({ tone = "neutral", status, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 shrink-0 items-center gap-1.25 rounded-full px-2 text-xs font-[550] whitespace-nowrap",
        TONES[tone],
      )}
    >
      {status !== undefined && <StatusGlyph status={status} size={10} plain />}
      {children}
    </span>
  );
}

const TONES: Readonly<Record<Tone, string>> = {
  neutral: "bg-sunken text-ink-2 [--g-on:var(--sunken)]",
  accent: "bg-accent-soft text-accent [--g-on:var(--accent-soft)]",
  ok: "bg-ok-soft text-ok [--g-on:var(--ok-soft)]",
  warn: "bg-warn-soft text-warn [--g-on:var(--warn-soft)]",
  bad: "bg-bad-soft text-bad [--g-on:var(--bad-soft)]",
};
