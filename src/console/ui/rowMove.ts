import type { KeyboardEvent } from "react";

/** Rows that Page Up and Page Down go over. */
const PAGE = 8;

/** To which row of a table a key leads; null: it leads to none. */
export function rowMove(key: string, at: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: count - 1 };
  const to = steps[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}

interface ActiveRow {
  readonly active: number;
  readonly count: number;
  readonly choose: () => void;
  readonly moveTo: (row: number) => void;
}

/** A key in a grid of which few rows are drawn: it moves the active row, and Enter and Space choose it. */
export function onGridKey(event: KeyboardEvent, { active, count, choose, moveTo }: ActiveRow): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget || count === 0) return;
  if (event.key === "Enter" || event.key === " ") choose();
  else {
    const to = rowMove(event.key, active, count);
    if (to === null) return;
    moveTo(to);
  }
  event.preventDefault();
  event.stopPropagation();
}
