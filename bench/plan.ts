import type { Call } from "../src/aws/generated/api.ts";
import type { PlanRequest } from "../src/engine/session/plan.ts";
import { planOf } from "../src/engine/session/questions.ts";
import type { Session } from "../src/engine/session/session.ts";
import { busyCluster, make } from "./cluster.ts";
import type { Benchmark } from "./metric.ts";
import { timed } from "./slices.ts";

/** The cluster over which something is dragged. */
const SIZE = { instances: 100, tasks: 500 };

const TURNS = 30;

/** Plans made before any is timed. */
const WARM_UP = 5;

/**
 * What a person waits for while dragging: where so many tasks would land, one of them explained for every instance.
 * What would make a task fit is asked for when the hand rests: each change is a deployment or two, tried out whole.
 */
export const planTime: Benchmark = {
  goals: [
    { id: "plan-milliseconds-100", unit: "ms", floor: 50, aim: 16, better: "lower", peer: null },
    { id: "plan-milliseconds-100-tasks", unit: "ms", floor: 100, aim: 32, better: "lower", peer: null },
    { id: "changes-milliseconds-100", unit: "ms", floor: 300, aim: 100, better: "lower", peer: null },
  ],
  run: () => {
    const session = busyCluster(SIZE);
    make(session, "ecs", "RegisterTaskDefinition", LARGE);
    return [
      { id: "plan-milliseconds-100", values: planned(session, { calls: [service("app", 30)], explain: [1] }) },
      { id: "plan-milliseconds-100-tasks", values: planned(session, { calls: [service("app", 100)], explain: [1] }) },
      // A hundred fit; the others are too large for any instance.
      { id: "changes-milliseconds-100", values: planned(session, { calls: [service("large", 120)], explain: [1], changes: "anywhere" }) },
    ];
  },
};

const LARGE = { family: "large", containerDefinitions: [{ name: "app", image: "app:1", cpu: 2_048, memory: 13_000 }] };

/** Milliseconds of each plan. All tasks must have a place, or some none and something be offered. */
function planned(session: Session, request: PlanRequest): readonly number[] {
  const { tasks, asked, changes } = planOf(session, request);
  if (request.changes === undefined ? tasks.length !== asked : changes.length === 0) throw new Error(`${tasks.length} tasks of ${asked} were planned, and ${changes.length} changes`);
  const work = (count: number) => {
    for (let i = 0; i < count; i++) planOf(session, request);
  };
  timed(work, WARM_UP);
  return Array.from({ length: TURNS }, () => timed(work, 1) / 1e6);
}

function service(taskDefinition: string, desiredCount: number): Call {
  return { service: "ecs", operation: "CreateService", input: { cluster: "bench", serviceName: "planned", taskDefinition, desiredCount } };
}
