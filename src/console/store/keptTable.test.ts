import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { KeptTable } from "./keptTable.ts";

type Changes = readonly (readonly [string, number | null])[];

/** What a plain map would be. */
function changed(map: ReadonlyMap<string, number>, changes: Changes): ReadonlyMap<string, number> {
  const next = new Map(map);
  for (const [id, row] of changes) {
    if (row === null) next.delete(id);
    else next.set(id, row);
  }
  return next;
}

function expectSame(table: KeptTable<number>, map: ReadonlyMap<string, number>): void {
  expect([...table]).toEqual([...map]);
  expect([...table.keys()]).toEqual([...map.keys()]);
  expect([...table.values()]).toEqual([...map.values()]);
  expect(table.size).toBe(map.size);
  for (let id = 0; id < 12; id++) expect([table.get(String(id)), table.has(String(id))]).toEqual([map.get(String(id)), map.has(String(id))]);
}

const CHANGES = fc.array(fc.tuple(fc.nat(11).map(String), fc.option(fc.nat(99), { nil: null })), { maxLength: 6 });

test("tables are the maps they stand for, in the same order, whichever they became of and whatever became of them", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(20), CHANGES), { maxLength: 16 }), (steps) => {
      const made = [{ table: KeptTable.of<number>([]), map: new Map<string, number>() as ReadonlyMap<string, number> }];
      for (const [back, changes] of steps) {
        // Mostly of the last one, at times of one before it.
        const from = made.at(back > 16 ? -Math.min(made.length, back - 15) : -1);
        if (from !== undefined) made.push({ table: from.table.after(changes), map: changed(from.map, changes) });
      }
      for (const { table, map } of made) expectSame(table, map);
    }),
  );
});

test("rows of many chunks stay where they are when one is replaced, and a table that lost most of them is made anew", () => {
  const all = Array.from({ length: 3_000 }, (_, at): readonly [string, number] => [`r${at}`, at]);
  const table = KeptTable.of(all);
  expect([...table.after([["r1500", -1]])]).toEqual(all.map(([id, row]) => [id, id === "r1500" ? -1 : row]));
  const few = table.after(all.slice(10).map(([id]) => [id, null] as const)).after([["new", 1]]);
  expect([...few]).toEqual([...all.slice(0, 10), ["new", 1]]);
  expect(table.size).toBe(3_000);
});
