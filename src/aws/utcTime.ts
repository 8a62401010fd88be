import { dayOf } from "../lib/civilDay.ts";
import { EPOCH_SECONDS } from "./region.ts";

/** A time of a session, in its milliseconds, as the time of day in UTC to the second, 2026-01-05T09:00:00Z, by the civil calendar's arithmetic. */
export function utcTime(at: number): string {
  const second = EPOCH_SECONDS + Math.floor(at / 1000);
  const days = Math.floor(second / 86_400);
  const ofDay = second - days * 86_400;
  return `${dayText(days)}T${two(Math.floor(ofDay / 3600))}:${two(Math.floor(ofDay / 60) % 60)}:${two(ofDay % 60)}Z`;
}

/** Time is asked for in order, most often: one day after the other. */
const written = { days: NaN, text: "" };

function dayText(days: number): string {
  if (days === written.days) return written.text;
  const { year, month, day } = dayOf(days);
  return Object.assign(written, { days, text: `${year}-${two(month)}-${two(day)}` }).text;
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
