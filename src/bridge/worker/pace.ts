import type { Speed } from "../protocol.ts";

/** At full speed time jumps no further than this in one slice, so that an idle world still passes visibly. */
const LEAP_MS = 60_000;

/** Wall time that passed unseen (a sleeping tab, a breakpoint) counts for no more than this. */
const LONGEST_BEAT_MS = 250;

/** Where simulated time should be after some wall time, at a speed. */
export function targetAfter(now: number, wallMs: number, speed: Speed): number {
  if (speed === "max") return now + LEAP_MS;
  return now + Math.round(Math.min(wallMs, LONGEST_BEAT_MS) * speed);
}
