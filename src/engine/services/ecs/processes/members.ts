import type { View } from "../../../kernel/context.ts";
import { seconds, type SimTime } from "../../../kernel/time.ts";
import { targetHealth, type TargetRow } from "../../elbv2/contract.ts";
import { containerInstances, deployments, drainingByCluster, type ContainerInstanceRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { RUNNING_COUNTS_HEALTHY_AFTER } from "../timing.ts";
import type { Member, Room } from "./rollout.ts";
import { loadBalancersOf } from "./targets.ts";
import { containerDefinitionsOf, ec2InstanceOf } from "./taskRows.ts";

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
      readonly instanceId: string;
      readonly port: number;
      readonly reason: string;
    };

/** Looks at those of some tasks that are to run. */
export function lookAtAll(view: View, service: ServiceRow, tasks: readonly TaskRow[]): readonly Sighting[] {
  return tasks.filter(({ desiredStatus }) => desiredStatus === "RUNNING").map((task) => lookAt(view, service, task));
}

/** Looks at one task that is to run. ECS API, DeploymentConfiguration and Service. */
export function lookAt(view: View, service: ServiceRow, task: TaskRow): Sighting {
  const condition = task.lastStatus === "RUNNING" ? conditionOf(view, service, task) : STARTING;
  return {
    task,
    member: new TaskMember(view, task, condition),
    fault: condition.failing ? condition.fault : null,
    changesAt: condition.changesAt,
  };
}

/** A pass looks at every task of its service, so what only the choice of a victim asks for is read when it is asked for. */
class TaskMember implements Member {
  readonly taskArn: string;
  readonly starting: boolean;
  readonly healthy: boolean;
  readonly failing: boolean;
  readonly leaving: boolean;
  readonly protected: boolean;
  readonly #view: View;
  readonly #task: TaskRow;

  constructor(view: View, task: TaskRow, condition: Condition) {
    this.taskArn = task.taskArn;
    this.starting = condition === STARTING;
    this.healthy = condition.healthy;
    this.failing = condition.failing;
    this.leaving = isLeaving(view, task);
    this.protected = task.protectedUntil !== null && view.now < task.protectedUntil;
    this.#view = view;
    this.#task = task;
  }

  get containerInstanceArn(): string {
    return this.#task.containerInstanceArn;
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.#instance?.attributes ?? {};
  }

  get free(): Room {
    return { cpuUnits: this.#instance?.cpuUnitsFree ?? 0, memoryMiB: this.#instance?.memoryMiBFree ?? 0 };
  }

  get needs(): Room {
    return this.#task.needs;
  }

  get deployedAt(): SimTime {
    const { deploymentId } = this.#task;
    return (deploymentId === null ? undefined : this.#view.find(deployments, deploymentId))?.createdAt ?? 0;
  }

  get createdAt(): SimTime {
    return this.#task.createdAt;
  }

  get #instance(): ContainerInstanceRow | undefined {
    return this.#view.find(containerInstances, this.#task.containerInstanceArn);
  }
}

/** Most clusters drain nothing most of the time, and then no instance need be looked up. */
function isLeaving(view: View, { clusterArn, containerInstanceArn }: TaskRow): boolean {
  if (view.count(drainingByCluster, clusterArn) === 0) return false;
  return view.find(containerInstances, containerInstanceArn)?.status === "DRAINING";
}

/** How a task is, and when that may change by itself. */
interface Condition {
  readonly healthy: boolean;
  readonly failing: boolean;
  readonly fault: Fault | null;
  readonly changesAt: SimTime | null;
}

const STARTING: Condition = { healthy: false, failing: false, fault: null, changesAt: null };

function conditionOf(view: View, service: ServiceRow, task: TaskRow): Condition {
  const fault = faultOf(view, task);
  const startedAt = task.startedAt ?? view.now;
  const graceEndsAt = startedAt + seconds(service.healthCheckGracePeriodSeconds);
  const failing = fault !== null && view.now >= graceEndsAt;
  const unchecked = !isChecked(view, task);
  const countsAt = startedAt + RUNNING_COUNTS_HEALTHY_AFTER;
  const healthy = fault === null && (unchecked ? view.now >= countsAt : passesChecks(view, task));
  return { healthy, failing, fault, changesAt: next(view.now, unchecked ? countsAt : null, fault === null ? null : graceEndsAt) };
}

/** Without a load balancer and a health check of an essential container, time is all there is to go by. */
function isChecked(view: View, task: TaskRow): boolean {
  return loadBalancersOf(view, task).length > 0 || checkedContainers(view, task).size > 0;
}

function passesChecks(view: View, task: TaskRow): boolean {
  const checked = checkedContainers(view, task);
  const containersPass = task.containers.every(
    (container) => !checked.has(container.name) || container.healthStatus === "HEALTHY",
  );
  if (!containersPass) return false;
  if (loadBalancersOf(view, task).length === 0) return true;
  return task.registeredAt !== null && targetsOf(view, task).every(({ row }) => row?.state === "healthy");
}

function faultOf(view: View, task: TaskRow): Fault | null {
  if (task.healthStatus === "UNHEALTHY") return { kind: "container" };
  for (const { targetGroupArn, port, instanceId, row } of targetsOf(view, task)) {
    if (row !== undefined && isUnhealthy(row)) {
      const reason = row.description ?? row.reason ?? "Health checks failed";
      return { kind: "target", targetGroupArn, instanceId, port, reason };
    }
  }
  return null;
}

/** A target in a zone that its load balancer does not cover is never checked, and its task is replaced as well. */
function isUnhealthy({ state, description }: TargetRow): boolean {
  if (state === "unhealthy") return true;
  return state === "unused" && description !== null && description.includes("Availability Zone");
}

function targetsOf(view: View, task: TaskRow) {
  const instanceId = task.targets.length === 0 ? "" : ec2InstanceOf(view, task);
  return task.targets.map(({ targetGroupArn, port }) => ({
    targetGroupArn,
    port,
    instanceId,
    row: targetHealth(view, targetGroupArn, instanceId, port),
  }));
}

/** The essential containers that define a health check; those that do not are not waited for. */
function checkedContainers(view: View, task: TaskRow): ReadonlySet<string> {
  const checked = new Set<string>();
  for (const { name = "", essential = true, healthCheck } of containerDefinitionsOf(view, task)) {
    if (essential && healthCheck !== undefined) checked.add(name);
  }
  return checked;
}

/** The sooner of two times that lie ahead. */
function next(now: SimTime, one: SimTime | null, other: SimTime | null): SimTime | null {
  const sooner = Math.min(one !== null && one > now ? one : Infinity, other !== null && other > now ? other : Infinity);
  return sooner === Infinity ? null : sooner;
}
