import { fail } from "../../lib/assert.ts";
import type { View } from "./context.ts";
import type { Row, Rows } from "./rows.ts";

/** Looks at every row that a step changed, and stops the world at the one that is not as it must be. */
export function guardTouched(view: View, touched: readonly Rows[]): void {
  for (const rows of touched) {
    const { places, notes } = rows.touched.take();
    for (let i = 0; i < places.length; i++) guardRow(view, rows, { row: rows.at(places[i] ?? 0), before: notes[i] });
  }
}

function guardRow(view: View, { name, key, guards }: Rows, { row, before }: { readonly row: Row | undefined; readonly before: Row | undefined }): void {
  if (row === undefined) return;
  for (const { check } of guards) {
    const wrong = check(view, row as never, before as never);
    if (wrong !== undefined) fail(`${name} ${String(row[key])}: ${wrong}`);
  }
}
