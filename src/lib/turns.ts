/** Things that come again at an interval, in whole units of time. */

/** Whether something that comes first at `first`, and then at the interval, comes at an instant. */
export function isTurn(first: number, interval: number, at: number): boolean {
  return at >= first && (at - first) % interval === 0;
}

/** When it comes next, after now. What has not come yet comes first. */
export function nextTurn(first: number, interval: number, now: number): number {
  return now < first ? first : first + (Math.floor((now - first) / interval) + 1) * interval;
}
