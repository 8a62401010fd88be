import { expect, test } from "vitest";
import { fc } from "../../../scripts/properties.ts";
import type { View } from "./context.ts";
import type { Module } from "./module.ts";
import { hasCome, reading } from "./reading.ts";
import { readingById } from "./readingById.ts";
import { table } from "./table.ts";
import { World } from "./world.ts";

interface Guest {
  readonly id: string;
  readonly host: string;
  readonly mood: number;
}

const guests = table<Guest>("test.guests", "id");
const hosts = table<Guest>("test.hosts", "id");
const MODULE: Module = { name: "test", tables: [guests, hosts], indexes: [], operations: [], firings: [], reactions: [], guards: [] };

const moodOfHost = (view: View, { host }: Guest) => view.find(hosts, host)?.mood;

/** Each goes by other things: by a field of the row, by another row, by the time. */
const READS: readonly { readonly read: (view: View, guest: Guest) => unknown; readonly isAlike: (before: Guest, after: Guest) => boolean }[] = [
  { read: (_, { id, mood }) => [id, mood], isAlike: (before, after) => before.mood === after.mood },
  { read: moodOfHost, isAlike: (before, after) => before.host === after.host },
  { read: (view, { mood }) => hasCome(view, 2 * mood), isAlike: (before, after) => before.mood === after.mood },
  { read: (view, { host }) => [view.now, host], isAlike: (before, after) => before.host === after.host },
];
const BY_ID = READS.map((how, i) => readingById(`test.byId${i}`, guests, how));

const IDS = ["a", "b", "c"];
const deed = fc.record({ what: fc.constantFrom("put", "put", "drop", "wait", "back"), id: fc.constantFrom(...IDS), host: fc.constantFrom(...IDS), mood: fc.nat(3), isHost: fc.boolean(), isAsked: fc.boolean() });

test("what is remembered is what would be read, whatever became of the rows; others may go by it", () => {
  const ofGuest = reading("test.ofGuest", hosts, (view, { host }: Guest) => BY_ID.map((ask) => ask(view, host)));
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const world = new World([MODULE], 1);
      const { view, context } = world;
      const saved = world.save();
      for (const { what, id, host, mood, isHost, isAsked } of deeds) {
        const rows = isHost ? hosts : guests;
        const isThere = view.find(rows, id) !== undefined;
        if (what === "drop" && isThere) context.remove(rows, id);
        if (what === "put" && isThere) context.update(rows, id, { host, mood });
        if (what === "put" && !isThere) context.insert(rows, { id, host, mood });
        if (what === "wait") world.runUntil(world.now + 1);
        if (what === "back") world.restore(saved);
        if (!isAsked) continue;
        const expected = (of: string) => READS.map(({ read }) => ((guest) => guest && read(view, guest))(view.find(guests, of)));
        for (const of of IDS) expect(BY_ID.map((ask) => ask(view, of))).toEqual(expected(of));
        for (const one of view.all(hosts)) expect(ofGuest(view, one)).toEqual(expected(one.host));
      }
    }),
    { numRuns: 60 },
  );
});

test("it is read again when what it goes by has changed, and not for anything else that becomes of the row", () => {
  const { view, context } = new World([MODULE], 1);
  let times = 0;
  const mood = readingById("test.counted", guests, { read: (at, guest: Guest) => (times++, moodOfHost(at, guest)), isAlike: (before, after) => before.host === after.host });
  const timesRead = (change: () => void): number => {
    change();
    const before = times;
    mood(view, "a");
    mood(view, "a");
    return times - before;
  };
  context.insert(hosts, { id: "x", host: "", mood: 1 });
  expect(timesRead(() => undefined)).toBe(0);
  expect(timesRead(() => context.insert(guests, { id: "a", host: "x", mood: 0 }))).toBe(1);
  expect(timesRead(() => context.update(guests, "a", { mood: 5 }))).toBe(0);
  expect(timesRead(() => context.update(hosts, "x", { mood: 2 }))).toBe(1);
  expect(timesRead(() => context.update(guests, "a", { host: "y" }))).toBe(1);
  expect(timesRead(() => context.remove(guests, "a"))).toBe(0);
});
