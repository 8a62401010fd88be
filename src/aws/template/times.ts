import { instantIn } from "../import/account/instant.ts";
import type { Members } from "../import/candidates.ts";
import { EPOCH_SECONDS } from "../region.ts";

/**
 * A scheduled action with the times at which it begins and ends as the API takes them. What began before simulated time
 * does has begun; undefined: it is over. What is no time stays as it is.
 */
export function timed({ StartTime, EndTime, ...action }: Members): Members | undefined {
  const [start, end] = [timeOf(StartTime), timeOf(EndTime)];
  const recurs = action["Recurrence"] !== undefined || action["Schedule"] !== undefined;
  if (isOver(end) || (isOver(start) && !recurs)) return undefined;
  return { ...action, ...(start === undefined || isOver(start) ? {} : { StartTime: start }), ...(end === undefined ? {} : { EndTime: end }) };
}

const isOver = (time: unknown): boolean => typeof time === "number" && time < EPOCH_SECONDS;

function timeOf(given: unknown): unknown {
  const instant = instantIn(given);
  return instant === undefined ? given : instant / 1_000;
}

/** What is said of an action that is over. */
export const OVER = "Its time is over.";
