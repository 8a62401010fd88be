import { fail } from "../../lib/assert.ts";
import type { View } from "../kernel/context.ts";
import { minutes, seconds } from "../kernel/time.ts";
import { autoScalingGroups, groupInstances, scalingActivities } from "../services/autoscaling/tables.ts";
import { reservationOf } from "../services/ecs/capacityProviders/decide/reservation.ts";
import { needGroupProvider } from "../services/ecs/capacityProviders/find.ts";
import { fleetOf } from "../services/ecs/capacityProviders/fleet.ts";
import { managedScaling, waitingTasks } from "../services/ecs/capacityProviders/tables.ts";
import { PROVISIONING_TASKS_PER_CLUSTER } from "../services/ecs/limits.ts";
import { clusters } from "../services/ecs/tables.ts";
import { WAIT_FOR_CAPACITY } from "../services/ecs/timing.ts";
import { withinBounds } from "./groupBounds.ts";
import { calmCapacity, capacityWorld, GROUPS, playCapacity } from "./randomCapacity.ts";
import type { Act } from "./randomSession.ts";
import type { Session } from "./session.ts";

/** What was seen while the laws were held, so that a test can tell that it saw something. */
export interface HeldCapacity {
  mostWaiting: number;
  longestWait: number;
  activities: number;
  /** Instances that stand when all is at rest. */
  resting: number;
}

/** Scale-in waits for a quarter of an hour, goes by less than half of a group, and waits again where a step out came between. */
const COMES_TO_REST = minutes(80);
const RESTS = minutes(40);
const LOOKS = seconds(60);

/**
 * Lives a random session over groups that ECS scales and holds the laws of capacity providers: no task waits for an
 * instance beyond its time, no more of them than may, groups stay within their bounds, and once the load has ended all
 * comes to rest: nothing is scaled any more, and CapacityProviderReservation stays as it is. Throws where one is broken.
 */
export function holdCapacityLaws(seed: number, acts: readonly Act[], held: HeldCapacity): Session {
  const session = capacityWorld(seed);
  const counts = new Map<string, number>();
  for (const act of acts) {
    walk(session, session.now + seconds(act.afterSeconds), { counts, held });
    playCapacity(session, act);
  }
  walk(session, session.now + WAIT_FOR_CAPACITY + LOOKS, { counts, held });
  calmCapacity(session);
  walk(session, session.now + COMES_TO_REST, { counts, held });
  held.activities += session.read((view) => view.size(scalingActivities));
  const before = restOf(session);
  session.runUntil(session.now + RESTS);
  const after = restOf(session);
  if (after !== before) fail(`no rest: ${before} became ${after}`);
  held.resting += session.read((view) => view.size(groupInstances));
  return session;
}

interface Walk {
  readonly counts: Map<string, number>;
  readonly held: HeldCapacity;
}

function walk(session: Session, until: number, { counts, held }: Walk): void {
  while (session.now < until) {
    session.runUntil(Math.min(until, session.now + LOOKS));
    session.read((view) => {
      for (const name of GROUPS) counts.set(name, withinBounds(view, name, counts.get(name) ?? 0));
      for (const { clusterArn } of view.all(clusters)) waitsInBounds(view, clusterArn, held);
    });
  }
}

function waitsInBounds(view: View, clusterArn: string, held: HeldCapacity): void {
  const waiting = view.where(waitingTasks, clusterArn);
  held.mostWaiting = Math.max(held.mostWaiting, waiting.length);
  if (waiting.length > PROVISIONING_TASKS_PER_CLUSTER) fail(`${waiting.length} tasks wait at ${view.now}`);
  for (const { taskArn, createdAt } of waiting) {
    held.longestWait = Math.max(held.longestWait, view.now - createdAt);
    if (view.now - createdAt > WAIT_FOR_CAPACITY) fail(`${taskArn} waits since ${createdAt}, at ${view.now}`);
  }
}

/** What does not change at rest: what groups should have and have, what was done to them, and their reservation. */
function restOf(session: Session): string {
  return session.read((view) => {
    const members = view.all(groupInstances).map(({ instanceId, lifecycleState }) => [instanceId, lifecycleState]);
    const reservations = view.all(managedScaling).map(({ capacityProviderArn, clusterArn }) => {
      const fleet = fleetOf(view, needGroupProvider(view, capacityProviderArn), clusterArn);
      return fleet && reservationOf(fleet).reservation;
    });
    return JSON.stringify([view.all(autoScalingGroups).map(({ desiredCapacity }) => desiredCapacity), members, reservations]);
  });
}
