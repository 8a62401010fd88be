/** Places in a row, each with the key of what stands in it, or null where something left. */
export type Slots = readonly (string | null)[];

/**
 * Gives every key a place: who had one keeps it, who is new takes the first that is free, in the order given.
 * Free places at the end are given up.
 */
export function assignSlots(before: Slots, keys: readonly string[]): Slots {
  const wanted = new Set(keys);
  const next: (string | null)[] = before.map((key) => (key !== null && wanted.has(key) ? key : null));
  const placed = new Set(next);
  let free = 0;
  for (const key of keys) {
    if (placed.has(key)) continue;
    while (free < next.length && next[free] !== null) free += 1;
    next[free] = key;
  }
  while (next.at(-1) === null) next.pop();
  return next;
}
