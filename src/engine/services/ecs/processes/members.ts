import type { View } from "../../../kernel/context.ts";
import { seconds, type Millis, type SimTime } from "../../../kernel/time.ts";
import { healthOfTarget, type TargetRow } from "../../elbv2/contract.ts";
import { classicNameIn, registrationOf } from "../../elb/contract.ts";
import { isClassic } from "../../era/contract.ts";
import { isRetiring } from "../fargate/place.ts";
import { containerInstances, deployments, drainingByCluster, type ContainerInstanceRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { RUNNING_COUNTS_HEALTHY_AFTER } from "../timing.ts";
import type { Member, Room } from "./rollout.ts";
import { loadBalancersOf, targetIdOf } from "./targets.ts";
import { containerDefinitionsOf } from "./taskRows.ts";

/** A task of a service as the scheduler sees it, and what it needs to know to act on it. */
export interface Sighting {
  readonly task: TaskRow;
  readonly member: Member;
  /** Which check it fails, if it does and the grace period is over. */
  readonly fault: Fault | null;
  /** When it may look different although nothing happens. */
  readonly changesAt: SimTime | null;
}

/** A failed health check, the container's own or a target group's. */
export type Fault =
  | { readonly kind: "container" }
  | {
      readonly kind: "target";
      readonly targetGroupArn: string;
      /** The instance on whose port it is; null: it has an address of its own. */
      readonly instanceId: string | null;
      readonly port: number;
      readonly reason: string;
    };

/** Looks at those of some tasks that are to run. */
export function lookAtAll(view: View, service: ServiceRow, tasks: readonly TaskRow[]): readonly Sighting[] {
  const look = new Look(view, service);
  const sightings: Sighting[] = [];
  for (const task of tasks) if (task.desiredStatus === "RUNNING") sightings.push(look.at(task));
  return sightings;
}

/** Looks at one task that is to run. */
export function lookAt(view: View, service: ServiceRow, task: TaskRow): Sighting {
  return new Look(view, service).at(task);
}

/** A look at tasks of one service, one after another. ECS API, DeploymentConfiguration and Service. */
class Look {
  readonly view: View;
  readonly #service: ServiceRow;
  /** Most clusters drain nothing most of the time, and then no instance need be looked up. */
  readonly #someDrain: boolean;
  /** What the tasks of a deployment are judged by: nearly all are of the same one. */
  readonly #terms = new Map<string | null, Terms>();
  /** After so long a running task that nothing checks is taken to be healthy. */
  readonly #countsAfter: Millis;

  constructor(view: View, service: ServiceRow) {
    this.view = view;
    this.#service = service;
    this.#someDrain = view.count(drainingByCluster, service.clusterArn) > 0;
    this.#countsAfter = isClassic(view, "runningIsHealthy") ? 0 : RUNNING_COUNTS_HEALTHY_AFTER;
  }

  at(task: TaskRow): Sighting {
    return new SightedTask(this, task);
  }

  conditionOf(task: TaskRow): Condition {
    return task.lastStatus === "RUNNING" ? conditionOf(this, task, this.#termsOf(task)) : STARTING;
  }

  countsAt({ startedAt }: TaskRow): SimTime {
    return (startedAt ?? this.view.now) + this.#countsAfter;
  }

  isLeaving(task: TaskRow): boolean {
    if (task.placement !== null && isRetiring(task, this.view.now)) return true;
    return this.#someDrain && this.view.find(containerInstances, task.containerInstanceArn)?.status === "DRAINING";
  }

  #termsOf(task: TaskRow): Terms {
    let terms = this.#terms.get(task.deploymentId);
    if (terms === undefined) this.#terms.set(task.deploymentId, (terms = termsOf(this.view, this.#service, task)));
    return terms;
  }
}

/**
 * A pass looks at every task of its service, so all there is to say of one is a single small thing, and what only the
 * choice of a victim asks for is read when it is asked for.
 */
class SightedTask implements Sighting, Member {
  readonly task: TaskRow;
  readonly leaving: boolean;
  readonly #condition: Condition;
  readonly #look: Look;

  constructor(look: Look, task: TaskRow) {
    this.task = task;
    this.leaving = look.isLeaving(task);
    this.#condition = look.conditionOf(task);
    this.#look = look;
  }

  get fault(): Fault | null {
    return this.#condition.failing ? this.#condition.fault : null;
  }

  get changesAt(): SimTime | null {
    return this.#condition === COUNTING ? this.#look.countsAt(this.task) : this.#condition.changesAt;
  }

  get starting(): boolean {
    return this.#condition === STARTING;
  }

  get healthy(): boolean {
    return this.#condition.healthy;
  }

  get failing(): boolean {
    return this.#condition.failing;
  }

  get protected(): boolean {
    const { protectedUntil } = this.task;
    return protectedUntil !== null && this.#look.view.now < protectedUntil;
  }

  get member(): Member {
    return this;
  }

  get taskArn(): string {
    return this.task.taskArn;
  }

  get containerInstanceArn(): string {
    return this.task.containerInstanceArn;
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.#instance?.attributes ?? { "ecs.availability-zone": this.task.availabilityZone };
  }

  get free(): Room {
    return { cpuUnits: this.#instance?.cpuUnitsFree ?? 0, memoryMiB: this.#instance?.memoryMiBFree ?? 0 };
  }

  get needs(): Room {
    return this.task.needs;
  }

  get deployedAt(): SimTime {
    const { deploymentId } = this.task;
    return (deploymentId === null ? undefined : this.#look.view.find(deployments, deploymentId))?.createdAt ?? 0;
  }

  get createdAt(): SimTime {
    return this.task.createdAt;
  }

  get #instance(): ContainerInstanceRow | undefined {
    return this.#look.view.find(containerInstances, this.task.containerInstanceArn);
  }
}

/** How a task is, and when that may change by itself. */
interface Condition {
  readonly healthy: boolean;
  readonly failing: boolean;
  readonly fault: Fault | null;
  readonly changesAt: SimTime | null;
}

// Nearly all tasks of a large service are one of these, so they share them.
const STARTING: Condition = { healthy: false, failing: false, fault: null, changesAt: null };
const WELL: Condition = { healthy: true, failing: false, fault: null, changesAt: null };
/** It runs, and will count as healthy by the mere passing of time. */
const COUNTING: Condition = { healthy: false, failing: false, fault: null, changesAt: null };
const UNTOLD: Condition = { healthy: false, failing: false, fault: null, changesAt: null };

/** What the tasks of one deployment are judged by. */
interface Terms {
  readonly hasLoadBalancer: boolean;
  /** The essential containers that define a health check; those that do not are not waited for. */
  readonly containers: ReadonlySet<string>;
  readonly graceSeconds: number;
}

function termsOf(view: View, { healthCheckGracePeriodSeconds }: ServiceRow, task: TaskRow): Terms {
  const containers = new Set<string>();
  for (const { name = "", essential = true, healthCheck } of containerDefinitionsOf(view, task)) {
    if (essential && healthCheck !== undefined) containers.add(name);
  }
  return { hasLoadBalancer: loadBalancersOf(view, task).length > 0, containers, graceSeconds: healthCheckGracePeriodSeconds };
}

function conditionOf(look: Look, task: TaskRow, terms: Terms): Condition {
  const { view } = look;
  const targets = task.targets.length === 0 ? NO_TARGETS : targetsOf(view, task);
  const fault = faultOf(task, targets);
  const startedAt = task.startedAt ?? view.now;
  // Without a load balancer and a health check of an essential container, time is all there is to go by.
  const unchecked = !terms.hasLoadBalancer && terms.containers.size === 0;
  if (fault !== null) {
    const graceEndsAt = startedAt + seconds(terms.graceSeconds);
    const changesAt = next(view.now, unchecked ? look.countsAt(task) : null, graceEndsAt);
    return { healthy: false, failing: view.now >= graceEndsAt, fault, changesAt };
  }
  if (!unchecked) return passesChecks(task, terms, targets) ? WELL : UNTOLD;
  return view.now >= look.countsAt(task) ? WELL : COUNTING;
}

function passesChecks(task: TaskRow, { hasLoadBalancer, containers }: Terms, targets: readonly KnownTarget[]): boolean {
  const containersPass = task.containers.every(
    (container) => !containers.has(container.name) || container.healthStatus === "HEALTHY",
  );
  if (!containersPass) return false;
  if (!hasLoadBalancer) return true;
  return task.registeredAt !== null && targets.every(({ row }) => row?.state === "healthy");
}

function faultOf(task: TaskRow, targets: readonly KnownTarget[]): Fault | null {
  if (task.healthStatus === "UNHEALTHY") return { kind: "container" };
  for (const { targetGroupArn, port, row } of targets) {
    if (row !== undefined && isUnhealthy(row)) {
      const instanceId = task.networkInterface === null ? row.targetId : null;
      const reason = row.description ?? row.reason ?? "Health checks failed";
      return { kind: "target", targetGroupArn, instanceId, port, reason };
    }
  }
  return null;
}

/** A target in a zone that its load balancer does not cover is never checked, and its task is replaced as well. */
function isUnhealthy({ state, description }: Health): boolean {
  if (state === "unhealthy") return true;
  return state === "unused" && description !== null && description.includes("Availability Zone");
}

/** A target of a task, and what its load balancer says of it. */
interface KnownTarget {
  readonly targetGroupArn: string;
  readonly port: number;
  readonly row: Health | undefined;
}

type Health = Pick<TargetRow, "state" | "reason" | "description" | "targetId">;

const NO_TARGETS: readonly KnownTarget[] = [];

const targetsOf = (view: View, task: TaskRow): readonly KnownTarget[] => placesOf(view, task).map(({ targetGroupArn, port, ask }) => ({ targetGroupArn, port, row: ask(view) }));

interface TargetPlace {
  readonly targetGroupArn: string;
  readonly port: number;
  readonly ask: (view: View) => Health | undefined;
}

/** Where a task is a target. Each pass asks it of all its tasks; as container instances never move, it is so as long as their rows are the same. */
function placesOf(view: View, task: TaskRow): readonly TargetPlace[] {
  const known = places.get(task);
  if (known !== undefined) return known;
  const id = targetIdOf(view, task);
  const own = task.targets.map(({ targetGroupArn, port }) => ({ targetGroupArn, port, ask: healthAt(targetGroupArn, id, port) }));
  places.set(task, own);
  return own;
}

const places = new WeakMap<TaskRow, readonly TargetPlace[]>();

function healthAt(targetGroupArn: string, id: string, port: number): TargetPlace["ask"] {
  const loadBalancer = classicNameIn(targetGroupArn);
  return loadBalancer === undefined ? healthOfTarget(targetGroupArn, id, port) : (view) => healthAtClassic(view, loadBalancer, id);
}

function healthAtClassic(view: View, loadBalancer: string, id: string): Health | undefined {
  const row = registrationOf(view, loadBalancer, id);
  if (row === undefined) return undefined;
  const { state, reasonCode: reason, description } = row;
  return { targetId: id, state: state === "InService" ? "healthy" : reason === "Instance" ? "unhealthy" : "unused", reason, description };
}

/** The sooner of two times that lie ahead. */
function next(now: SimTime, one: SimTime | null, other: SimTime | null): SimTime | null {
  const sooner = Math.min(one !== null && one > now ? one : Infinity, other !== null && other > now ? other : Infinity);
  return sooner === Infinity ? null : sooner;
}
