import type { ReactNode } from "react";
import type { AlarmLook } from "../../../../bridge/protocol.ts";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Dots } from "./Dots.tsx";
import { countOf, ruleOf, sideOf } from "./scalingWords.ts";

export interface AlarmLineProps {
  readonly alarm: AlarmLook;
  /** It asks for less: a low alarm goes off whenever there is little to do, and that is no fault. */
  readonly isCalm: boolean;
  /** What comes of it. */
  readonly children?: ReactNode;
}

/** An alarm by which something is scaled: its state, what it looks for, and what it saw. */
export function AlarmLine({ alarm, isCalm, children }: AlarmLineProps) {
  const { alarmName, state } = alarm;
  return (
    <li className="text-xs text-ink-2">
      <p className="flex flex-wrap items-center gap-x-1.5">
        <StatusGlyph status={state === "ALARM" ? (isCalm ? "draining" : "warning") : state === "OK" ? "healthy" : "pending"} size={10} />
        <span title={alarmName} className="min-w-0 wrap-anywhere">
          {sideOf(alarmName)} {state}
        </span>
        <span className="shrink-0 font-mono">{ruleOf(alarm)}</span>
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-2">
        <Dots alarm={alarm} label={`What ${sideOf(alarmName)} saw`} isCalm={isCalm} />
        <span className="ml-auto shrink-0 text-ink-3">{countOf(alarm)}</span>
      </div>
      {children}
    </li>
  );
}
