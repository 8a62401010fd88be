import type { View } from "../../../kernel/context.ts";
import { hasCome } from "../../../kernel/reading.ts";
import { readingById } from "../../../kernel/readingById.ts";
import { seconds, type Millis, type SimTime } from "../../../kernel/time.ts";
import { classicNameIn, registrationOf } from "../../elb/contract.ts";
import { targetHealth, type TargetRow } from "../../elbv2/contract.ts";
import { deployments, type ServiceRow, type TaskRow } from "../tables.ts";
import { loadBalancersOf } from "./targets.ts";
import { containerDefinitionsOf } from "./taskRows.ts";

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

/** How a task is that is to run, and when that may change by itself. */
export interface Condition {
  readonly healthy: boolean;
  readonly failing: boolean;
  readonly fault: Fault | null;
  readonly changesAt: SimTime | null;
}

// Nearly all tasks of a large service are one of these, so they share them.
/** It is not RUNNING yet. */
export const STARTING: Condition = { healthy: false, failing: false, fault: null, changesAt: null };
const WELL: Condition = { healthy: true, failing: false, fault: null, changesAt: null };
const UNTOLD: Condition = { healthy: false, failing: false, fault: null, changesAt: null };

/** Who checks the tasks of one deployment. */
interface Checks {
  readonly hasLoadBalancer: boolean;
  /** The essential containers that define a health check; those that do not are not waited for. */
  readonly containers: readonly string[];
}

/** What they are judged by. */
export interface Terms extends Checks {
  readonly graceSeconds: number;
  readonly countsAfter: Millis;
}

export function termsOf(
  view: View,
  { service, task, countsAfter }: { readonly service: ServiceRow; readonly task: TaskRow; readonly countsAfter: Millis },
): Terms {
  const { deploymentId } = task;
  const { hasLoadBalancer, containers } = (deploymentId === null ? undefined : checksOf(view, deploymentId)) ?? readChecks(view, task);
  return { hasLoadBalancer, containers, graceSeconds: service.healthCheckGracePeriodSeconds, countsAfter };
}

/** Asked with every pass, and it never changes while a deployment lasts. */
const checksOf = readingById("ecs.checks", deployments, { read: readChecks, isAlike: (before, after) => before.taskDefinitionArn === after.taskDefinitionArn && before.loadBalancers === after.loadBalancers });

function readChecks(view: View, of: Pick<TaskRow, "taskDefinitionArn" | "deploymentId">): Checks {
  const containers: string[] = [];
  for (const { name = "", essential = true, healthCheck } of containerDefinitionsOf(view, of)) {
    if (essential && healthCheck !== undefined) containers.push(name);
  }
  return { hasLoadBalancer: loadBalancersOf(view, of).length > 0, containers };
}

/** Whether tasks are judged alike by both. */
export function areSame(one: Terms, other: Terms): boolean {
  return (
    one.hasLoadBalancer === other.hasLoadBalancer &&
    one.graceSeconds === other.graceSeconds &&
    one.countsAfter === other.countsAfter &&
    (one.containers === other.containers || (one.containers.length === other.containers.length && one.containers.every((name, at) => name === other.containers[at])))
  );
}

/** How a task is that is RUNNING. It does not ask for the time, but whether an instant has come: so long it is known. */
export function conditionOf(view: View, task: TaskRow, { terms, targetId }: { readonly terms: Terms; readonly targetId: string }): Condition {
  const targets = targetsOf(view, task, targetId);
  const fault = faultOf(task, targets);
  const startedAt = task.startedAt ?? view.now;
  // Without a load balancer and a health check of an essential container, time is all there is to go by.
  const countsAt = !terms.hasLoadBalancer && terms.containers.length === 0 ? startedAt + terms.countsAfter : null;
  if (fault !== null) {
    const graceEndsAt = startedAt + seconds(terms.graceSeconds);
    return { healthy: false, failing: hasCome(view, graceEndsAt), fault, changesAt: next(view, countsAt, graceEndsAt) };
  }
  if (countsAt === null) return passesChecks(task, terms, targets) ? WELL : UNTOLD;
  return hasCome(view, countsAt) ? WELL : { healthy: false, failing: false, fault, changesAt: countsAt };
}

function passesChecks(task: TaskRow, { hasLoadBalancer, containers }: Terms, targets: readonly KnownTarget[]): boolean {
  const containersPass = task.containers.every(
    (container) => !containers.includes(container.name) || container.healthStatus === "HEALTHY",
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

function targetsOf(view: View, task: TaskRow, id: string): readonly KnownTarget[] {
  return task.targets.map(({ targetGroupArn, port }) => {
    const loadBalancer = classicNameIn(targetGroupArn);
    const row = loadBalancer === undefined ? targetHealth(view, targetGroupArn, id, port) : healthAtClassic(view, loadBalancer, id);
    return { targetGroupArn, port, row };
  });
}

function healthAtClassic(view: View, loadBalancer: string, id: string): Health | undefined {
  const row = registrationOf(view, loadBalancer, id);
  if (row === undefined) return undefined;
  const { state, reasonCode: reason, description } = row;
  return { targetId: id, state: state === "InService" ? "healthy" : reason === "Instance" ? "unhealthy" : "unused", reason, description };
}

/** The sooner of two times that lie ahead. */
function next(view: View, one: SimTime | null, other: SimTime): SimTime | null {
  const sooner = Math.min(one === null || hasCome(view, one) ? Infinity : one, hasCome(view, other) ? Infinity : other);
  return sooner === Infinity ? null : sooner;
}
