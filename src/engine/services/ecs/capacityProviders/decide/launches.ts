import type { Size } from "./reservation.ts";

/** A type of instance that ECS may launch. */
export interface LaunchableType extends Size {
  readonly instanceType: string;
  readonly dollarsPerHour: number;
}

interface Waiting {
  /** What each task that waits takes. */
  readonly tasks: readonly Size[];
  /** What instances have that were launched and have not come yet. */
  readonly coming: readonly Size[];
  readonly types: readonly LaunchableType[];
}

/**
 * Which instances ECS launches for tasks that wait. Assumed, for AWS says only that it chooses the most cost-efficient ones
 * and packs tasks onto them: what is on its way is filled first; what is left goes to the type that costs least for each
 * of the tasks that it takes, one instance after another. Tasks that no type takes are passed over.
 */
export function decideLaunches({ tasks, coming, types }: Waiting): readonly string[] {
  const launches: string[] = [];
  const rest = coming.reduce(leftAfter, tasks);
  let left: readonly Size[] = rest.filter((task) => types.some((type) => fits(task, type)));
  while (left.length > 0) {
    const [best] = types.map((type) => ({ type, rest: leftAfter(left, type) })).filter(({ rest }) => rest.length < left.length).toSorted((a, b) => rank(a, left.length) - rank(b, left.length));
    if (best === undefined) return launches;
    launches.push(best.type.instanceType);
    left = best.rest;
  }
  return launches;
}

interface Candidate {
  readonly type: LaunchableType;
  readonly rest: readonly Size[];
}

/** What an instance costs for each task that it takes of so many. */
const rank = ({ type: { dollarsPerHour }, rest }: Candidate, count: number): number => dollarsPerHour / (count - rest.length);

const fits = (task: Size, { cpuUnits, memoryMiB, enis, gpus }: Size): boolean => task.cpuUnits <= cpuUnits && task.memoryMiB <= memoryMiB && task.enis <= enis && task.gpus <= gpus;

/** The tasks that find no room on an instance any more, when those before them have theirs. */
export function leftAfter(tasks: readonly Size[], instance: Size): readonly Size[] {
  let free = instance;
  return tasks.filter((task) => {
    if (!fits(task, free)) return true;
    free = { cpuUnits: free.cpuUnits - task.cpuUnits, memoryMiB: free.memoryMiB - task.memoryMiB, enis: free.enis - task.enis, gpus: free.gpus - task.gpus };
    return false;
  });
}
