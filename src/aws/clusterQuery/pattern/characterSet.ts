/** Code points as ascending ranges that do not touch, bounds included: `[[48, 57]]` is a digit. */
export type CharacterSet = readonly (readonly [from: number, to: number])[];

const LAST_CODE_POINT = 0x10ffff;

export function has(set: CharacterSet, codePoint: number): boolean {
  for (const [from, to] of set) if (codePoint <= to) return codePoint >= from;
  return false;
}

/** The set of what these ranges hold, in whatever order. */
export function union(...sets: readonly CharacterSet[]): CharacterSet {
  const ranges = sets.flat().toSorted((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Everything that is not in the set. */
export function complement(set: CharacterSet): CharacterSet {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST_CODE_POINT) rest.push([next, LAST_CODE_POINT]);
  return rest;
}

export function intersection(a: CharacterSet, b: CharacterSet): CharacterSet {
  return complement(union(complement(a), complement(b)));
}

/** The set written as pairs of first and last character: `of("az", "09")`. */
export function ranges(...pairs: readonly string[]): CharacterSet {
  return union(pairs.map((pair) => [pair.codePointAt(0) ?? 0, pair.codePointAt(1) ?? 0] as const));
}
