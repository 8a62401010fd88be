import { sumOf } from "../../../../lib/sum.ts";
import type { View } from "../../../kernel/context.ts";
import { readingById } from "../../../kernel/readingById.ts";
import { resourcesOf, type ImageResources } from "../../../physics/contract.ts";
import { tasks, type TaskRow } from "../tables.ts";
import { CONCURRENCY, CPU_MILLIS_A_REQUEST, IDLE_CPU_SHARE, MEMORY_SHARE, TIMEOUT_SECONDS } from "./assumed.ts";

/** What a task uses for itself and for each request. */
export interface TaskCost {
  readonly cpuMillisPerRequest: number;
  readonly memoryMiBPerRequest: number;
  readonly baseCpuUnits: number;
  readonly baseMemoryMiB: number;
  readonly leakMiBPerHour: number;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
}

type Amount = keyof Pick<ImageResources, "cpuMillisPerRequest" | "memoryMiBPerRequest" | "baseCpuUnits" | "baseMemoryMiB" | "leakMiBPerHour">;

/** Nothing is shared out of what nobody reserves as of two units: Docker's least. */
export const reservedCpu = ({ needs }: Pick<TaskRow, "needs">): number => Math.max(2, needs.cpuUnits);

/** What the images of its containers say of it, summed up; what none of them says is assumed. */
export const costOf = (view: View, task: TaskRow): TaskCost => costById(view, task.taskArn) ?? readCost(view, task);

const costById = readingById("ecs.taskCost", tasks, { read: readCost, isAlike: runsTheSame });

/** Whether the containers of a task run the same images as before, and have as much reserved. */
export function runsTheSame(before: TaskRow, after: TaskRow): boolean {
  return before.needs === after.needs && (before.containers === after.containers || hasSameImages(before, after));
}

const hasSameImages = (before: TaskRow, after: TaskRow): boolean => before.containers.length === after.containers.length && before.containers.every(({ image }, i) => image === after.containers[i]?.image);

function readCost(view: View, task: TaskRow): TaskCost {
  const said = saidOf(view, task);
  const amount = (name: Amount, assumed: number): number => (said.some((one) => one[name] !== undefined) ? sumOf(said, (one) => one[name] ?? 0) : assumed);
  return {
    cpuMillisPerRequest: amount("cpuMillisPerRequest", CPU_MILLIS_A_REQUEST),
    memoryMiBPerRequest: amount("memoryMiBPerRequest", 0),
    baseCpuUnits: amount("baseCpuUnits", reservedCpu(task) * IDLE_CPU_SHARE),
    baseMemoryMiB: amount("baseMemoryMiB", task.needs.memoryMiB * MEMORY_SHARE),
    leakMiBPerHour: amount("leakMiBPerHour", 0),
    concurrency: Math.min(...said.map(({ concurrency = CONCURRENCY }) => concurrency), Infinity),
    timeoutSeconds: Math.min(...said.map(({ timeoutSeconds = TIMEOUT_SECONDS }) => timeoutSeconds), Infinity),
  };
}

/** Whether the image of any of its containers says what it uses. */
export const saysCost = (view: View, { containers }: TaskRow): boolean => containers.some(({ image }) => resourcesOf(view, image) !== undefined);

function saidOf(view: View, { containers }: TaskRow): readonly ImageResources[] {
  const said: ImageResources[] = [];
  for (const { image } of containers) {
    const resources = resourcesOf(view, image);
    if (resources !== undefined) said.push(resources);
  }
  return said;
}
