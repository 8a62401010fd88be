import { useEffect, useState } from "react";
import { clockText, spanText } from "../../../lib/timeText.ts";
import { engine } from "../../store/engine.ts";
import { replica } from "../../store/replica.ts";

interface NextTimesProps {
  readonly schedule: string;
  readonly timezone: string | null;
  /** Whose the expression is, if not a service's. */
  readonly of?: "group";
}

/** When it would be carried out next, up to three times. */
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
          <span className="w-24 tabular-nums">{clockText(at)}</span>
          <span className="text-ink-3">in {spanText(at - now)}</span>
        </li>
      ))}
    </ol>
  );
}
