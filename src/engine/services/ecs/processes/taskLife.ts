import type { Context } from "../../../kernel/context.ts";
import { seconds, type Millis } from "../../../kernel/time.ts";
import { imageIsHeld, pullImage, signalProcess } from "../../../physics/contract.ts";
import { noteEnd } from "../../billing/contract.ts";
import { PROXY_IMAGE } from "../connect/connect.ts";
import { discovery, leaves, registryOf } from "../discovery/discovery.ts";
import { fargate } from "../fargate/late.ts";
import { release } from "../resources.ts";
import { agents } from "../agent/tables.ts";
import { tasks, type ContainerState, type TaskRow } from "../tables.ts";
import { forgetTask, killContainer } from "../timers.ts";
import { STOPPED_TASK_KEPT, STOP_TIMEOUT, TASK_HANDOVER } from "../timing.ts";
import { taskUses } from "../use.ts";
import { makeRoomForDaemons } from "./daemon/late.ts";
import { hasStarted, nextStep, type Step } from "./containerSteps.ts";
import { noteRunning, noteStoppedByItself } from "./failures.ts";
import { pullRefusal } from "./pullRights.ts";
import { unreachableRegistry } from "./registryWay.ts";
import { startContainer } from "./startContainer.ts";
import { deregisterTask, loadBalancersOf } from "./targets.ts";
import { beginDetaching, deletedInterface, isAttached } from "./taskNetwork.ts";
import { agentActs, changeContainer, changeTask, containerDefinitionsOf, isOnFargate, isWithoutPlace, machineOf } from "./taskRows.ts";
import { wakeService, wakeServicesWaitingForRoom } from "./wakeService.ts";

/**
 * Takes a task as far as it can go now. It looks at what is, never at what happened: asked twice it does nothing the
 * second time, and asked after a reconnection it makes up for what was missed.
 */
export function advance(ctx: Context, taskArn: string): void {
  const task = ctx.find(tasks, taskArn);
  if (task === undefined || task.lastStatus === "STOPPED" || task.lastStatus === "DEPROVISIONING") return;
  if (waitsForGroups(task)) return;
  // A task that is still PROVISIONING its agent has not heard of: that one is not needed to give it up.
  const isUnheardOf = task.lastStatus === "PROVISIONING" && task.desiredStatus === "STOPPED";
  if (!isUnheardOf && !agentActs(ctx, task)) return;
  if (task.desiredStatus === "RUNNING") bringUp(ctx, task);
  const after = ctx.need(tasks, taskArn);
  if (after.desiredStatus === "STOPPED") bringDown(ctx, after);
}

/** Decides that a task is to stop, once and for all: the first reason stays. */
export function stopTask(
  ctx: Context,
  taskArn: string,
  why: { readonly stopCode: string; readonly stoppedReason: string },
): void {
  const task = ctx.need(tasks, taskArn);
  if (task.desiredStatus === "STOPPED") return;
  const stopped = changeTask(ctx, taskArn, { desiredStatus: "STOPPED", ...why });
  // Needs no agent: a load balancer hears of it also when the task cannot.
  if (isDrained(stopped)) deregisterTask(ctx, stopped, { drain: false });
  wakeService(ctx, task.serviceArn);
  advance(ctx, taskArn);
}

/** Ends a task whose instance is gone for ECS: at once, whatever its containers do. */
export function loseTask(
  ctx: Context,
  taskArn: string,
  why: { readonly stopCode: string; readonly stoppedReason: string },
): void {
  const task = ctx.need(tasks, taskArn);
  const decided = task.desiredStatus === "STOPPED" ? {} : why;
  const containers = task.containers.map((container) =>
    container.lastStatus === "STOPPED" ? container : { ...container, lastStatus: "STOPPED" as const, stoppedAt: ctx.now },
  );
  deregisterTask(ctx, task, { drain: false });
  leaves(ctx, task);
  const stoppingAt = task.stoppingAt ?? ctx.now;
  finish(ctx, changeTask(ctx, taskArn, { desiredStatus: "STOPPED", ...decided, containers, stoppingAt }));
}

