const WHOLE = new Intl.NumberFormat("en-US");

/** A number with thousands marked: `1,472`. */
export function figure(count: number): string {
  return WHOLE.format(count);
}

/** A count with its noun: `1 task`, `8 tasks`. */
export function many(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Requests per second: `1,240/s`, `0.5/s`. */
export function rate(requestsPerSecond: number): string {
  return `${WHOLE.format(Math.round(requestsPerSecond * 10) / 10)}/s`;
}

/** Whole percent of a part; nothing of nothing is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}
