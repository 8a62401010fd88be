import { expect, test } from "vitest";
import { desiredFor, nextScaleIn, reservationOf, type Demand, type Fleet } from "../services/ecs/capacityProviders/decide/reservation.ts";
import { distributionOf } from "../../aws/rules/distribution.ts";
import { checkWeights, strategyFrom } from "../services/ecs/capacityProviders/strategy.ts";
import { PROVISIONING_TASKS_PER_CLUSTER } from "../services/ecs/limits.ts";
import capacityStrategies from "./capacityStrategies.json" with { type: "json" };
import managedScaling from "./managedScaling.json" with { type: "json" };

/** The reference's examples of capacity providers: what managed scaling makes of a group, and how a strategy spreads tasks. */

interface Vector extends Partial<Omit<Fleet, "waiting" | "instances" | "busy">>, Pick<Fleet, "instances" | "busy"> {
  readonly id: string;
  readonly says: string;
  readonly waiting: readonly Omit<Demand, "gpus" | "oneEach">[];
  readonly needed: number;
  readonly reservation: number;
  readonly desired: number;
}

interface Further {
  readonly id: string;
  readonly says: string;
  readonly quota?: number;
  readonly paces?: readonly (readonly number[])[];
}

const USUAL = {
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  sizes: [{ cpuUnits: 2048, memoryMiB: 7680, enis: 2, gpus: 0 }],
};

const VECTORS: readonly Vector[] = managedScaling.vectors;
const MORE: readonly Further[] = managedScaling.more;

test.each(VECTORS)("$id: $says", ({ needed, reservation, desired, waiting, ...fleet }) => {
  const targetCapacity = fleet.targetCapacity ?? USUAL.targetCapacity;
  const decided = reservationOf({ ...USUAL, ...fleet, targetCapacity, waiting: waiting.map((demand) => ({ ...demand, gpus: 0, oneEach: false })) });
  expect([decided.needed, Math.round(decided.reservation * 100) / 100, desiredFor(decided.needed, targetCapacity)]).toEqual([needed, reservation, desired]);
});

test.each(MORE)("$id: $says", ({ quota, paces = [] }) => {
  if (quota !== undefined) expect(PROVISIONING_TASKS_PER_CLUSTER).toBe(quota);
  for (const pace of paces) {
    const [first = 0, desired = 0] = [pace[0], pace.at(-1)];
    const taken = [first];
    for (let now = first; now > desired; ) taken.push((now = nextScaleIn(now, desired)));
    expect(taken).toEqual(pace);
  }
});

test("tasks that are kept apart, or share a host port, take an instance each; what needs a GPU finds none without", () => {
  const demand = { count: 3, cpuUnits: 128, memoryMiB: 128, enis: 0, gpus: 0, oneEach: true };
  const asked = (more: object) => reservationOf({ ...USUAL, instances: 1, busy: 1, waiting: [{ ...demand, ...more }] }).asked;
  expect([asked({}), asked({ oneEach: false }), asked({ gpus: 1 })]).toEqual([[3], [1], [null]]);
});

test("kinds are held against the smallest type, and packed onto the largest", () => {
  const sizes = [...USUAL.sizes, { cpuUnits: 8192, memoryMiB: 30_000, enis: 3, gpus: 0 }];
  const asked = (cpuUnits: number) => reservationOf({ ...USUAL, sizes, instances: 1, busy: 1, waiting: [{ count: 9, cpuUnits, memoryMiB: 1, enis: 0, gpus: 0, oneEach: false }] }).asked;
  expect([asked(2048), asked(2049)]).toEqual([[3], [null]]);
});

test("a group without instances whose target is below 100 stays empty while nothing waits", () => {
  expect(reservationOf({ ...USUAL, targetCapacity: 90, instances: 0, busy: 0, waiting: [] })).toMatchObject({ needed: 0, reservation: 90 });
});

const strategyOf = (items: readonly (readonly number[])[]) => items.map(([base = 0, weight = 0], i) => ({ capacityProvider: `${i}`, base, weight }));

test.each(capacityStrategies.vectors)("$id: base and weight $items", ({ items, counts }) => {
  expect(Array.from({ length: 20 }, (_, i) => distributionOf(strategyOf(items), i + 1).join("/"))).toEqual(counts);
});

test("one capacity provider alone gets all, whatever its weight", () => {
  expect(distributionOf(strategyOf([[0, 0]]), 7)).toEqual([7]);
});

test.each(capacityStrategies.more)("$id", ({ splits = [], refused = [] }) => {
  for (const { items, total, counts } of splits) expect(distributionOf(strategyOf(items), total).join("/")).toBe(counts);
  for (const { strategy, because } of refused) {
    const items = typeof strategy === "string" ? Array.from({ length: Number(strategy) }, (_, i) => [`${i}`, 0, 1] as const) : strategy;
    const given = items.map(([name = "", base = 0, weight = 0]) => ({ capacityProvider: `${name}`, base: Number(base), weight: Number(weight) }));
    expect(() => { checkWeights(strategyFrom(given, given.map(({ capacityProvider }) => capacityProvider))); }).toThrow(because);
  }
});
