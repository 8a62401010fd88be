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
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && hour < 24 && minute < 60 && second < 60;
  return exists && offset !== undefined ? daysTo(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset : undefined;
}

function offsetSeconds(zone: string): number | undefined {
  if (zone === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  if (hours > 18 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysIn(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 1970-01-01, in the Gregorian calendar. Years are counted from March, so that a leap day ends one. */
function daysTo(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}
