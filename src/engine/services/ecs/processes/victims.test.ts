import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { SERVICE_DEFAULT, type Strategy } from "../placement/subject.ts";
import type { Member } from "./rollout.ts";
import { pickVictims, type ScaleIn } from "./victims.ts";
import { explainScaleIn } from "./victimsTold.ts";

const room = (cpuUnits: number, memoryMiB: number) => ({ cpuUnits, memoryMiB });

/** A healthy task; its zone is the first letter of its instance. */
function member(id: string, on = "a1", { disk, ...more }: Partial<Member> & { readonly disk?: string } = {}): Member {
  return {
    taskArn: id,
    starting: false,
    healthy: true,
    failing: false,
    leaving: false,
    protected: false,
    containerInstanceArn: on,
    availabilityZone: `us-east-1${on[0]}`,
    attributes: { "ecs.availability-zone": `us-east-1${on[0]}`, ...(disk === undefined ? {} : { disk }) },
    free: room(1000, 2000),
    needs: room(200, 400),
    deployedAt: 0,
    createdAt: 0,
    ...more,
  };
}

const spread = (field: string): Strategy => ({ type: "spread", field });
const ZONES = spread("attribute:ecs.availability-zone");
const INSTANCES = spread("instanceId");
const DISKS = spread("attribute:disk");
const PACK_CPU: Strategy = { type: "binpack", field: "cpu" };
const PACK_MEMORY: Strategy = { type: "binpack", field: "memory" };
const RANDOM: Strategy = { type: "random" };

const scaleIn = (candidates: readonly Member[], count: number, strategies: readonly Strategy[]): ScaleIn => ({
  candidates,
  count,
  all: candidates,
  strategies,
});
const goes = (strategies: readonly Strategy[], members: readonly Member[], count = members.length) =>
  pickVictims(scaleIn(members, count, strategies)).map(({ taskArn }) => taskArn).join("");

const STARTING = { starting: true, healthy: false };
const FAILING = { failing: true, healthy: false };

test.each<[string, readonly Strategy[], readonly Member[], string]>([
  ["what is missed least goes first", SERVICE_DEFAULT, [member("a"), member("b", "a1", { leaving: true }), member("c", "a1", { healthy: false }), member("d", "a1", FAILING), member("e", "a1", STARTING)], "edcba"],
  ["whatever the strategy prefers", [PACK_MEMORY], [member("a", "a1", { free: room(0, 9000) }), member("b", "a2", STARTING)], "ba"],
  ["zone, then instance, then the newest", SERVICE_DEFAULT, [member("a", "a1"), member("b", "a2", { createdAt: 1 }), member("c", "a2", { createdAt: 2 }), member("d", "b1")], "cbad"],
  ["the balance moves with each that goes", [INSTANCES], [member("a", "a1"), member("b", "a1"), member("c", "a1"), member("d", "b1"), member("e", "b1")], "abdce"],
  ["the bucket without a name goes first on ties", [DISKS], [member("a", "a1", { disk: "ssd" }), member("b", "a2")], "ba"],
  ["and only then", [DISKS, INSTANCES], [member("a", "a1", { disk: "ssd" }), member("b", "a2"), member("c", "a3", { disk: "ssd" })].map((one, i) => ({ ...one, createdAt: i })), "cba"],
  ["most memory left without it", [PACK_MEMORY], [member("a", "a1", { free: room(900, 500) }), member("b", "a2", { free: room(0, 501) })], "ba"],
  ["most CPU left without it", [PACK_CPU], [member("a", "a1", { free: room(900, 0) }), member("b", "a2", { free: room(899, 9000) })], "ab"],
  ["its own size counts", [PACK_MEMORY], [member("a", "a1", { free: room(0, 500), needs: room(0, 102) }), member("b", "a2", { free: room(0, 600), needs: room(0, 1) })], "ab"],
  ["what went before has left its room", [PACK_MEMORY], [member("a", "a1"), member("b", "a1", { createdAt: 2 }), member("c", "a2", { createdAt: 1 })], "bac"],
  ["zone, then packed", [ZONES, PACK_MEMORY], [member("a", "a1", { free: room(0, 100) }), member("b", "a2", { free: room(0, 200) }), member("c", "b1", { free: room(0, 900) })], "bca"],
  ["the oldest deployment before the newest task", [INSTANCES], [member("a", "a1", { deployedAt: 5, createdAt: 9 }), member("b", "a2", { deployedAt: 4, createdAt: 6 })], "ba"],
  ["nothing after random counts", [RANDOM, PACK_MEMORY], [member("a", "a1", { free: room(0, 9000) }), member("b")], "ba"],
])("%s", (_, strategies, members, order) => {
  expect(goes(strategies, members)).toBe(order);
});

