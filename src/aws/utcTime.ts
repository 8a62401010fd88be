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
  const { year, month, day } = dateOf(days);
  return Object.assign(written, { days, text: `${year}-${two(month)}-${two(day)}` }).text;
}

/** The date so many days after 1970-01-01. Years are counted from March, so that the leap day comes last. */
function dateOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const since = days + 719_468;
  const era = Math.floor(since / 146_097);
  const dayOfEra = since - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
