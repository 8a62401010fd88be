import { takesShortcuts } from "../../../kernel/shortcuts.ts";
import type { Context } from "../../../kernel/context.ts";
import { killProcess, probeProcess } from "../../../physics/contract.ts";
import { taskArnOfContainer } from "../arns.ts";
import { followTask } from "../connect/connect.ts";
import { discovery } from "../discovery/discovery.ts";
import { registrations } from "../discovery/tables.ts";
import { fargate } from "../fargate/late.ts";
import { tasks, type ContainerState, type TaskRow } from "../tables.ts";
import { checkContainer } from "../timers.ts";
import { taskHealthOf } from "./containerSteps.ts";
import { beatAfter, judgeCheck, nextCheckIn } from "./healthCheck.ts";
import { advance } from "./taskLife.ts";
import { agentActs, changeContainer, containerDefinitionsOf, isOnFargate, tasksOnMachine } from "./taskRows.ts";
import { wakeService } from "./wakeService.ts";

/** A pull ended, well or not. */
export function pullEnded(ctx: Context, pull: { readonly pullId: string; readonly error: string | null }): void {
  const found = findContainer(ctx, pull.pullId);
  if (found === undefined || found.container.lastStatus !== "PENDING") return; // The task gave up meanwhile.
  const { task, container } = found;
  const outcome = pull.error === null ? { lastStatus: "PULLED" as const } : { pullError: `CannotPullContainerError: ${pull.error}` };
  const { containerArn } = container;
  changeContainer(ctx, { containerArn, taskArn: task.taskArn }, { pulling: false, ...outcome }, { pullStoppedAt: ctx.now });
  advance(ctx, task.taskArn);
}

/** A container's process ended. If the agent cannot tell ECS now, it does so when it is back. */
export function processEnded(ctx: Context, exit: { readonly processId: string; readonly exitCode: number }): void {
  const found = findContainer(ctx, exit.processId);
  if (found === undefined || found.container.lastStatus === "STOPPED") return; // ECS gave the task up before.
  const { task, container } = found;
  const { containerArn } = container;
  changeContainer(ctx, { containerArn, taskArn: task.taskArn }, { gone: true, exitCode: exit.exitCode });
  advance(ctx, task.taskArn);
}

/** A machine lost its power, and with it all processes and pulls. ECS hears of it only when the agent is back. */
export function machineWentDark(ctx: Context, instanceId: string): void {
  for (const task of tasksOnMachine(ctx, instanceId)) {
    if (isOnFargate(task)) return fargate().lose(ctx, task);
    for (const { containerArn, lastStatus, pulling } of task.containers) {
      const at = { containerArn, taskArn: task.taskArn };
      if (lastStatus === "RUNNING") changeContainer(ctx, at, { gone: true });
      else if (pulling) changeContainer(ctx, at, { pulling: false });
    }
  }
}

/** A process answers differently, so the next beat of its health check may change something. */
export function answersChanged(ctx: Context, containerArn: string): void {
  const found = findContainer(ctx, containerArn);
  const check = found === undefined ? undefined : checkOf(ctx, found);
  if (found === undefined || check === undefined || found.container.startedAt === null) return;
  const age = ctx.now - found.container.startedAt;
  ctx.schedule(checkContainer, containerArn, beatAfter(check, age, age));
}

/**
 * One beat of a container's own health check. While the same answer leads to the same health, no beat is waited for.
 * An agent that ECS does not hear changes nothing: the last health stays. ECS API, HealthCheck.
 */
export function check(ctx: Context, containerArn: string): void {
  const found = findContainer(ctx, containerArn);
  const healthCheck = found === undefined ? undefined : checkOf(ctx, found);
  if (found === undefined || healthCheck === undefined || found.container.startedAt === null) return;
  const { task, container } = found;
  const runs = container.lastStatus === "RUNNING" && !container.gone && container.signalledAt === null;
  if (!runs || !agentActs(ctx, task)) return;
  const beat = { check: healthCheck, age: ctx.now - found.container.startedAt };
  const passed = probeProcess(ctx, containerArn);
  const health = judgeCheck(container, passed, beat);
  report(ctx, { task, container }, health);
  const next = takesShortcuts() ? nextCheckIn(health, passed, beat) : beatAfter(healthCheck, beat.age, beat.age + 1);
  if (next !== null) ctx.schedule(checkContainer, containerArn, next);
}

/** Sets the clocks of all health checks on an instance whose agent is back. */
export function resumeChecks(ctx: Context, task: TaskRow): void {
  for (const { containerArn, lastStatus, gone } of task.containers) {
    if (lastStatus === "RUNNING" && !gone) answersChanged(ctx, containerArn);
  }
}

/** SIGKILL for a container that did not heed SIGTERM in time. The agent needs nobody's leave for it. */
export function kill(ctx: Context, containerArn: string): void {
  const container = findContainer(ctx, containerArn)?.container;
  if (container?.signalledAt !== undefined && container.signalledAt !== null) killProcess(ctx, containerArn);
}

/** A dependency's startTimeout is over: whatever its dependents wait for and it has not come to, they give up on. */
export function giveUpOn(ctx: Context, containerArn: string): void {
  const found = findContainer(ctx, containerArn);
  if (found === undefined || found.container.late) return;
  changeContainer(ctx, { containerArn, taskArn: found.task.taskArn }, { late: true });
  advance(ctx, found.task.taskArn);
}

interface Found {
  readonly task: TaskRow;
  readonly container: ContainerState;
}

function findContainer(ctx: Context, containerArn: string): Found | undefined {
  const task = ctx.find(tasks, taskArnOfContainer(containerArn));
  const container = task?.containers.find((one) => one.containerArn === containerArn);
  return task === undefined || container === undefined ? undefined : { task, container };
}

function checkOf(ctx: Context, { task, container }: Found) {
  return containerDefinitionsOf(ctx, task).find(({ name }) => name === container.name)?.healthCheck;
}

function report(
  ctx: Context,
  { task, container }: Found,
  health: { readonly healthStatus: ContainerState["healthStatus"]; readonly failedChecks: number },
): void {
  if (health.healthStatus === container.healthStatus && health.failedChecks === container.failedChecks) return;
  const { containerArn } = container;
  const containers = task.containers.map((one) => (one === container ? { ...one, ...health } : one));
  const healthStatus = taskHealthOf(containers);
  changeContainer(ctx, { containerArn, taskArn: task.taskArn }, health, { healthStatus });
  if (health.healthStatus === container.healthStatus) return;
  if (ctx.find(registrations, task.taskArn) !== undefined) discovery().pushHealth(ctx, ctx.need(tasks, task.taskArn));
  followTask(ctx, ctx.find(tasks, task.taskArn));
  wakeService(ctx, task.serviceArn);
  advance(ctx, task.taskArn);
}
