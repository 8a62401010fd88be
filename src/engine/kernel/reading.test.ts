import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import type { View } from "./context.ts";
import type { Module } from "./module.ts";
import { Ground } from "./onlookers.ts";
import { hasCome, Reader, reading } from "./reading.ts";
import { index, table } from "./table.ts";
import { World } from "./world.ts";

interface Thing {
  readonly id: string;
  readonly kind: string;
  readonly of: string;
  readonly size: number;
}

const things = table<Thing>("test.things", "id");
const others = table<Thing>("test.others", "id");
const asks = table<Asked>("test.asks", "id");
const byKind = index("kind", { table: things, by: ({ kind }: Thing) => kind });

const MODULE: Module = { name: "test", tables: [things, others, asks], indexes: [byKind], operations: [], firings: [], reactions: [], guards: [] };

/** Each goes by other rows: one by its id, one by an index, all of a table, and what another reading says. */
const READS: readonly ((view: View, of: Asked) => unknown)[] = [
  (view, { id }) => view.find(things, id)?.size,
  (view, { id }) => view.find(others, view.find(things, id)?.of ?? "")?.size,
  (view, { id }) => view.where(byKind, id).map(({ size }) => size),
  (view) => view.all(others).map(({ size }) => size),
  (view, { id }) => [view.size(things), view.count(byKind, id), view.isEmpty(byKind)],
  (view, { id }) => [view.now, view.find(things, id)?.size],
  (view, { id }) => [hasCome(view, 2), hasCome(view, 4), view.find(things, id)?.size],
];

interface Asked {
  readonly id: string;
}

const IDS = ["a", "b", "c"];
const ASKED: readonly Asked[] = IDS.map((id) => ({ id }));
const sizeOfOther = (view: View, { id }: Asked) => view.find(others, id)?.size;
const inner = reading("test.inner", asks, sizeOfOther);
const READINGS = [...READS.map((read, i) => ({ read, remembered: reading(`test.${i}`, asks, read) })), { read: sizeOfOther, remembered: reading("test.outer", asks, (view, asked: Asked) => inner(view, asked)) }];

const deed = fc.record({ what: fc.constantFrom("put", "drop", "wait", "back"), id: fc.constantFrom(...IDS), other: fc.constantFrom(...IDS), size: fc.nat(2), isOther: fc.boolean() });

test("what is remembered is what would be read, whatever became of the rows", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      const world = new World([MODULE], 1);
      const saved = world.save();
      for (const { what, id, other, size, isOther } of deeds) {
        const rows = isOther ? others : things;
        const isThere = world.view.find(rows, id) !== undefined;
        if (what === "drop" && isThere) world.context.remove(rows, id);
        if (what === "put" && isThere) world.context.update(rows, id, { kind: other, of: other, size });
        if (what === "put" && !isThere) world.context.insert(rows, { id, kind: other, of: other, size });
        if (what === "wait") world.runUntil(world.now + 1);
        if (what === "back") world.restore(saved);
        for (const { read, remembered } of READINGS) for (const asked of ASKED) expect(remembered(world.view, asked)).toEqual(read(world.view, asked));
      }
    }),
    { numRuns: 100 },
  );
});

test("nothing is read again while its rows are as they were, whatever becomes of others", () => {
  const world = new World([MODULE], 1);
  let times = 0;
  const sizeOf = reading("test.sizeOf", asks, (view, { id }: Asked) => {
    times++;
    return view.find(things, id)?.size;
  });
  const [a = { id: "a" }] = ASKED;
  world.context.insert(things, { id: "a", kind: "k", of: "", size: 1 });
  for (let size = 0; size < 5; size++) {
    expect(sizeOf(world.view, a)).toBe(1);
    world.context.insert(things, { id: `b${size}`, kind: "k", of: "", size });
  }
  expect(times).toBe(1);
  world.context.update(things, "a", { size: 2 });
  expect(sizeOf(world.view, a)).toBe(2);
});

test("what was found holds until one of its rows changes, or its time has come, and no longer", () => {
  const world = new World([MODULE], 1);
  world.context.insert(things, { id: "a", kind: "k", of: "", size: 1 });
  const find = () => {
    const ground = new Ground();
    const reader = new Reader(world.view, ground);
    expect([reader.find(things, "a")?.size, hasCome(reader, 2)]).toEqual([world.view.find(things, "a")?.size, false]);
    return ground;
  };
  const first = find();
  world.context.insert(things, { id: "b", kind: "k", of: "", size: 1 });
  expect(first.holdsAt(1)).toBe(true);
  expect(first.holdsAt(2)).toBe(false);
  world.context.update(things, "a", { size: 2 });
  expect(first.holdsAt(1)).toBe(false);
  const second = find();
  second.fall();
  expect(second.holdsAt(1)).toBe(false);
});

test("until when it holds is known without reading it, and who is forgotten is told of", () => {
  const world = new World([MODULE], 1);
  const forgotten: string[] = [];
  const isLarge = reading("test.isLarge", asks, (view, { id }: Asked) => hasCome(view, 1_000 * (view.find(things, id)?.size ?? 0)), (_, id) => forgotten.push(id));
  const [a = { id: "a" }, b = { id: "b" }] = ASKED;
  world.context.insert(things, { id: "a", kind: "k", of: "", size: 2 });
  expect(isLarge.holdsUntil(world.view, a)).toBe(-Infinity);
  isLarge(world.view, a);
  isLarge(world.view, b);
  expect([a, b].map((one) => isLarge.holdsUntil(world.view, one))).toEqual([2_000, Infinity]);
  world.runUntil(2_000);
  expect(isLarge.holdsUntil(world.view, a)).toBe(-Infinity);
  expect(forgotten).toEqual([]);
  world.context.insert(things, { id: "b", kind: "k", of: "", size: 1 });
  expect(isLarge.holdsUntil(world.view, b)).toBe(-Infinity);
  expect(forgotten).toEqual(["b"]);
});
