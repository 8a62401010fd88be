import { fail } from "../../lib/assert.ts";
import type { View } from "./context.ts";
import type { Row, Rows } from "./rows.ts";

/** Looks at every row that a step changed, and stops the world at the one that is not as it must be. */
export function guardTouched(view: View, touched: readonly Rows[]): void {
  for (const rows of touched) {
    const { places, notes } = rows.touched.take();
    for (let i = 0; i < places.length; i++) guardRow(view, rows, { place: places[i] ?? 0, before: notes[i] });
  }
}

function guardRow(view: View, rows: Rows, { place, before }: { readonly place: number; readonly before: Row | undefined }): void {
  const row = rows.at(place);
  if (row === undefined) return;
  for (const { check } of rows.guards) {
    const wrong = check(view, row as never, before as never, place);
    if (wrong !== undefined) fail(`${rows.name} ${String(row[rows.key])}: ${wrong}`);
  }
}
