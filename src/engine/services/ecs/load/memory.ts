import type { Context, View } from "../../../kernel/context.ts";
import { hours } from "../../../kernel/time.ts";
import { anyMemory, killProcess, resourcesOf } from "../../../physics/contract.ts";
import { taskArnOfContainer } from "../arns.ts";
import { changeContainer, containerDefinitionsOf } from "../processes/taskRows.ts";
import { liveTasksByService, services, taskDefinitions, tasks, type TaskRow } from "../tables.ts";
import { MEMORY_SHARE } from "./assumed.ts";
import { countCredits, recountCredits } from "./credits.ts";
import type { LoadCode } from "./late.ts";
import { recountQueues, turnQueue } from "./queues.ts";
import { memoryRunsOut as runsOut } from "./timers.ts";
import { servedNow } from "./use.ts";

/** The code of `late.ts`. */
export const loadCodeHere: LoadCode = { watchMemory, memoryRunsOut, turnQueue, recountQueues, recountCredits, countCredits };

/** Another load came to a target group: requests take memory while they are in a container, and CPU. */
export function tellOfLoad(ctx: Context, targetGroupArn: string): void {
  recountCredits(ctx);
  // Loads turn often, and tasks are many.
  if (!anyMemory(ctx)) return;
  for (const { serviceArn, loadBalancers } of ctx.all(services)) {
    if (!loadBalancers.some((one) => one.targetGroupArn === targetGroupArn)) continue;
    for (const task of ctx.where(liveTasksByService, serviceArn)) for (const { containerArn } of task.containers) watchUse(ctx, containerArn, memoryUse(ctx, containerArn, task));
  }
}

interface MemoryUse {
  readonly task: TaskRow;
  readonly usedMiB: number;
  readonly leakMiBPerHour: number;
  readonly limitMiB: number;
}

function watchMemory(ctx: Context, containerArn: string): void {
  watchUse(ctx, containerArn, memoryUse(ctx, containerArn));
}

function watchUse(ctx: Context, containerArn: string, use: MemoryUse | undefined): void {
  if (use === undefined) return;
  const left = use.limitMiB - use.usedMiB;
  if (left <= 0) ctx.schedule(runsOut, containerArn, 0);
  else if (use.leakMiBPerHour > 0) ctx.schedule(runsOut, containerArn, Math.min(LONGEST, Math.ceil((left * hours(1)) / use.leakMiBPerHour)));
}

/** Clocks are set no further ahead: it is looked at again then. */
const LONGEST = hours(24 * 365);

/** ECS agent: the kernel kills it, and the container says so. */
function memoryRunsOut(ctx: Context, containerArn: string): void {
  const use = memoryUse(ctx, containerArn);
  if (use === undefined) return;
  if (use.usedMiB < use.limitMiB) return watchMemory(ctx, containerArn);
  changeContainer(ctx, { containerArn, taskArn: use.task.taskArn }, { reason: "OutOfMemoryError: Container killed due to memory usage" });
  killProcess(ctx, containerArn);
}

/** What a container that runs uses now of the memory it may use at most; undefined: nothing is said of it, or it has no limit. */
function memoryUse(view: View, containerArn: string, task = view.find(tasks, taskArnOfContainer(containerArn))): MemoryUse | undefined {
  const container = task?.containers.find((one) => one.containerArn === containerArn);
  if (task === undefined || container === undefined || container.lastStatus !== "RUNNING" || container.gone) return undefined;
  const said = resourcesOf(view, container.image);
  const definition = containerDefinitionsOf(view, task).find(({ name }) => name === container.name);
  const limitMiB = definition?.memory ?? Number(view.need(taskDefinitions, task.taskDefinitionArn).definition.memory ?? Infinity);
  if (said === undefined || limitMiB === Infinity) return undefined;
  const { baseMemoryMiB = task.needs.memoryMiB * MEMORY_SHARE, memoryMiBPerRequest = 0, leakMiBPerHour = 0 } = said;
  const inRequests = memoryMiBPerRequest === 0 ? 0 : memoryMiBPerRequest * (servedNow(view, task)?.inFlight ?? 0);
  return { task, usedMiB: baseMemoryMiB + inRequests + (leakMiBPerHour * (view.now - (container.startedAt ?? view.now))) / hours(1), leakMiBPerHour, limitMiB };
}
