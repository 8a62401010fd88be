import { expect, test } from "vitest";
import { countedSince, Totals } from "./totals.ts";

function totals(counts: Readonly<Record<string, number>>): Totals {
  const all = new Totals();
  for (const [name, count] of Object.entries(counts)) all.append(name, count);
  return all;
}

test.each([
  ["the same names in the same order", { a: 1, b: 2 }, { a: 4, b: 2 }, { a: 3, b: 0 }],
  ["one that came before the others", { a: 1, b: 2 }, { z: 7, a: 4, b: 3 }, { z: 7, a: 3, b: 1 }],
  ["one that went", { a: 1, b: 2, c: 3 }, { b: 2, c: 5 }, { b: 0, c: 2 }],
  ["another order", { a: 1, b: 2 }, { b: 5, a: 1 }, { b: 3, a: 0 }],
  ["nothing before", {}, { a: 4 }, { a: 4 }],
  ["nothing now", { a: 4 }, {}, {}],
])("what was counted between two instants, with %s", (_what, before, now, counted) => {
  expect(countedSince(totals(before), totals(now))).toEqual(totals(counted));
});

test("what is counted twice by a name is put there, or added to what stands", () => {
  const all = totals({ a: 1 });
  all.set("a", 5);
  all.set("b", 2);
  all.add("b", 3);
  all.add("c", 4);
  expect([all, all.of("b"), all.of("d")]).toEqual([totals({ a: 5, b: 5, c: 4 }), 5, 0]);
});
