import { minutes, seconds } from "../../kernel/time.ts";
import type { World } from "../../kernel/world.ts";
import { LAUNCHES_PER_PASS } from "../../services/ecs/limits.ts";
import { deploymentsByService, eventsByService, liveTasksByService, type ServiceRow } from "../../services/ecs/tables.ts";
import { PASS_INTERVAL } from "../../services/ecs/timing.ts";
import type { Outcome } from "../plan.ts";
import type { Lookout } from "./lookout.ts";

/** How long a deployment is followed. One that is not through by then is shown as running. */
export const SETTLES_WITHIN = minutes(30);

/** A service that complains and in which nothing moves for so long is stuck: longer than a slow health check takes. */
const NOTHING_MOVES = minutes(5);

/** Beyond the passes it takes at least: the first may be due in ten seconds, and some tasks wait for others to stop. */
const PATIENCE = seconds(60);

/** Runs on until every task that is asked for has a place, or one has none. */
export function untilPlaced(fork: World, lookout: Lookout): void {
  if (lookout.wanted.kind !== "service") return;
  const asked = lookout.asked ?? 0;
  const passes = Math.ceil(asked / LAUNCHES_PER_PASS);
  const end = fork.now + passes * PASS_INTERVAL + PATIENCE;
  lookout.lookForObstacle();
  while (!isPlaced(lookout) && fork.nextAt <= end) {
    fork.runUntil(fork.nextAt);
    lookout.lookForObstacle();
  }
}

function isPlaced({ passed, obstacle, tasks, asked }: Lookout): boolean {
  return passed && (obstacle !== null || tasks.length >= (asked ?? 0));
}

/** Runs on until the service's deployment completed, or nothing moves any more. null: it is not about a service. */
export function untilSettled(fork: World, lookout: Lookout): Outcome | null {
  if (lookout.wanted.kind !== "service") return null;
  const end = fork.now + SETTLES_WITHIN;
  let moved = { at: fork.now, trace: "" };
  for (;;) {
    lookout.lookForObstacle();
    const { service } = lookout;
    if (service === undefined) return null;
    if (lookout.passed && isComplete(fork, service)) return outcome(fork, service, "completed");
    const trace = traceOf(fork, service);
    if (trace !== moved.trace) moved = { at: fork.now, trace };
    const complaint = service.complaints.at(-1);
    const still = complaint !== undefined && fork.now >= moved.at + NOTHING_MOVES;
    if (lookout.passed && complaint !== undefined && (still || complaint.about === "throttled")) {
      return { state: "stuck", at: Math.max(moved.at, complaint.saidAt), message: complaint.message };
    }
    // Where nothing is due for long, what was said stands.
    if (fork.nextAt > end) return complaint === undefined ? outcome(fork, service, "running") : { state: "stuck", at: moved.at, message: complaint.message };
    fork.runUntil(fork.nextAt);
  }
}

function isComplete(fork: World, { serviceArn, steady, waitsForRoom, deploymentController }: ServiceRow): boolean {
  if (deploymentController === "EXTERNAL") return steady && !waitsForRoom;
  const primary = fork.view.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
  return primary?.rolloutState === "COMPLETED" && steady && !waitsForRoom;
}

/** Changes whenever anything of the service's tasks does. */
function traceOf({ view }: World, { serviceArn }: ServiceRow): string {
  return view
    .where(liveTasksByService, serviceArn)
    .map(({ taskArn, lastStatus, desiredStatus, healthyAt, healthStatus }) => [taskArn, lastStatus, desiredStatus, healthyAt, healthStatus].join())
    .join("|");
}

function outcome({ view }: World, { serviceArn }: ServiceRow, state: Outcome["state"]): Outcome {
  return { state, at: view.now, message: view.where(eventsByService, serviceArn).at(-1)?.message ?? "" };
}
