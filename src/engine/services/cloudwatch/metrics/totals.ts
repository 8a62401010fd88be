/**
 * What has been counted up to an instant, by whatever names the one who counts gives. The names are few, and each minute
 * the same ones in the same order: lists of them cost less than maps.
 */
export class Totals {
  readonly names: string[] = [];
  readonly counts: number[] = [];

  /** How much it is by a name. */
  of(name: string): number {
    return this.counts[this.names.indexOf(name)] ?? 0;
  }

  /** So much it is by a name, whatever it was before. */
  set(name: string, count: number): void {
    const place = this.names.indexOf(name);
    if (place === -1) this.append(name, count);
    else this.counts[place] = count;
  }

  /** So much more it is by a name. */
  add(name: string, count: number): void {
    this.set(name, this.of(name) + count);
  }

  /** By a name that is not among them. */
  append(name: string, count: number): void {
    this.names.push(name);
    this.counts.push(count);
  }
}

const NOTHING = new Totals();

/** Of what is as it is at the end of a minute nothing is counted in it. */
export const countsNothing = (): Totals => NOTHING;

/** What was counted between two instants. What was not there before had counted nothing. */
export function countedSince(before: Totals, now: Totals): Totals {
  const { names, counts } = now;
  if (names.length === 0) return NOTHING;
  const counted = new Totals();
  let byName: ReadonlyMap<string, number> | undefined;
  for (let place = 0; place < names.length; place++) {
    const name = names[place] ?? "";
    const isSamePlace = before.names[place] === name;
    if (!isSamePlace) byName ??= new Map(before.names.map((other, i) => [other, before.counts[i] ?? 0]));
    counted.append(name, (counts[place] ?? 0) - ((isSamePlace ? before.counts[place] : byName?.get(name)) ?? 0));
  }
  return counted;
}
