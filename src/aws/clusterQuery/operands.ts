import { dayNumber } from "../../lib/civilDay.ts";
import { daysInMonth } from "../rules/schedule/calendar.ts";

/** Whole numbers that cannot lose a digit. */
const INTEGER = /^-?[0-9]{1,15}$/;

/** The number that a text writes, or undefined. */
export function integerOf(text: string): number | undefined {
  return INTEGER.test(text) ? Number(text) : undefined;
}

/** The components of a dotted version, or undefined when it is not one. */
export function versionOf(text: string): readonly number[] | undefined {
  return /^[0-9]{1,9}(\.[0-9]{1,9}){0,9}$/.test(text) ? text.split(".").map(Number) : undefined;
}

/** Compares versions number by number; a component that is not written is 0 (assumed). */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2})(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Seconds since 1970 of a time in one of the four forms of the ECS guide: with an offset, with Z, without a zone, and
 * the date alone. Without a zone it is UTC, a date alone is its midnight (assumed). Undefined when it is none.
 */
export function secondsOf(text: string): number | undefined {
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const offset = offsetSeconds(parts[7] ?? "Z");
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && hour < 24 && minute < 60 && second < 60;
  return exists && offset !== undefined ? dayNumber({ year, month, day }) * 86_400 + hour * 3600 + minute * 60 + second - offset : undefined;
}

function offsetSeconds(zone: string): number | undefined {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (hours > 18 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}
