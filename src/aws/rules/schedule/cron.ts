import { dayNumber, dayOf } from "../../../lib/civilDay.ts";
import { DAY, daysInMonth, weekday } from "./calendar.ts";
import { instantOf, offsetAt, type Zone } from "./zones.ts";

const MINUTE = 60_000;
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
export const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** `minute hour day-of-month month day-of-week year`, as AWS reads it. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly dayOfMonth: string;
  readonly months: readonly number[];
  readonly dayOfWeek: string;
  readonly years: readonly number[];
}

/** undefined: it is no such expression. */
export function readCron(text: string): Cron | undefined {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year = "", ...more] = text.trim().split(/\s+/);
  const minutes = numbersOf(minute, 0, 59);
  const hours = numbersOf(hour, 0, 23);
  const months = numbersOf(month, 1, 12, MONTHS);
  const years = numbersOf(year, 1970, 2199);
  if (minutes === undefined || hours === undefined || months === undefined || years === undefined || more.length > 0) return undefined;
  const isDay = dayOfMonth === "?" || /^(?:L|LW|\d{1,2}W)$/.test(dayOfMonth) || numbersOf(dayOfMonth, 1, 31) !== undefined;
  const isWeekday = dayOfWeek === "?" || /^(?:[1-7]|[A-Z]{3})?(?:L|#[1-5])$/.test(dayOfWeek) || numbersOf(dayOfWeek, 1, 7, WEEKDAYS) !== undefined;
  // One of the two must be left open.
  if (!isDay || !isWeekday || (dayOfMonth === "?") === (dayOfWeek === "?")) return undefined;
  return { minutes, hours, dayOfMonth, months, dayOfWeek, years };
}

/** The first time after an instant; undefined: there is none in the next eight years, in which every day of the calendar comes. */
export function nextOfCron(cron: Cron, zone: Zone, after: number): number | undefined {
  const today = Math.floor((after + offsetAt(zone, after)) / DAY);
  for (let number = today; number <= today + 8 * 366; number += 1) {
    if (!isDayOf(cron, number)) continue;
    for (const hour of cron.hours) {
      for (const minute of cron.minutes) {
        const instant = instantOf(zone, number * DAY + (hour * 60 + minute) * MINUTE);
        if (instant !== undefined && instant > after) return instant;
      }
    }
  }
  return undefined;
}

function isDayOf({ dayOfMonth, dayOfWeek, months, years }: Cron, number: number): boolean {
  const { year, month, day } = dayOf(number);
  if (!months.includes(month) || !years.includes(year)) return false;
  const last = daysInMonth(year, month);
  return dayOfMonth === "?" ? isWeekdayOf(dayOfWeek, { weekday: weekday(number), day, last }) : isDayOfMonth(dayOfMonth, { number, day, last });
}

function isDayOfMonth(field: string, { number, day, last }: { readonly number: number; readonly day: number; readonly last: number }): boolean {
  if (field === "L") return day === last;
  if (!field.endsWith("W")) return (numbersOf(field, 1, 31) ?? []).includes(day);
  const wanted = field === "LW" ? last : Number(field.slice(0, -1));
  const wantedNumber = number - day + wanted;
  const falls = weekday(wantedNumber);
  // The nearest weekday of the same month.
  const shift = falls === 7 ? (wanted === 1 ? 2 : -1) : falls === 1 ? (wanted === last ? -2 : 1) : 0;
  return wanted <= last && number === wantedNumber + shift;
}

function isWeekdayOf(field: string, at: { readonly weekday: number; readonly day: number; readonly last: number }): boolean {
  const [name = "", place] = field.split("#");
  if (place !== undefined) return numbersOf(name, 1, 7, WEEKDAYS)?.[0] === at.weekday && Math.ceil(at.day / 7) === Number(place);
  if (!field.endsWith("L")) return (numbersOf(field, 1, 7, WEEKDAYS) ?? []).includes(at.weekday);
  return (numbersOf(field.slice(0, -1), 1, 7, WEEKDAYS)?.[0] ?? 7) === at.weekday && at.day > at.last - 7;
}

/** The numbers that a field names, in order; undefined: it names none, or some that cannot be. */
export function numbersOf(field: string, from: number, to: number, names: readonly string[] = []): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [, range = "", step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [first = "", second] = range === "*" ? [String(from), String(to)] : range.split("-");
    const low = numberOf(first, names);
    const high = second === undefined ? (step === undefined ? low : to) : numberOf(second, names);
    const by = step === undefined ? 1 : Number(step);
    if (low === undefined || high === undefined || low < from || high > to || low > high || by === 0) return undefined;
    for (let n = low; n <= high; n += by) found.add(n);
  }
  return [...found].toSorted((a, b) => a - b);
}

function numberOf(word: string, names: readonly string[]): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const place = names.indexOf(word);
  return place < 0 ? undefined : place + 1;
}

/** `yyyy-mm-ddThh:mm:ss` of a zone's clocks; undefined: it is none. */
export function readAt(text: string, zone: Zone): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return undefined;
  return instantOf(zone, dayNumber({ year, month, day }) * DAY + ((hour * 60 + minute) * 60 + second) * 1000);
}
