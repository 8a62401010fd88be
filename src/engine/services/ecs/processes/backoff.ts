import type { Millis } from "../../../kernel/time.ts";
import { BACKOFF_FIRST, FAILURES_BEFORE_BACKOFF } from "../timing.ts";

/**
 * How long a service waits before it starts tasks again, after so many in a row that never were RUNNING. The longest
 * wait is documented ; that it doubles, from 30 seconds at the third failure on, is assumed.
 */
export function backoffAfter(failuresInARow: number, longest: Millis): Millis {
  if (failuresInARow < FAILURES_BEFORE_BACKOFF) return 0;
  const doublings = Math.min(failuresInARow - FAILURES_BEFORE_BACKOFF, 16);
  return Math.min(longest, BACKOFF_FIRST * (1 << doublings));
}
