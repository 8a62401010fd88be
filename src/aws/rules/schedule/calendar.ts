import { dayNumber } from "../../../lib/civilDay.ts";

export const DAY = 86_400_000;

/** 1 is Sunday, as AWS counts. */
export const weekday = (number: number): number => ((((number + 4) % 7) + 7) % 7) + 1;

export const daysInMonth = (year: number, month: number): number =>
  dayNumber(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) - dayNumber({ year, month, day: 1 });

/** The day number of a Sunday of a month: the first, the second, or the last. */
export function sundayOf(year: number, month: number, which: 1 | 2 | "last"): number {
  const last = daysInMonth(year, month);
  const from = dayNumber({ year, month, day: which === "last" ? last : 1 });
  return which === "last" ? from - (weekday(from) - 1) : from + ((8 - weekday(from)) % 7) + (which - 1) * 7;
}
