import type { Call } from "../src/aws/generated/api.ts";
import { admit } from "../src/engine/session/door.ts";
import { tasks } from "../src/engine/services/ecs/tables.ts";
import type { World } from "../src/engine/kernel/world.ts";
import { idleCluster } from "./cluster.ts";
import type { Benchmark } from "./metric.ts";

/** As many instances as ECS allows in a cluster, and fifty thousand tasks in services of some size. */
const WHOLE = { instances: 5_000, services: 100, tasksPerService: 500 };

/** What is run first and not counted, until the code is as fast as it gets. */
const WARM_UP = { instances: 2_000, services: 50, tasksPerService: 400 };

/** Deployments that are timed, whole: what a service costs when its first task is placed is part of it. */
const TURNS = 41;

/**
 * Services that are deployed at once, at the pace at which ECS launches. What is timed are the steps of the service
 * scheduler that place tasks, whole: its look at the service, the placement, the rows, indexes, events, digest, log
 * and guards. What the tasks do then, pulling and starting, is not.
 */
export const deployment: Benchmark = {
  goals: [
    { id: "deployment-placements-per-second", unit: "placements/s", floor: 50_000, aim: 500_000, better: "higher", peer: null },
  ],
  run: () => {
    deploy(idleCluster(WARM_UP.instances).world, WARM_UP);
    // Each turn begins with the same cluster, put back: so there is time for more of them, in a memory that is alike.
    const { world } = idleCluster(WHOLE.instances);
    const idle = world.save();
    const turn = () => {
      world.restore(idle);
      return deploy(world, WHOLE);
    };
    return [{ id: "deployment-placements-per-second", values: Array.from({ length: TURNS }, turn) }];
  },
};

/** Deploys, and says how many tasks were placed in a second. */
function deploy(world: World, plan: { readonly services: number; readonly tasksPerService: number }): number {
  const wanted = plan.services * plan.tasksPerService;
  let placed = 0;
  let took = 0;
  const timed = (step: () => void) => {
    const start = performance.now();
    step();
    const time = performance.now() - start;
    // As whoever draws the world does; a list that only grows is no part of placing.
    world.takeChanges();
    const now = world.view.size(tasks);
    if (now > placed) took += time;
    placed = now;
  };
  for (let i = 0; i < plan.services; i++) {
    const input = { cluster: "bench", serviceName: `s${i}`, taskDefinition: "app", desiredCount: plan.tasksPerService };
    timed(() => call(world, { service: "ecs", operation: "CreateService", input }));
  }
  while (placed < wanted) timed(() => void world.runSome(world.nextAt, 1));
  return (wanted * 1000) / took;
}

function call(world: World, { service, operation, input }: Call): void {
  const admission = admit(world, { service, operation, input });
  if ("refused" in admission) throw new Error(`${operation} was refused`);
  const answer = world.dispatch(admission.operation, admission.input);
  if (!answer.ok) throw new Error(`${operation}: ${answer.code}: ${answer.message}`);
}
