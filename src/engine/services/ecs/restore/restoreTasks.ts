import { clusterArn, containerArn, containerInstanceArn, serviceArn, taskArn, taskDefinitionArn } from "../../../../aws/arn.ts";
import type { AccountDescription, ContainerDescription, TaskDescription } from "../../../../aws/account/description.ts";
import type { ContainerDefinition } from "../../../../aws/generated/ecs.ts";
import { seconds } from "../../../kernel/time.ts";
import type { Context } from "../../../kernel/context.ts";
import { restoreProcess } from "../../../physics/contract.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { isDraining } from "../../elb/restore/contract.ts";
import { agents } from "../agent/tables.ts";
import { containersOf as definitionsOf } from "../connect/connect.ts";
import { dealGpus } from "../gpus.ts";
import { executableTasks } from "../lateTables.ts";
import { resumeChecks } from "../processes/agentReports.ts";
import { listening } from "../processes/listening.ts";
import { reserve } from "../resources.ts";
import {
  containerInstances,
  deployments,
  taskDefinitions,
  tasks,
  type ContainerInstanceRow,
  type ContainerState,
  type TaskDefinitionRow,
  type TaskInterface,
  type TaskRow,
  type TaskTarget,
} from "../tables.ts";
import { advanceTask, forgetTask, moveInterface, startTimesOut } from "../timers.ts";
import { ENI_ATTACH_MIN, ENI_CREATE, ENI_DETACH, HEALTH_CHECK_RETRIES, STOPPED_TASK_KEPT, TASK_HANDOVER } from "../timing.ts";
import { behindArn } from "./behind.ts";
import { needsOfTask, overridesIn } from "./definitions.ts";

/** Writes down the tasks with what they hold, their processes, and the clocks of what they are about to do. */
export function restoreTasks(ctx: Context, account: AccountDescription): void {
  const targets = new Map([
    ...account.targets.map(({ targetGroup, targetId, port, state }) => [keyOf(behindArn(targetGroup), targetId, port), { draining: state === "draining" }] as const),
    ...account.classicInstances.map((one) => [keyOf(behindArn(one.loadBalancer), one.instanceId, 0), { draining: isDraining(one) }] as const),
  ]);
  for (const task of account.tasks) restoreTask(ctx, task, targets);
}

type Targets = ReadonlyMap<string, { readonly draining: boolean }>;

function restoreTask(ctx: Context, task: TaskDescription, targets: Targets): void {
  const at = task.taskDefinition.lastIndexOf(":");
  const definition = ctx.need(taskDefinitions, taskDefinitionArn(task.taskDefinition.slice(0, at), Number(task.taskDefinition.slice(at + 1))));
  const instance = ctx.find(containerInstances, containerInstanceArn(task.cluster, task.containerInstance));
  const row = ctx.insert(tasks, rowOf(ctx, task, { definition, instance, targets }));
  if (task.enableExecuteCommand) ctx.insert(executableTasks, { taskArn: row.taskArn });
  if (row.lastStatus === "STOPPED" || instance === undefined) {
    const left = STOPPED_TASK_KEPT - (ctx.now - (row.stoppedAt ?? ctx.now));
    return ctx.schedule(forgetTask, row.taskArn, Math.max(1, left));
  }
  reserve(ctx, instance.containerInstanceArn, row.needs);
  restoreContainers(ctx, row, { definition, instance });
  const doneAt = row.networkInterface?.doneAt ?? null;
  if (doneAt !== null) ctx.schedule(moveInterface, row.taskArn, doneAt - ctx.now);
  if (row.lastStatus !== "RUNNING" || row.desiredStatus === "STOPPED") ctx.schedule(advanceTask, row.taskArn, TASK_HANDOVER);
  if (instance.agentConnected) resumeChecks(ctx, row);
}

interface Surroundings {
  readonly definition: TaskDefinitionRow;
  readonly instance: ContainerInstanceRow;
}

interface Place {
  readonly definition: TaskDefinitionRow;
  /** undefined: the task stopped, and its instance is gone. */
  readonly instance: ContainerInstanceRow | undefined;
}