/** EC2 has deleted the network interface of a task: it is STOPPED. */
export function endDeprovisioning(ctx: Context, task: TaskRow): void {
  finish(ctx, task);
}

/**
 * True while a task waits for its target groups before its containers are told to stop. Only what the scheduler
 * stops is drained first. ECS API, UpdateService: targets are deregistered, then the task is stopped.
 */
export function isDrained(task: TaskRow): boolean {
  return task.targets.length === 0 || task.stopCode !== "ServiceSchedulerInitiated";
}

/** It runs on until its target groups have let go of it. */
function waitsForGroups(task: TaskRow): boolean {
  return task.desiredStatus === "STOPPED" && !isDrained(task) && task.containers.some(isRunning);
}

const isRunning = ({ lastStatus, gone }: ContainerState): boolean => lastStatus === "RUNNING" && !gone;

function bringUp(ctx: Context, task: TaskRow): void {
  if (task.lastStatus === "PROVISIONING") {
    if (task.networkInterface === null || !isAttached(ctx, task)) return;
    const networkInterface = { ...task.networkInterface, status: "ATTACHED" as const, doneAt: null };
    changeTask(ctx, task.taskArn, { lastStatus: "PENDING", networkInterface, connectedAt: ctx.now });
    if (isOnFargate(task)) fargate().initialize(ctx, task.taskArn);
  } else if (task.connectedAt === null) {
    if (ctx.now < task.createdAt + TASK_HANDOVER) return;
    changeTask(ctx, task.taskArn, { connectedAt: ctx.now });
  }
  takeSteps(ctx, task.taskArn);
  const after = ctx.need(tasks, task.taskArn);
  if (after.desiredStatus !== "RUNNING" || after.lastStatus !== "PENDING" || !hasStarted(after.containers)) return;
  // With one target group a task is RUNNING before it is registered; with several it is ACTIVATING until then (observed).
  // ECS guide, "Service discovery": Cloud Map is told of it before it is RUNNING.
  const joins = registryOf(ctx, after.deploymentId) !== null;
  if (joins || loadBalancersOf(ctx, after).length > 1) {
    const activating = changeTask(ctx, task.taskArn, { lastStatus: "ACTIVATING" });
    if (joins) discovery().join(ctx, activating);
  } else noteRunning(ctx, changeTask(ctx, task.taskArn, { lastStatus: "RUNNING", startedAt: ctx.now }));
  wakeService(ctx, task.serviceArn);
}

function bringDown(ctx: Context, task: TaskRow): void {
  if (waitsForGroups(task)) return;
  const running = task.containers.some(isRunning);
  const isKnown = leaves(ctx, task);
  if (running && isKnown) return deactivate(ctx, task);
  if (task.targets.length > 0) deregisterTask(ctx, task, { drain: false });
  const stoppingAt = task.stoppingAt ?? ctx.now;
  if (running && task.lastStatus !== "STOPPING") changeTask(ctx, task.taskArn, { lastStatus: "STOPPING", stoppingAt });
  takeSteps(ctx, task.taskArn);
  const after = ctx.need(tasks, task.taskArn);
  if (after.lastStatus === "STOPPED" || after.containers.some(({ lastStatus }) => lastStatus !== "STOPPED")) return;
  const over = changeTask(ctx, task.taskArn, { stoppingAt });
  if (!beginDetaching(ctx, over)) finish(ctx, over);
}

/** Until Cloud Map has let go of it. Assumed: a task that is drained leaves both at the same time. */
function deactivate(ctx: Context, { taskArn, lastStatus, stoppingAt }: TaskRow): void {
  if (lastStatus !== "DEACTIVATING") changeTask(ctx, taskArn, { lastStatus: "DEACTIVATING", stoppingAt: stoppingAt ?? ctx.now });
}

