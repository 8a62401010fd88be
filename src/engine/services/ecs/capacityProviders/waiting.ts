import type { Context } from "../../../kernel/context.ts";
import type { TaskOverride } from "../../../../aws/generated/ecs.ts";
import { complain } from "../events.ts";
import { dealGpus } from "../gpus.ts";
import { failureReasonOf } from "../placement/cause.ts";
import { choose } from "../placement/choose.ts";
import { closestMatch } from "../placement/closestMatch.ts";
import { place } from "../placement/place.ts";
import type { Subject } from "../placement/subject.ts";
import { subjectOfTask } from "../placement/subjectOf.ts";
import { plannedInterface } from "../processes/taskNetwork.ts";
import { changeTask, containerDefinitionsOf, isWithoutPlace } from "../processes/taskRows.ts";
import { stopTask } from "../processes/taskLife.ts";
import { reserve } from "../resources.ts";
import { tasks, type ContainerInstanceRow, type TaskRow } from "../tables.ts";
import { advanceTask, moveInterface } from "../timers.ts";
import { ENI_CREATE, TASK_HANDOVER } from "../timing.ts";
import { groupProviderOf } from "./providerOf.ts";
import { waitingTasks } from "./tables.ts";

/** Tasks of a cluster that wait go to the instances that take them, in the order in which they began to wait. What one finds no place for, the others of its kind do not ask again. */
export function placeWaiting(ctx: Context, clusterArn: string): void {
  const subjects = new Map<string, Subject | null>();
  for (const task of ctx.where(waitingTasks, clusterArn)) {
    const kind = kindOf(task);
    const known = subjects.get(kind);
    const subject = known === undefined ? subjectOfTask(ctx, task) : known;
    const instance = subject === null ? undefined : choose(ctx, subject);
    subjects.set(kind, instance === undefined ? null : subject);
    if (instance !== undefined) takePlace(ctx, task, instance);
  }
}

/** Tasks of one kind are placed alike. */
export const kindOf = (task: TaskRow): string =>
  task.deploymentId === null ? JSON.stringify([task.group, task.taskDefinitionArn, task.needs, task.placement, task.network]) : `${task.deploymentId} ${groupProviderOf(task)}`;

function takePlace(ctx: Context, { taskArn, network, containers, overrides, needs, ...task }: TaskRow, instance: ContainerInstanceRow): void {
  const { containerInstanceArn, availabilityZone } = instance;
  const definitions = containerDefinitionsOf(ctx, ctx.need(tasks, taskArn));
  const gpuIds = dealGpus(ctx, instance, { containers: definitions, overrides: overrides as TaskOverride });
  changeTask(ctx, taskArn, {
    containerInstanceArn,
    availabilityZone,
    containers: needs.gpus === 0 ? containers : containers.map((container, i) => ({ ...container, gpuIds: gpuIds[i] ?? [] })),
    lastStatus: network === null ? "PENDING" : task.lastStatus,
    networkInterface: network === null ? null : plannedInterface(ctx, network, availabilityZone),
  });
  reserve(ctx, containerInstanceArn, needs);
  if (network === null) ctx.schedule(advanceTask, taskArn, TASK_HANDOVER);
  else ctx.schedule(moveInterface, taskArn, ENI_CREATE);
}

/** A task that still waits is given up: one of RunTask is lost, a service starts another. ECS guide, "API failure reasons", for the reasons. */
export function endWait(ctx: Context, taskArn: string): void {
  const task = ctx.find(tasks, taskArn);
  if (task === undefined || task.desiredStatus === "STOPPED" || !isWithoutPlace(task)) return;
  const { candidates, reports } = place(ctx, subjectOfTask(ctx, task), () => 0);
  const cause = closestMatch({ reports })?.cause;
  const stoppedReason = candidates.length === 0 ? "EMPTY CAPACITY PROVIDER" : cause === undefined || cause.kind === "status" ? "NO ACTIVE INSTANCES" : failureReasonOf(cause);
  if (candidates.length === 0 && task.serviceArn !== null) complain(ctx, task.serviceArn, "noneInProvider");
  stopTask(ctx, taskArn, { stopCode: "TaskFailedToStart", stoppedReason });
}