test("a protected task stays, unless it fails", () => {
  const safe = { protected: true };
  const members = [member("a", "a1", safe), member("b"), member("c", "a1", { ...safe, ...FAILING }), member("d", "a1", { ...safe, ...STARTING })];
  expect(goes(SERVICE_DEFAULT, members)).toBe("cb");
  expect(explainScaleIn(scaleIn(members, 1, SERVICE_DEFAULT)).filter(({ decidedBy }) => decidedBy === "protection")).toEqual(
    ["a", "d"].map((taskArn) => ({ taskArn, rank: null, decidedBy: "protection", words: "it is protected from scale-in" })),
  );
});

test("protected tasks still count for the balance", () => {
  const members = [member("a", "a1", { protected: true }), member("b", "a1", { protected: true }), member("c", "a2"), member("d", "b1"), member("e", "b2")];
  expect(goes(SERVICE_DEFAULT, members, 1)).toBe("c");
});

test("scale-in explained: who goes and why, and why the others stay", () => {
  const members = [
    member("a", "a1"),
    member("b", "a1"),
    member("c", "a2"),
    member("d", "b1", { createdAt: 3 }),
    member("e", "b1", { createdAt: 2 }),
    member("f", "c1", STARTING),
  ];
  const told = explainScaleIn(scaleIn(members, 3, SERVICE_DEFAULT));
  expect(told.map(({ taskArn, rank, decidedBy, words }) => `${taskArn} ${rank ?? "-"} ${decidedBy}: ${words}`)).toEqual([
    "a 2 spread(instanceId): its instance has most tasks: 2",
    "b - spread(instanceId): its instance has 1, another 2",
    "c - spread(instanceId): its instance has 1, another 2",
    "d 3 age: it is the newest",
    "e - age: another is newer",
    "f 1 starting: it does not run yet",
  ]);
});

test("nobody goes for nothing, and all when all must", () => {
  const members = [member("a"), member("b", "b1")];
  expect(explainScaleIn(scaleIn(members, 0, SERVICE_DEFAULT)).map(({ rank, words }) => [rank, words])).toEqual([
    [null, "enough others go"],
    [null, "enough others go"],
  ]);
  expect(explainScaleIn(scaleIn(members, 9, SERVICE_DEFAULT)).map(({ rank }) => rank)).toEqual([1, 2]);
});

const anyMembers = fc
  .array(
    fc.record({
      on: fc.constantFrom("a1", "a2", "b1", "c1", "c2"),
      health: fc.constantFrom<Partial<Member>>({}, {}, STARTING, FAILING, { healthy: false }, { leaving: true }),
      protected: fc.boolean(),
      disk: fc.constantFrom<"ssd" | "hdd" | undefined>(undefined, "ssd", "hdd"),
      free: fc.nat(3).map((n) => room(n * 100, n * 200)),
      createdAt: fc.nat(3),
      deployedAt: fc.nat(1),
    }),
    { maxLength: 9 },
  )
  .map((specs) =>
    specs.map(({ on, health, disk, ...more }, i) => member(`t${i}`, on, { ...more, ...health, ...(disk === undefined ? {} : { disk }) })),
  );
const anyStrategies = fc.array(fc.constantFrom(ZONES, DISKS, INSTANCES, PACK_CPU, PACK_MEMORY, RANDOM), { maxLength: 4 });

test("the explanation ranks exactly those that are picked, in their order, and says something of everyone", () => {
  fc.assert(
    fc.property(anyMembers, fc.nat(9), anyStrategies, (members, count, strategies) => {
      const given = scaleIn(members, count, strategies);
      const told = explainScaleIn(given);
      const ranked = told.filter(({ rank }) => rank !== null).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
      expect(ranked.map(({ taskArn }) => taskArn)).toEqual(pickVictims(given).map(({ taskArn }) => taskArn));
      expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, i) => i + 1));
      expect(told).toHaveLength(members.length);
      for (const { words, decidedBy } of told) expect([words.length > 0, decidedBy.length > 0]).toEqual([true, true]);
    }),
  );
});

test("zones that differ by at most one before differ by at most one after, however many go", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(12), fc.constantFrom([ZONES], [ZONES, PACK_CPU], SERVICE_DEFAULT), (count, gone, strategies) => {
      const members = Array.from({ length: count }, (_, i) => member(`t${i}`, ["a1", "b1", "c1"][i % 3]));
      const victims = new Set(pickVictims(scaleIn(members, gone, strategies)));
      const left = members.filter((one) => !victims.has(one));
      const counts = ["a1", "b1", "c1"].map((on) => left.filter(({ containerInstanceArn }) => containerInstanceArn === on).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
  );
});
