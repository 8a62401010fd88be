/** A noun for so many: `task`, `tasks`. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** A count with its noun: `1 task`, `8 tasks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${plural(count, noun)}`;
}

/** The verb of so many: `is`, `are`. */
export function isOrAre(count: number): string {
  return count === 1 ? "is" : "are";
}
