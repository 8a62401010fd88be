import { CLOCK_AT_MOST } from "../../../bridge/client/sessionFileProblems.ts";
import { fullClockText } from "../../../lib/timeText.ts";

/** An instant that somebody wrote, in milliseconds, or what is wrong with it, as a sentence. */
export type ReadInstant = { readonly at: number } | { readonly problem: string };

/** Hours, minutes, seconds: `26:30`, `26:30:00`, `T+168:00:00.5`. */
const CLOCK = /^\s*(?:t\s*\+\s*)?(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:\.(\d))?)?\s*$/i;

/** What the clock showed at that instant, read. It must lie ahead of `now`. */
export function instantOf(text: string, now: number): ReadInstant {
  const [whole, hours, minutes, seconds, tenths] = CLOCK.exec(text) ?? [];
  if (whole === undefined) return { problem: "Write hours, minutes and seconds as the clock shows them: 26:30:00." };
  const at = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds ?? 0) * 1_000 + Number(tenths ?? 0) * 100;
  if (at <= now) return { problem: `The clock is at T+${fullClockText(now)} already.` };
  if (at > CLOCK_AT_MOST) return { problem: "A session lasts ten years at most." };
  return { at };
}
