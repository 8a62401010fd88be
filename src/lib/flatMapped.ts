/** As `items.flatMap(of)` would, where it is asked for all the time: engines are twenty times slower at that than at a loop. */
export function flatMapped<T, U>(items: readonly T[], of: (item: T) => readonly U[]): U[] {
  const all: U[] = [];
  for (const item of items) for (const one of of(item)) all.push(one);
  return all;
}
