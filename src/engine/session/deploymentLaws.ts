import { fail } from "../../lib/assert.ts";
import type { View } from "../kernel/context.ts";
import { minutes } from "../kernel/time.ts";
import { crewOf } from "../services/ecs/processes/crew.ts";
import {
  containerInstances,
  deploymentsByService,
  eventsByService,
  liveTasksByService,
  services,
  tasks,
  type DeploymentRow,
  type ServiceRow,
  type TaskRow,
} from "../services/ecs/tables.ts";
import { reconcileService } from "../services/ecs/timers.ts";
import { deploymentWorld, playDeployment } from "./randomDeployments.ts";
import type { Act } from "./randomSession.ts";
import type { Session } from "./session.ts";

/** A deployment that goes on for so long without a word is a broken law. */
const PATIENCE = minutes(20);

/** What was seen while the laws were held, so that a test can tell that it saw something. */
export interface Held {
  passes: number;
  healthyStopped: number;
  completed: number;
  waiting: number;
}

/**
 * Lives a random session timer by timer and holds the laws of deployments at each: by its own acts the scheduler never
 * goes below the healthy floor nor above the ceiling, no task of a replaced revision outlives a completed deployment,
 * and one that does not end says why. Throws where one is broken.
 */
export function holdDeploymentLaws(seed: number, acts: readonly Act[], held: Held): Session {
  const session = deploymentWorld(seed);
  for (const act of acts) {
    walk(session, session.now + act.afterSeconds * 1000, held);
    playDeployment(session, act);
  }
  walk(session, session.now + PATIENCE + minutes(10), held);
  session.read((view) => view.all(services).forEach((service) => endsOrSaysWhy(view, service, held)));
  return session;
}

function walk(session: Session, until: number, held: Held): void {
  const { world } = session;
  while (world.nextAt <= until) {
    const at = world.nextAt;
    const due = world.view.all(services).filter((service) => isRolling(world.view, service) && world.view.waiting(reconcileService, service.serviceArn) === at);
    const before = due.map((service) => ({ service, healthy: healthyOf(world.view, service) }));
    const seen = world.log.at(-1)?.seq ?? 0;
    world.runSome(at, 1);
    for (const { service, healthy } of before) keepsBounds(world.view, service, { at, healthy, held });
    for (const { seq, name, payload } of world.log.slice(-50)) {
      if (seq > seen && name === "ecs.deploymentStateChanged") replacesAll(world.view, payload as Changed, held);
    }
  }
  session.runUntil(until);
}

interface Changed {
  readonly deploymentId: string;
  readonly serviceArn: string;
  readonly rolloutState: string;
}

/** Deployed by replacing tasks, with the whole of its desired count on its newest deployment. */
function isRolling(view: View, { serviceArn, status, schedulingStrategy, deploymentController }: ServiceRow): boolean {
  if (status !== "ACTIVE" || schedulingStrategy !== "REPLICA" || deploymentController !== "ECS") return false;
  return view.where(deploymentsByService, serviceArn).every(({ rolloutState }) => rolloutState !== "FAILED");
}

function healthyOf(view: View, service: ServiceRow): ReadonlySet<string> {
  const { sightings } = crewOf(view, service);
  return new Set(sightings.filter(({ member }) => member.healthy).map(({ task }) => task.taskArn));
}

/** ECS API, DeploymentConfiguration. While zones are balanced a service has one task more than it should. */
function keepsBounds(view: View, before: ServiceRow, { at, healthy, held }: { readonly at: number; readonly healthy: ReadonlySet<string>; readonly held: Held }): void {
  const service = view.find(services, before.serviceArn);
  if (service === undefined || service.lastPassAt !== at || before.lastPassAt === at || !isRolling(view, service)) return;
  held.passes++;
  const live = view.where(liveTasksByService, service.serviceArn);
  const floor = Math.ceil((service.desiredCount * service.minimumHealthyPercent) / 100);
  const ceiling = Math.floor(((service.desiredCount + 1) * service.maximumPercent) / 100);
  const stopped = [...healthy].filter((taskArn) => view.find(tasks, taskArn)?.desiredStatus === "STOPPED");
  const left = healthyOf(view, service).size;
  if (stopped.length > 0) held.healthyStopped++;
  if (stopped.length > 0 && left < floor) fail(`${service.serviceName} stopped ${stopped.length} healthy tasks at ${at} and has ${left}, not ${floor}`);
  const started = live.filter(({ createdAt }) => createdAt === at).length;
  if (started > 0 && live.length > ceiling) fail(`${service.serviceName} started ${started} tasks at ${at} and has ${live.length}, more than ${ceiling}`);
}

/** A completed deployment has all tasks of its service, but for what is on its way out. */
function replacesAll(view: View, { deploymentId, serviceArn, rolloutState }: Changed, held: Held): void {
  if (rolloutState !== "COMPLETED" || view.find(services, serviceArn)?.deploymentController !== "ECS") return;
  held.completed++;
  const others = view.where(liveTasksByService, serviceArn).filter((task) => task.deploymentId !== deploymentId && !isEnding(task));
  if (others.length > 0) fail(`${deploymentId} is complete and ${others.length} tasks of other deployments live`);
}

const isEnding = ({ desiredStatus, lastStatus }: TaskRow): boolean => desiredStatus === "STOPPED" && ENDING.has(lastStatus);
const ENDING: ReadonlySet<string> = new Set(["STOPPING", "DEPROVISIONING"]);

/** One that has gone on for long has told, in that time, what keeps it; or waits for an agent that cannot be heard. */
function endsOrSaysWhy(view: View, service: ServiceRow, held: Held): void {
  if (!isRolling(view, service)) return;
  const open = view.where(deploymentsByService, service.serviceArn).find(({ status }) => status === "PRIMARY");
  if (open === undefined || open.rolloutState !== "IN_PROGRESS" || view.now - open.createdAt < PATIENCE) return;
  held.waiting++;
  if (says(view, service, open) || waitsForAgent(view, service)) return;
  const told = view.where(eventsByService, service.serviceArn).map(({ message }) => message);
  fail(`${service.serviceName} has been deploying since ${open.createdAt} and does not say why; its events: ${told.slice(-5).join(" | ")}`);
}

/** By what stands in its events, or by the number of its tasks that failed in a row. */
function says(view: View, { serviceArn, complaints }: ServiceRow, { createdAt, failedTasks }: DeploymentRow): boolean {
  if (complaints.length > 0 || failedTasks > 0) return true;
  return view.where(eventsByService, serviceArn).some((event) => event.createdAt >= createdAt && WORDS.test(event.message));
}

const WORDS = /unhealthy|failed|unable|throttled/;

/** What runs on an instance whose agent is not connected can neither start nor stop. */
function waitsForAgent(view: View, { serviceArn }: ServiceRow): boolean {
  return view.where(liveTasksByService, serviceArn).some(({ containerInstanceArn }) => view.find(containerInstances, containerInstanceArn)?.agentConnected !== true);
}
