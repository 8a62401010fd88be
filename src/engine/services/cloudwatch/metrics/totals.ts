/** What has been counted up to an instant, by whatever names the one who counts gives. */
export type Totals = ReadonlyMap<string, number>;

const NOTHING: Totals = new Map();

/** Of what is as it is at the end of a minute nothing is counted in it. */
export const countsNothing = (): Totals => NOTHING;

/** What was counted between two instants. What was not there before had counted nothing. */
export function countedSince(before: Totals, now: Totals): Totals {
  if (now.size === 0) return NOTHING;
  const counted = new Map<string, number>();
  for (const [name, total] of now) counted.set(name, total - (before.get(name) ?? 0));
  return counted;
}
