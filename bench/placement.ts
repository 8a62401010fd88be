import { explanationOf } from "../src/engine/services/ecs/placement/explanation.ts";
import { place } from "../src/engine/services/ecs/placement/place.ts";
import { SPREAD_OVER_INSTANCES, SPREAD_OVER_ZONES, type Strategy } from "../src/engine/services/ecs/placement/subject.ts";
import { newAccount } from "../src/engine/account.ts";
import { Fleet, indexPlacer, worldOf, type FleetPlan } from "./fleet.ts";
import type { Benchmark } from "./metric.ts";
import { median } from "./metric.ts";
import { paired, timed } from "./slices.ts";
import { tunedScan } from "./tunedScan.ts";

const TURNS = 30;

const PACK_MEMORY: Strategy = { type: "binpack", field: "memory" };

/** ECS's own limit of instances in a cluster, and the chain that the console calls "AZ balanced binpack". */
const FULL_CLUSTER: FleetPlan = { instances: 5_000, services: 20, strategies: [SPREAD_OVER_ZONES, PACK_MEMORY], stopsPerHundred: 50 };

/** Placements before which two placers must have chosen the same instances all along. */
const PROVEN = 5_000;

/** The index against the plain stages, with reasons left unread, and against one pass over typed columns. */
export const placementSpeed: Benchmark = {
  goals: [
    {
      id: "placement-speedup-oracle",
      unit: "times",
      floor: 100,
      aim: 500,
      better: "higher",
      peer: "the plain stages, without reasons, in the same run",
    },
    { id: "placement-speedup-scan", unit: "times", floor: 5, aim: 15, better: "higher", peer: "one pass over typed columns in the same run" },
    { id: "scan-ns-per-instance", unit: "ns", floor: 5, aim: 2, better: "lower", peer: null },
    { id: "placement-nanoseconds", unit: "ns", floor: null, aim: null, better: "lower", peer: null },
  ],
  run: () => {
    const { view } = newAccount(7);
    const ours = new Fleet(indexPlacer(view), FULL_CLUSTER);
    const scan = new Fleet(tunedScan(FULL_CLUSTER.instances), FULL_CLUSTER);
    ours.run(PROVEN);
    scan.run(PROVEN);
    if (ours.choices !== scan.choices) throw new Error("the index and the scan chose different instances");
    const [subject] = ours.subjects;
    if (subject === undefined) throw new Error("the fleet has no service");
    const world = worldOf(FULL_CLUSTER.instances, subject);
    const oracle = (count: number) => {
      for (let i = 0; i < count; i++) place(world.view, subject, () => 0);
    };
    const againstScan = paired((count) => ours.run(count), (count) => scan.run(count), TURNS);
    const againstOracle = paired((count) => ours.run(count), oracle, TURNS);
    return [
      { id: "placement-speedup-oracle", values: ratios(againstOracle.b, againstOracle.a) },
      { id: "placement-speedup-scan", values: ratios(againstScan.b, againstScan.a) },
      { id: "scan-ns-per-instance", values: againstScan.b.map((ns) => ns / FULL_CLUSTER.instances) },
      { id: "placement-nanoseconds", values: againstScan.a },
    ];
  },
};

const CHAINS: readonly (readonly Strategy[])[] = [
  [PACK_MEMORY],
  [SPREAD_OVER_INSTANCES],
  [SPREAD_OVER_ZONES, PACK_MEMORY],
  [SPREAD_OVER_ZONES, SPREAD_OVER_INSTANCES],
  [{ type: "random" }],
];

/** What a placement costs on a hundred times as many instances, for the strategies that suffer most from it. */
export const placementGrowth: Benchmark = {
  goals: [
    {
      id: "placement-growth-500-to-50000",
      unit: "times",
      floor: 12,
      aim: 4,
      better: "lower",
      peer: "the same on 500 instances in the same run",
    },
  ],
  run: () => {
    const { view } = newAccount(7);
    const growths = CHAINS.map((strategies) => {
      const [small, large] = [500, 50_000].map((instances) => new Fleet(indexPlacer(view), { instances, services: 1, strategies, stopsPerHundred: 100 }));
      if (small === undefined || large === undefined) throw new Error("a fleet is missing");
      const times = paired((count) => large.run(count), (count) => small.run(count), TURNS);
      return ratios(times.a, times.b);
    });
    const worst = growths.toSorted((a, b) => median(b) - median(a))[0] ?? [];
    return [{ id: "placement-growth-500-to-50000", values: worst }];
  },
};

/** Why one task goes where it goes, for every instance: what a click asks for. */
export const explanationTime: Benchmark = {
  goals: [{ id: "explanation-milliseconds-5000", unit: "ms", floor: 16, aim: 4, better: "lower", peer: null }],
  run: () => {
    const [subject] = new Fleet(indexPlacer(newAccount(7).view), { ...FULL_CLUSTER, instances: 10 }).subjects;
    if (subject === undefined) throw new Error("the fleet has no service");
    const world = worldOf(FULL_CLUSTER.instances, subject);
    const explain = (count: number) => {
      for (let i = 0; i < count; i++) explanationOf(world.view, place(world.view, subject, () => 0));
    };
    timed(explain, 5);
    return [{ id: "explanation-milliseconds-5000", values: Array.from({ length: TURNS }, () => timed(explain, 1) / 1e6) }];
  },
};

function ratios(above: readonly number[], below: readonly number[]): readonly number[] {
  return above.map((ns, i) => ns / (below[i] ?? NaN));
}
