import type { PlacementConstraint } from "../../aws/generated/ecs.ts";
import type { World } from "../kernel/world.ts";
import type { PlacementExplanation } from "../services/ecs/placement/explanation.ts";
import { headroomOf, type Headroom } from "../services/ecs/placement/headroom.ts";
import { constraintsOf } from "../services/ecs/placementRules.ts";
import type { StopExplanation } from "../services/ecs/processes/stopExplanation.ts";
import { clusters, eventsByService, taskDefinitions, tasks } from "../services/ecs/tables.ts";
import { PASS_INTERVAL } from "../services/ecs/timing.ts";
import { NO_CONTAINER_INSTANCES } from "../services/ecs/refusals.ts";
import { planCalls, type Plan, type PlanRequest } from "./plan.ts";
import { lowerMinimum } from "./plan/changes/minimum.ts";
import { findChanges } from "./plan/findChanges.ts";
import { Seeker, type Offer, type Wish } from "./plan/search.ts";
import { isStop, relivePlacement, reliveStop } from "./relive.ts";
import type { Session } from "./session.ts";

// What can be asked of a session beside its API. No question changes anything: each is answered on copies.

/** What would come of calls, found out by making them on a copy of the world. */
export function planOf(session: Session, request: PlanRequest): Plan {
  const fork = session.forks();
  const { calls, explain, changes, until = "placed" } = request;
  if (changes === undefined) return planCalls(fork(), request);
  const wish = { number: explain[0] ?? 1, containerInstanceArn: changes === "anywhere" ? null : changes.containerInstanceArn };
  const { plan, offers } = offersFor(fork, { calls, explain, until: until === "settled" ? until : "placed" }, wish);
  const asked = until === "instant" ? planCalls(fork(), request) : plan;
  return { ...asked, changes: offers.map(({ change }) => change) };
}

/**
 * A plan that looks until every task has its place or one finds none, and what is offered to that one. One that looks
 * until the deployment settles has offers only where it is stuck: for the task that had no place last, and for the whole.
 */
export function offersFor(fork: () => World, request: PlanRequest, wish: Wish): { readonly plan: Plan; readonly offers: readonly Offer[] } {
  const missed = fork();
  const since = request.until === "settled" ? missed.now : null;
  const seeker = new Seeker(wish);
  const plan = planCalls(missed, request, seeker.beforeEach(missed.view));
  const { answer, outcome, obstacle } = plan;
  if (outcome !== null && outcome.state !== "stuck") return { plan, offers: [] };
  const isMissed = outcome === null ? answer.ok || answer.message === NO_CONTAINER_INSTANCES : obstacle !== null;
  const search = isMissed ? seeker.search({ fork, calls: request.calls, missed, since }) : null;
  const minimum = outcome === null ? null : lowerMinimum({ calls: request.calls, stuck: missed, fork });
  return { plan, offers: [...(minimum === null ? [] : [minimum]), ...(search === null ? [] : findChanges(search))] };
}

/** Why a task was placed where it is: the moment is lived again, from the keyframe before it. null: there is no such task. */
export function whyPlaced(session: Session, taskArn: string): PlacementExplanation | null {
  const task = session.world.view.find(tasks, taskArn);
  return task === undefined ? null : relivePlacement(session.before(task.createdAt), task);
}

/** Why the service scheduler stopped a task, and this one; null: it did not. */
export function whyStopped(session: Session, taskArn: string): StopExplanation | null {
  const { view } = session.world;
  const task = view.find(tasks, taskArn);
  if (task === undefined || task.serviceArn === null || task.stopCode !== "ServiceSchedulerInitiated") return null;
  // The service said so; of a task whose event is forgotten the time is taken, a pass or two before it began to stop.
  const said = view.where(eventsByService, task.serviceArn).find(({ message }) => isStop(message, taskArn))?.createdAt;
  const seen = task.stoppingAt ?? task.stoppedAt ?? session.now;
  return reliveStop(session.before(said ?? Math.max(task.createdAt, seen - 6 * PASS_INTERVAL)), task, said ?? seen);
}

/** What headroom is asked for. */
export interface HeadroomRequest {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  /** Beside those of the definition. They must be such as a service could have. */
  readonly constraints?: readonly PlacementConstraint[];
  /** Of tasks with an interface of their own: where it may be; nothing: anywhere. */
  readonly subnetIds?: readonly string[];
}

/** How many more tasks of a definition a cluster takes; null: one of the two is unknown. */
export function headroomIn(session: Session, { clusterArn, taskDefinitionArn, constraints = [], subnetIds }: HeadroomRequest): Headroom | null {
  const { view } = session.world;
  const definition = view.find(taskDefinitions, taskDefinitionArn);
  if (definition === undefined || view.find(clusters, clusterArn) === undefined) return null;
  const { needs, family } = definition;
  const bound = { clusterArn, definition, needs, subnetIds: subnetIds ?? null, constraints: constraintsOf(definition, constraints) };
  return headroomOf(view, { ...bound, group: `family:${family}`, strategies: [], lot: family });
}
