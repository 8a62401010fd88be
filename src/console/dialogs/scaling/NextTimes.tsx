import { useEffect, useState } from "react";
import { clockText, spanText } from "../../../lib/timeText.ts";
import { engine } from "../../store/engine.ts";
import { replica } from "../../store/replica.ts";
import { wallClock } from "./wallClock.ts";

interface NextTimesProps {
  readonly schedule: string;
  readonly timezone: string | null;
  /** Whose the expression is, if not a service's. */
  readonly of?: "group";
}

/** When it would be carried out next, up to three times, by its own clock and by the session's. */
export function NextTimes({ schedule, timezone, of }: NextTimesProps) {
  const [told, setTold] = useState<readonly number[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void engine()
      .scaling("times", { schedule, timezone, ...(of === undefined ? {} : { of }) })
      .then((times) => wanted && setTold(times));
    return () => {
      wanted = false;
    };
  }, [schedule, timezone, of]);
  if (told === null) return null;
  if (told.length === 0) return <p className="text-xs text-ink-2">It has no time to come.</p>;
  const { now } = replica.getState();
  return (
    <ol aria-label="Next times" className="text-xs text-ink-2">
      {told.map((at) => (
        <li key={at} className="flex gap-3">
          <span className="flex-1">{wallClock(at, timezone)}</span>
          <span>{clockText(at)}</span>
          <span className="w-20 text-right text-ink-3">in {spanText(at - now)}</span>
        </li>
      ))}
    </ol>
  );
}