function rowOf(ctx: Context, task: TaskDescription, around: Place & { readonly targets: Targets }): TaskRow {
  const { definition, instance } = around;
  const before = (ago: number | null): number | null => (ago === null ? null : ctx.now - ago);
  const startedAt = before(task.startedAgo);
  const overrides = overridesIn(task.overrides);
  const targets = targetsOf(ctx, task, around);
  return {
    taskArn: taskArn(task.cluster, task.id),
    clusterArn: clusterArn(task.cluster),
    taskDefinitionArn: definition.taskDefinitionArn,
    containerInstanceArn: containerInstanceArn(task.cluster, task.containerInstance),
    availabilityZone: instance?.availabilityZone ?? task.availabilityZone,
    serviceArn: task.service === null ? null : serviceArn(task.cluster, task.service),
    deploymentId: task.deployment,
    group: task.service === null ? task.group : `service:${task.service}`,
    startedBy: task.startedBy,
    desiredStatus: task.desiredStatus,
    lastStatus: task.lastStatus,
    healthStatus: task.healthStatus,
    needs: needsOfTask({ overrides }, definition.definition),
    placement: task.capacityProvider !== null ? { placementConstraints: [], placementStrategy: [], capacityProvider: task.capacityProvider } : task.service === null ? "named" : null,
    containers: containersOf(ctx, task, around),
    overrides,
    tags: task.lastStatus === "STOPPED" ? [] : task.tags,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    targets,
    network: task.network,
    networkInterface: interfaceOf(ctx, task),
    protectedUntil: null,
    createdAt: ctx.now - task.createdAgo,
    connectedAt: before(task.connectedAgo),
    pullStartedAt: before(task.pullStartedAgo),
    pullStoppedAt: before(task.pullStoppedAgo),
    startedAt,
    registeredAt: isRegistered(ctx, task, targets) ? (startedAt ?? ctx.now) : null,
    // That it was never healthy would count against its deployment, should it stop.
    healthyAt: startedAt,
    stoppingAt: before(task.stoppingAgo),
    executionStoppedAt: before(task.executionStoppedAgo),
    stoppedAt: before(task.stoppedAgo),
    version: task.version,
  };
}

/** A container of each of the definition's, in its order. What a task's status rules out is put right. */
function containersOf(ctx: Context, task: TaskDescription, { definition, instance }: Place): readonly ContainerState[] {
  const definitions = definitionsOf(ctx, definition, task.deployment);
  const gpuIds = task.lastStatus !== "STOPPED" && instance !== undefined ? dealGpus(ctx, instance, { containers: definitions, overrides: overridesIn(task.overrides) }) : [];
  return definitions.flatMap((own, i) => {
    const container = task.containers.find(({ name }) => name === own.name);
    return container === undefined ? [] : [containerOf(ctx, container, { task, definition: own, gpuIds: gpuIds[i] ?? [] })];
  });
}

function containerOf(
  ctx: Context,
  container: ContainerDescription,
  { task, definition, gpuIds }: { readonly task: TaskDescription; readonly definition: ContainerDefinition; readonly gpuIds: readonly string[] },
): ContainerState {
  const lastStatus = statusOf(container, task);
  const healthStatus = definition.healthCheck === undefined ? "UNKNOWN" : container.healthStatus;
  const began = task.startedAgo ?? task.pullStoppedAgo ?? (lastStatus === "RUNNING" ? task.createdAgo : null);
  const ended = task.executionStoppedAgo ?? task.stoppedAgo ?? 0;
  return {
    name: container.name,
    containerArn: containerArn(task.cluster, task.id, container.id),
    image: container.image,
    essential: definition.essential ?? true,
    lastStatus,
    pulling: false,
    pullError: null,
    gone: lastStatus === "STOPPED",
    signalledAt: null,
    late: false,
    healthStatus,
    failedChecks: healthStatus === "UNHEALTHY" ? (definition.healthCheck?.retries ?? HEALTH_CHECK_RETRIES) : 0,
    exitCode: lastStatus === "STOPPED" ? container.exitCode : null,
    reason: container.reason,
    networkBindings: lastStatus === "PENDING" ? [] : container.bindings,
    gpuIds,
    startedAt: lastStatus === "PENDING" || began === null ? null : ctx.now - began,
    stoppedAt: lastStatus === "STOPPED" ? ctx.now - ended : null,
  };
}

function statusOf({ lastStatus }: ContainerDescription, task: TaskDescription): ContainerDescription["lastStatus"] {
  if (task.lastStatus === "STOPPED" || task.lastStatus === "DEPROVISIONING") return "STOPPED";
  return task.lastStatus === "PROVISIONING" ? "PENDING" : lastStatus;
}

