import { plural } from "../../lib/plural.ts";

const WHOLE = new Intl.NumberFormat("en-US");

/** A number with thousands marked: `1,472`. */
export function figure(count: number): string {
  return WHOLE.format(count);
}

/** A count with its noun: `1 task`, `8 tasks`. */
export function many(count: number, noun: string): string {
  return `${figure(count)} ${plural(count, noun)}`;
}

/** An amount of memory, as short as a card needs it: `7,310 MiB`, and from a hundred thousand `181 GiB`. */
export function memory(mebibytes: number): string {
  return mebibytes < 100_000 ? `${figure(mebibytes)} MiB` : `${figure(Math.floor(mebibytes / 1024))} GiB`;
}

/** Requests per second: `1,240/s`, `0.5/s`. */
export function rate(requestsPerSecond: number): string {
  const whole = requestsPerSecond >= 1000;
  return `${WHOLE.format(whole ? Math.round(requestsPerSecond) : Math.round(requestsPerSecond * 10) / 10)}/s`;
}

/** Whole percent of a part; nothing of nothing is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}
