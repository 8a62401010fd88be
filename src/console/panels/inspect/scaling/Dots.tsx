import { useRef, type KeyboardEvent } from "react";
import { METRIC_LAG_MILLIS } from "../../../../aws/rules/metricLag.ts";
import type { AlarmLook } from "../../../../bridge/protocol.ts";
import { MINUTE } from "../../../../lib/minute.ts";
import { wholeClockText } from "../../../../lib/timeText.ts";
import { goToMoment } from "../../../store/goToMoment.ts";
import { classNames } from "../../../ui/classNames.ts";
import { figure } from "./scalingWords.ts";

export interface DotsProps {
  readonly alarm: AlarmLook;
  readonly label: string;
  /** An alarm that goes off when there is little to do tells of no fault. */
  readonly isCalm: boolean;
}

type Seen = AlarmLook["seen"][number];

/** What an alarm saw, a dot for each period: filled when it was beyond the threshold. A click goes to the moment when it was seen. */
export function Dots({ alarm: { seen }, label, isCalm }: DotsProps) {
  const list = useRef<HTMLOListElement>(null);
  const move = (event: KeyboardEvent, from: number) => {
    const to = event.key === "ArrowLeft" ? from - 1 : event.key === "ArrowRight" ? from + 1 : event.key === "Home" ? 0 : event.key === "End" ? seen.length - 1 : null;
    if (to === null) return;
    event.preventDefault();
    list.current?.querySelectorAll("button")[to]?.focus();
  };
  if (seen.length === 0) return <p className="text-xs text-ink-3">No datapoint yet.</p>;
  return (
    <ol ref={list} aria-label={label} className="-mx-0.5 flex min-w-0">
      {seen.map((one, place) => (
        <li key={one.at}>
          <button
            type="button"
            tabIndex={place === seen.length - 1 ? 0 : -1}
            aria-label={textOf(one)}
            title={textOf(one)}
            onClick={() => goToMoment(seenAt(one, seen))}
            onKeyDown={(event) => move(event, place)}
            className={classNames("block rounded-chip py-1 hover:bg-hover", one.counts ? "" : "opacity-55")}
          >
            <svg aria-hidden width="11" height="11" viewBox="0 0 11 11" className={one.isBreaching ? (isCalm ? "text-warn" : "text-bad") : "text-ink-3"}>
              {one.value === null ? <path d="M3.5 5.5h4" stroke="currentColor" strokeWidth="1.4" /> : <circle cx="5.5" cy="5.5" r="3.4" fill={one.isBreaching ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.3" />}
              {one.counts && <path d="M1 10.5h9" stroke="currentColor" strokeWidth="1" />}
            </svg>
          </button>
        </li>
      ))}
    </ol>
  );
}

const textOf = ({ at, value, isBreaching, counts }: Seen): string =>
  `${wholeClockText(at)}: ${value === null ? "missing" : `${figure(value)}, ${isBreaching ? "beyond the threshold" : "not beyond"}`}${counts ? ", counts" : ""}`;

/** When the alarm looked at it: once its period had ended. */
const seenAt = ({ at }: Seen, [first, second]: readonly Seen[]): number => at + (first === undefined || second === undefined ? MINUTE : second.at - first.at) + METRIC_LAG_MILLIS;
