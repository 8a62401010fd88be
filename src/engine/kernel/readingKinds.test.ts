import { expect, test } from "vitest";
import { fc } from "../../../scripts/properties.ts";
import type { View } from "./context.ts";
import type { Module } from "./module.ts";
import { hasCome, reading } from "./reading.ts";
import { readingKinds, type Kind } from "./readingKinds.ts";
import { index, table } from "./table.ts";
import { World } from "./world.ts";

interface Guest {
  readonly id: string;
  readonly room: string;
  readonly host: string;
  readonly mood: number;
}

const guests = table<Guest>("test.guests", "id");
const hosts = table<Guest>("test.hosts", "id");
const byRoom = index("room", { table: guests, by: ({ room }: Guest) => room });
const MODULE: Module = { name: "test", tables: [guests, hosts], indexes: [byRoom], operations: [], firings: [], reactions: [], guards: [] };

const moodOfHost = (view: View, { host }: Guest) => view.find(hosts, host)?.mood;
const inner = reading("test.moodOfHost", guests, moodOfHost);

/** Each goes by other rows: by its own, by another, by what another reading says, by the time. */
const READS: readonly { readonly read: (view: View, guest: Guest) => unknown; readonly isAlike?: (before: Guest, after: Guest) => boolean; readonly concerns?: (guest: Guest) => boolean }[] = [
  { read: (_, { id, mood }) => [id, mood] },
  { read: moodOfHost, isAlike: (before, after) => before.host === after.host },
  { read: (view, guest) => [guest.mood, inner(view, guest)] },
  { read: (view, { mood }) => hasCome(view, 2 * mood), isAlike: (before, after) => before.mood === after.mood },
  { read: (view, { host }) => [view.now, host], isAlike: (before, after) => before.host === after.host },
  { read: moodOfHost, isAlike: (before, after) => before.host === after.host, concerns: ({ mood }) => mood > 1 },
];
const KINDS = READS.map((how, i) => readingKinds(`test.kinds${i}`, byRoom, { ...how, nameOf: (value) => JSON.stringify(value ?? null) }));

/** Counted one by one. */
function kindsAmong(values: readonly unknown[]): readonly Kind<unknown>[] {
  const names = values.map((value) => JSON.stringify(value ?? null));
  return [...new Set(names)].toSorted().map((name) => ({ value: values[names.indexOf(name)], count: names.filter((other) => other === name).length }));
}

const IDS = ["a", "b", "c", "d"];
const ROOMS = ["k", "l"];
const deed = fc.record({ what: fc.constantFrom("put", "put", "drop", "wait", "back"), id: fc.constantFrom(...IDS), room: fc.constantFrom(...ROOMS), host: fc.constantFrom(...IDS), mood: fc.nat(3), isHost: fc.boolean(), isAsked: fc.boolean() });

test("the kinds that are remembered are those that would be counted, whatever became of the rows and of their order", () => {
  const sum = reading("test.sum", hosts, (view, { room }: Guest) => KINDS.map((kinds) => kinds(view, room)));
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const world = new World([MODULE], 1);
      const { view, context } = world;
      const saved = world.save();
      for (const { what, id, room, host, mood, isHost, isAsked } of deeds) {
        const rows = isHost ? hosts : guests;
        const isThere = view.find(rows, id) !== undefined;
        if (what === "drop" && isThere) context.remove(rows, id);
        if (what === "put" && isThere) context.update(rows, id, { room, host, mood });
        if (what === "put" && !isThere) context.insert(rows, { id, room, host, mood });
        if (what === "wait") world.runUntil(world.now + 1);
        if (what === "back") world.restore(saved);
        if (!isAsked) continue;
        const expected = (key: string) => READS.map(({ read, concerns = () => true }) => kindsAmong(view.where(byRoom, key).filter(concerns).map((guest) => read(view, guest))));
        for (const key of ROOMS) expect(KINDS.map((kinds) => kinds(view, key))).toEqual(expected(key));
        for (const one of view.all(hosts)) expect(sum(view, one)).toEqual(expected(one.room));
      }
    }),
    { numRuns: 60 },
  );
});

test("of many rows those alone are read again of which something has changed", () => {
  const world = new World([MODULE], 1);
  const { view, context } = world;
  const read: string[] = [];
  const moods = readingKinds("test.moods", byRoom, {
    read: (_, guest: Guest) => {
      read.push(guest.id);
      return moodOfHost(_, guest);
    },
    nameOf: String,
    isAlike: (before, after) => before.host === after.host,
  });
  const rereadAfter = (change: () => void): string => {
    read.length = 0;
    change();
    moods(view, "k");
    moods(view, "k");
    return read.toSorted().join("");
  };
  const guest = (id: string, host: string): Guest => context.insert(guests, { id, room: "k", host, mood: 0 });
  context.insert(hosts, { id: "x", room: "", host: "", mood: 1 });
  expect(rereadAfter(() => ["a", "b", "c"].forEach((id) => guest(id, "x")))).toBe("abc");
  expect(rereadAfter(() => guest("d", "y"))).toBe("d");
  expect(rereadAfter(() => context.update(guests, "b", { mood: 5 }))).toBe("");
  expect(rereadAfter(() => context.update(guests, "b", { host: "y" }))).toBe("b");
  expect(rereadAfter(() => context.remove(guests, "a"))).toBe("");
  expect(rereadAfter(() => context.update(hosts, "x", { mood: 2 }))).toBe("c");
  expect(rereadAfter(() => context.insert(hosts, { id: "y", room: "", host: "", mood: 2 }))).toBe("bd");
  expect(rereadAfter(() => guest("e", "x"))).toBe("e");
});
