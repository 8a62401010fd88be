import type { Session } from "../src/engine/session/session.ts";
import { layOut, requestOf, take } from "../src/engine/services/ecs/placement/board.ts";
import { place } from "../src/engine/services/ecs/placement/place.ts";
import { FILTERS, SERVICE_DEFAULT } from "../src/engine/services/ecs/placement/stages.ts";
import { clusters, instancesByCluster, taskDefinitions, type ContainerInstanceRow } from "../src/engine/services/ecs/tables.ts";
import { busyCluster } from "./cluster.ts";
import type { Benchmark } from "./metric.ts";
import { paired } from "./slices.ts";

/** Tasks placed in one go: a deployment of a service. */
const BURST = 50;

const TURNS = 20;

/** A service's tasks placed on so many instances, against one naive scan of all rows for each task. */
export const placements: readonly Benchmark[] = [100, 1_000, 5_000].map((instances) => ({
  goals: [
    {
      id: `placements-per-second-${instances}`,
      unit: "placements/s",
      floor: instances === 100 ? 5_000 : instances === 1_000 ? 500 : 100,
      aim: 100_000,
      better: "higher",
      peer: null,
    },
    {
      id: `placement-speedup-${instances}`,
      unit: "times",
      floor: 1,
      aim: 100,
      better: "higher",
      peer: "a naive filter, group and sort for each task in the same run",
    },
  ],
  run: () => {
    const session = busyCluster({ instances, tasks: 50 });
    const ours = burst(session);
    const naive = naiveBurst(session);
    if (ours.zones().join() !== naive.zones().join()) throw new Error("the two placements spread differently");
    const times = paired(ours.run, naive.run, TURNS);
    return [
      { id: `placements-per-second-${instances}`, values: times.a.map((ns) => (1e9 * BURST) / ns) },
      { id: `placement-speedup-${instances}`, values: times.a.map((ns, i) => (times.b[i] ?? NaN) / ns) },
    ];
  },
}));

const STAGES = [...FILTERS, ...SERVICE_DEFAULT];

interface Placer {
  readonly run: (count: number) => void;
  /** How many tasks of one burst land in each zone, fewest first. */
  readonly zones: () => number[];
}

function burst(session: Session): Placer {
  const { clusterArn, definition } = subject(session);
  const once = () =>
    session.read((view) => {
      const board = layOut(view, { clusterArn, siblings: [], lot: "bench" });
      for (let i = 0; i < BURST; i++) {
        const { chosen } = place(STAGES, board.seats, requestOf(definition, definition.needs, board));
        if (chosen === undefined) throw new Error("a task found no place");
        take(board, { seat: chosen, needs: definition.needs });
      }
      return board;
    });
  return {
    run: (count) => repeat(count, once),
    zones: () => [...once().siblingsByZone.values()].sort((a, b) => a - b),
  };
}

/** What a first try looks like: for each task look at all rows, filter, count, sort. */
function naiveBurst(session: Session): Placer {
  const { clusterArn, definition } = subject(session);
  const once = () =>
    session.read((view) => {
      const placed: ContainerInstanceRow[] = [];
      const count = (same: (other: ContainerInstanceRow) => boolean) => placed.filter(same).length;
      for (let i = 0; i < BURST; i++) {
        const [chosen] = view
          .where(instancesByCluster, clusterArn)
          .filter((instance) => instance.status === "ACTIVE" && instance.agentConnected)
          .filter((instance) => {
            const here = count((other) => other === instance);
            const cpu = instance.cpuUnitsFree - here * definition.needs.cpuUnits;
            const memory = instance.memoryMiBFree - here * definition.needs.memoryMiB;
            return cpu >= definition.needs.cpuUnits && memory >= definition.needs.memoryMiB;
          })
          .map((instance) => ({
            instance,
            zone: count((other) => other.availabilityZone === instance.availabilityZone),
            here: count((other) => other === instance),
          }))
          .sort((a, b) => a.zone - b.zone || a.here - b.here)
          .map(({ instance }) => instance);
        if (chosen === undefined) throw new Error("a task found no place");
        placed.push(chosen);
      }
      return placed;
    });
  return {
    run: (count) => repeat(count, once),
    zones: () => {
      const zones = new Map<string, number>();
      for (const { availabilityZone } of once()) zones.set(availabilityZone, (zones.get(availabilityZone) ?? 0) + 1);
      return [...zones.values()].sort((a, b) => a - b);
    },
  };
}

function subject(session: Session) {
  const [cluster] = session.read((view) => view.all(clusters));
  const [definition] = session.read((view) => view.all(taskDefinitions));
  if (cluster === undefined || definition === undefined) throw new Error("the bench cluster is empty");
  return { clusterArn: cluster.clusterArn, definition };
}

function repeat(count: number, once: () => unknown): void {
  for (let i = 0; i < count; i++) once();
}
