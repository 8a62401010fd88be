import type { Context, View } from "../../../kernel/context.ts";
import type { ContainerDefinition } from "../../../../aws/generated/ecs.ts";
import { machines } from "../../../physics/contract.ts";
import { taskStateChanged } from "../contract.ts";
import { containersOf } from "../connect/connect.ts";
import { agents } from "../agent/tables.ts";
import { copyOfContainer } from "../rowCopies.ts";
import { containerInstances, instancesByEc2Id, liveTasksByInstance, taskDefinitions, tasks, type ContainerState, type TaskRow } from "../tables.ts";

/** Changes a task. Its version counts the changes, and whoever listens hears of a new status. */
export function changeTask(ctx: Context, taskArn: string, patch: Partial<TaskRow>): TaskRow {
  const before = ctx.need(tasks, taskArn);
  // Patches are of many shapes: a spread of them takes five times as long.
  const after = ctx.update(tasks, taskArn, Object.assign({}, patch, { version: before.version + 1 }));
  if (after.lastStatus !== before.lastStatus || after.desiredStatus !== before.desiredStatus) {
    const { lastStatus, desiredStatus } = after;
    ctx.emit(taskStateChanged, { taskArn, lastStatus, desiredStatus });
  }
  return after;
}

/** Changes one container of a task, and with it whatever the task itself shows of it. */
export function changeContainer(
  ctx: Context,
  { containerArn, taskArn }: { readonly containerArn: string; readonly taskArn: string },
  patch: Partial<ContainerState>,
  more: Partial<TaskRow> = {},
): TaskRow {
  const { containers } = ctx.need(tasks, taskArn);
  const changed = containers.map((container) =>
    container.containerArn === containerArn ? Object.assign(copyOfContainer(container), patch) : container,
  );
  return changeTask(ctx, taskArn, { ...more, containers: changed });
}

/** What is said of a task's containers, by its definition or by its service. */
export function containerDefinitionsOf(view: View, task: Pick<TaskRow, "taskDefinitionArn" | "deploymentId">): readonly ContainerDefinition[] {
  return containersOf(view, view.need(taskDefinitions, task.taskDefinitionArn), task.deploymentId);
}

/** A task on Fargate has no container instance. */
export const isOnFargate = (task: Pick<TaskRow, "containerInstanceArn" | "placement">): boolean => task.containerInstanceArn === "" && !isWithoutPlace(task);

/** It was never put on an instance: it waits for one of its capacity provider, or has stopped waiting. */
export const isWithoutPlace = ({ containerInstanceArn, placement }: Pick<TaskRow, "containerInstanceArn" | "placement">): boolean =>
  containerInstanceArn === "" && placement !== null && placement !== "named" && "placementStrategy" in placement;

/** The machine under a task: its EC2 instance, or on Fargate one of its own, which goes by the task's ARN. */
export function machineOf(view: View, task: TaskRow): string {
  return isOnFargate(task) ? task.taskArn : view.need(containerInstances, task.containerInstanceArn).ec2InstanceId;
}

/** The tasks on a machine that are not STOPPED. */
export function tasksOnMachine(view: View, instanceId: string): readonly TaskRow[] {
  const own = view.find(tasks, instanceId);
  if (own !== undefined) return own.lastStatus === "STOPPED" ? [] : [own];
  const [instance, ...others] = view.where(instancesByEc2Id, instanceId);
  if (instance === undefined) return [];
  const live = view.where(liveTasksByInstance, instance.containerInstanceArn);
  // One that registered again while its old name is still ACTIVE: asked for with each target that changes, so not for nothing.
  return others.length === 0 ? live : [...live, ...others.flatMap(({ containerInstanceArn }) => view.where(liveTasksByInstance, containerInstanceArn))];
}

/** Whether the agent of a task's instance takes orders and can and may tell ECS, noticed by ECS or not. */
export function agentActs(view: View, task: TaskRow): boolean {
  if (isOnFargate(task)) return view.find(machines, task.taskArn)?.powered === true;
  const instance = view.find(containerInstances, task.containerInstanceArn);
  if (instance === undefined || instance.status === "INACTIVE" || !instance.agentConnected) return false;
  const agent = view.find(agents, instance.ec2InstanceId);
  if (agent?.state !== "registered" || agent.silentSince !== null || !agent.mayReport) return false;
  const machine = view.find(machines, instance.ec2InstanceId);
  return machine?.powered === true && machine.agentReachable;
}