function takeSteps(ctx: Context, taskArn: string): void {
  for (;;) {
    const task = ctx.need(tasks, taskArn);
    const step = nextStep(task, containerDefinitionsOf(ctx, task));
    if (step === undefined) return;
    take(ctx, task, step);
    if (step.kind === "stop") return;
  }
}

function take(ctx: Context, task: TaskRow, step: Step): void {
  switch (step.kind) {
    case "pull":
      return pull(ctx, task, step.container);
    case "start":
      return startContainer(ctx, task, step.container);
    case "signal":
      return signal(ctx, task, step.container);
    case "close": {
      const { exitCode, reason } = step;
      changeContainer(ctx, { containerArn: step.container.containerArn, taskArn: task.taskArn }, {
        lastStatus: "STOPPED",
        gone: true,
        stoppedAt: ctx.now,
        exitCode,
        reason,
      });
      return;
    }
    case "stop": {
      const ended = step.stopCode === "EssentialContainerExited" ? { executionStoppedAt: ctx.now } : {};
      const { stopCode, reason: stoppedReason } = step;
      changeTask(ctx, task.taskArn, { desiredStatus: "STOPPED", stopCode, stoppedReason, ...ended });
      wakeService(ctx, task.serviceArn);
    }
  }
}

function pull(ctx: Context, task: TaskRow, { containerArn, image }: ContainerState): void {
  if (image === PROXY_IMAGE) return void changeContainer(ctx, { containerArn, taskArn: task.taskArn }, { lastStatus: "PULLED" });
  const pullStartedAt = task.pullStartedAt ?? ctx.now;
  const [at, instanceId] = [{ containerArn, taskArn: task.taskArn }, machineOf(ctx, task)];
  // The agent falls back on what its instance holds, as when a pull fails.
  const pullError = imageIsHeld(ctx, { instanceId, image })
    ? null
    : isOnFargate(task)
      ? fargate().pullProblem(ctx, task, image)
      : (unreachableRegistry(ctx, instanceId, image) ?? pullRefusal(ctx, task, image));
  if (pullError !== null) {
    changeContainer(ctx, at, { pullError }, { pullStartedAt, pullStoppedAt: ctx.now });
    return;
  }
  changeContainer(ctx, at, { pulling: true }, { pullStartedAt });
  pullImage(ctx, { pullId: containerArn, instanceId, image });
}

function signal(ctx: Context, task: TaskRow, container: ContainerState): void {
  const { containerArn } = container;
  changeContainer(ctx, { containerArn, taskArn: task.taskArn }, { signalledAt: ctx.now });
  signalProcess(ctx, containerArn);
  ctx.schedule(killContainer, containerArn, stopTimeoutOf(ctx, task, container));
}

function stopTimeoutOf(ctx: Context, task: TaskRow, { name }: ContainerState): Millis {
  const own = containerDefinitionsOf(ctx, task).find((definition) => definition.name === name)?.stopTimeout;
  if (own !== undefined) return seconds(own);
  const agent = ctx.find(agents, machineOf(ctx, task));
  return agent === undefined ? STOP_TIMEOUT : seconds(agent.config.containerStopTimeoutSeconds);
}

/** What a task held goes back to its instance only now: until then nobody else gets it. */
function finish(ctx: Context, task: TaskRow): void {
  const networkInterface = deletedInterface(ctx, task);
  const over = { lastStatus: "STOPPED", stoppedAt: ctx.now, targets: [], tags: [], networkInterface } as const;
  const stopped = changeTask(ctx, task.taskArn, over);
  for (const use of taskUses(ctx, stopped)) noteEnd(ctx, use);
  if (isOnFargate(task)) fargate().end(ctx, task);
  else if (!isWithoutPlace(task)) release(ctx, task.containerInstanceArn, task.needs);
  ctx.schedule(forgetTask, task.taskArn, STOPPED_TASK_KEPT);
  noteStoppedByItself(ctx, stopped);
  wakeService(ctx, task.serviceArn);
  makeRoomForDaemons(ctx, stopped);
  wakeServicesWaitingForRoom(ctx, task.clusterArn);
}
