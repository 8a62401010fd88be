import { isBySets } from "../../../aws/rules/bySets.ts";
import { by } from "../../../lib/compare.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn } from "../../store/names.ts";

type Service = Rows["ecs.services"];
type Deployment = Rows["ecs.deployments"];
type Task = Rows["ecs.tasks"];

/** How far one deployment's tasks have come. */
export interface RolloutRow {
  readonly deployment: Deployment;
  /** `web:15` */
  readonly revision: string;
  /** One of the task sets of an EXTERNAL service, each with a number of its own. */
  readonly isSet: boolean;
  readonly running: number;
  readonly pending: number;
  /** Told to stop, and not stopped yet. */
  readonly draining: number;
  readonly healthy: number;
  /** What share of the service's desired count its running tasks are, from 0 to 1. */
  readonly share: number;
}

/** A service's deployments with their tasks, the primary one first, then the youngest. */
export function rolloutRows(service: Service, deployments: Iterable<Deployment>, tasks: Iterable<Task>): readonly RolloutRow[] {
  const live = [...tasks].filter((task) => task.serviceArn === service.serviceArn && task.lastStatus !== "STOPPED");
  const own = groupBy(live, ({ deploymentId }) => deploymentId);
  return [...deployments]
    .filter((one) => one.serviceArn === service.serviceArn)
    .filter((one) => one.status !== "INACTIVE" || own.has(one.deploymentId))
    .sort(by((one) => (one.status === "PRIMARY" ? 0 : 1), (one) => -one.createdAt, (one) => one.deploymentId))
    .map((deployment) => rowOf(service, deployment, own.get(deployment.deploymentId) ?? []));
}

function rowOf(service: Service, deployment: Deployment, tasks: readonly Task[]): RolloutRow {
  const wanted = tasks.filter((task) => task.desiredStatus === "RUNNING");
  const running = wanted.filter((task) => task.lastStatus === "RUNNING");
  return {
    deployment,
    revision: nameIn(deployment.taskDefinitionArn),
    isSet: isBySets(service),
    running: running.length,
    pending: wanted.length - running.length,
    draining: tasks.length - wanted.length,
    healthy: running.filter((task) => task.healthyAt !== null).length,
    share: service.desiredCount === 0 ? (running.length === 0 ? 0 : 1) : Math.min(1, running.length / service.desiredCount),
  };
}

/** What stands behind a deployment's bar: `3 of 6 running`, `3 left, 2 draining`. */
export function rolloutText({ deployment, isSet, running, pending, draining }: RolloutRow): string {
  if (deployment.status === "PRIMARY" || (isSet && deployment.status === "ACTIVE")) {
    const coming = pending === 0 ? "" : `, ${pending} pending`;
    return `${running} of ${deployment.desiredCount} running${coming}`;
  }
  const left = running + pending;
  if (draining === 0) return `${left} left`;
  return left === 0 ? `${draining} draining` : `${left} left, ${draining} draining`;
}
