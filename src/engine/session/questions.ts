import { throughout, type InTurns } from "../../lib/throughout.ts";
import type { PlacementConstraint } from "../../aws/generated/ecs.ts";
import { explainRights, type RightsExplanation, type RightsRequest } from "../services/iam/decide/explainRights.ts";
import type { BusEvent } from "../services/ecs/eventBridge/delivered.ts";
import type { PlacementExplanation } from "../services/ecs/placement/explanation.ts";
import { headroomOf, type Headroom } from "../services/ecs/placement/headroom.ts";
import { constraintsOf } from "../services/ecs/placementRules.ts";
import type { StopExplanation } from "../services/ecs/processes/stopExplanation.ts";
import { clusters, eventsByService, taskDefinitions, tasks } from "../services/ecs/tables.ts";
import { PASS_INTERVAL } from "../services/ecs/timing.ts";
import type { Plan, PlanRequest } from "./plan.ts";
import { planningWithChanges } from "./plan/offers.ts";
import { isStop, reliveDelivery, relivePlacement, reliveStop } from "./relive.ts";
import type { Session } from "./session.ts";

// What can be asked of a session beside its API. No question changes anything: each is answered on copies.

/** What would come of calls, found out by making them on a copy of the world. */
export function planOf(session: Session, request: PlanRequest): Plan {
  return throughout(planningOf(session, request));
}

/**
 * The same in turns, for who has others to answer meanwhile: it is about the world as it was when it was asked for,
 * and whoever does not want to know any more just leaves it.
 */
export function planningOf(session: Session, request: PlanRequest): InTurns<Plan> {
  return planningWithChanges(session.forks(), request);
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

/** What ECS sent to EventBridge with a line of the log; null: the line is forgotten. */
export function whatWasDelivered(session: Session, seq: number): readonly BusEvent[] | null {
  const line = session.world.log.find((one) => one.seq === seq);
  return line === undefined ? null : reliveDelivery(session.before(line.at), line);
}

/** Why a role may do something or not, and which statement or policy would allow it. */
export function whyAllowed(session: Session, request: RightsRequest): RightsExplanation {
  return explainRights(session.world.view, request);
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