/** What runs in the containers. On a machine that is off it is gone, and ECS does not know. */
function restoreContainers(ctx: Context, row: TaskRow, { definition, instance }: Surroundings): void {
  const isOn = instanceOf(ctx, instance.ec2InstanceId)?.state === "running";
  const running = row.containers.filter(({ lastStatus }) => lastStatus === "RUNNING");
  if (running.length === 0) return;
  if (!isOn) {
    ctx.update(tasks, row.taskArn, { containers: row.containers.map((one) => (one.lastStatus === "RUNNING" ? { ...one, gone: true } : one)) });
    return;
  }
  for (const { containerArn: processId, name, image, networkBindings: bindings, startedAt } of running) {
    const own = definitionsOf(ctx, definition, row.deploymentId).find((one) => one.name === name);
    restoreProcess(ctx, { processId, image, startedAt: startedAt ?? ctx.now, ...listening(ctx, { task: row, definition: own, bindings }) });
    const timeout = own?.startTimeout;
    const left = timeout === undefined ? 0 : (startedAt ?? ctx.now) + seconds(timeout) - ctx.now;
    if (left > 0) ctx.schedule(startTimesOut, processId, left);
  }
  rememberPorts(ctx, running, instance.containerInstanceArn);
}

/** The agent counts on from the highest dynamic port that it handed out, as far as that can be told. */
function rememberPorts(ctx: Context, running: readonly ContainerState[], instanceArn: string): void {
  const { lastDynamicPort, ec2InstanceId } = ctx.need(containerInstances, instanceArn);
  const range = ctx.need(agents, ec2InstanceId).config.dynamicPorts;
  const dynamic = running.flatMap(({ networkBindings }) => networkBindings.map(({ hostPort }) => hostPort)).filter((port) => port >= range.first && port <= range.last);
  ctx.update(containerInstances, instanceArn, { lastDynamicPort: Math.max(lastDynamicPort, ...dynamic) });
}

function interfaceOf(ctx: Context, { networkInterface, lastStatus }: TaskDescription): TaskInterface | null {
  if (networkInterface === null) return null;
  const { address: privateIpv4Address, ...own } = networkInterface;
  const made = { ...own, privateIpv4Address };
  if (lastStatus === "STOPPED") return { ...made, status: "DELETED", doneAt: null };
  if (lastStatus === "DEPROVISIONING") return { ...made, status: "DETACHING", doneAt: ctx.now + ENI_DETACH };
  if (lastStatus !== "PROVISIONING") return { ...made, status: "ATTACHED", doneAt: null };
  if (made.networkInterfaceId !== null) return { ...made, status: "ATTACHING", doneAt: ctx.now + ENI_ATTACH_MIN };
  return { ...made, status: "PRECREATED", doneAt: ctx.now + ENI_CREATE, privateIpv4Address: null, macAddress: null };
}

/** The targets that are found for a task: by its own address, or by its instance and its host ports. */
function targetsOf(ctx: Context, task: TaskDescription, { instance, targets }: Place & { readonly targets: Targets }): readonly TaskTarget[] {
  if (task.lastStatus === "STOPPED" || task.deployment === null || instance === undefined) return [];
  return ctx.need(deployments, task.deployment).loadBalancers.flatMap(({ targetGroupArn: arn, containerName, containerPort }) => {
    const bindings = task.containers.find(({ name }) => name === containerName)?.bindings ?? [];
    const hostPort = bindings.find((binding) => binding.containerPort === containerPort)?.hostPort ?? 0;
    const port = task.networkInterface === null ? hostPort : containerPort;
    const found = targets.get(keyOf(arn, task.networkInterface?.address ?? instance.ec2InstanceId, port));
    return found === undefined ? [] : [{ targetGroupArn: arn, port, draining: found.draining }];
  });
}

function isRegistered(ctx: Context, { deployment, lastStatus }: TaskDescription, targets: readonly TaskTarget[]): boolean {
  if (deployment === null || lastStatus === "ACTIVATING") return false;
  const { loadBalancers } = ctx.need(deployments, deployment);
  return loadBalancers.length > 0 && targets.length === loadBalancers.length;
}

/** With a Classic Load Balancer instances are registered as a whole. */
function keyOf(arn: string, targetId: string, port: number): string {
  return `${arn}|${targetId}|${classicNameIn(arn) === undefined ? port : 0}`;
}
