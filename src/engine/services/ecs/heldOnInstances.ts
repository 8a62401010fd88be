import type { View } from "../../kernel/context.ts";
import { hearing, type Derived, type Heard } from "../../kernel/derived.ts";
import { daemonShares, liveTasksByInstance, sharesByInstance, tasks, type DaemonShareRow, type TaskNeeds, type TaskRow } from "./tables.ts";

/** What the tasks of an instance hold together, and what is kept on it for its daemons. */
export type Held = Pick<TaskNeeds, "cpuUnits" | "memoryMiB" | "gpus" | "enis">;

/** What is held on the container instance, added up once and then followed. */
export function heldOn(view: View, containerInstanceArn: string): Held {
  return view.derived(heldOnInstances).on(view, containerInstanceArn);
}

/** Sums by container instance, of those that somebody asked for. */
class HeldOnInstances {
  readonly #sums = new Map<string, Sum>();

  on(view: View, containerInstanceArn: string): Held {
    let sum = this.#sums.get(containerInstanceArn);
    if (sum === undefined) this.#sums.set(containerInstanceArn, (sum = sumOf(view, containerInstanceArn)));
    return sum;
  }

  add(holding: Holding | undefined, sign: 1 | -1): void {
    const sum = holding === undefined ? undefined : this.#sums.get(holding.containerInstanceArn);
    if (sum !== undefined && holding !== undefined) addTo(sum, holding.needs, sign);
  }
}

const heldOnInstances: Derived<HeldOnInstances> = {
  name: "ecs.heldOnInstances",
  build: () => new HeldOnInstances(),
  hears: [
    hearing(tasks, (held, before, after) => follow(held, liveOf(before), liveOf(after))),
    hearing(daemonShares, (held, before: Heard<DaemonShareRow>, after: Heard<DaemonShareRow>) => follow(held, before, after)),
  ],
};

/** Most changes of a task leave what it holds as it was. */
function follow(held: HeldOnInstances, before: Holding | undefined, after: Holding | undefined): void {
  if (before?.needs === after?.needs && before?.containerInstanceArn === after?.containerInstanceArn) return;
  held.add(before, -1);
  held.add(after, 1);
}

/** A task holds its resources until it is STOPPED. */
function liveOf(task: Heard<TaskRow>): Holding | undefined {
  return task === undefined || task.lastStatus === "STOPPED" ? undefined : task;
}

function sumOf(view: View, containerInstanceArn: string): Sum {
  const sum: Sum = { cpuUnits: 0, memoryMiB: 0, gpus: 0, enis: 0 };
  for (const { needs } of view.where(liveTasksByInstance, containerInstanceArn)) addTo(sum, needs, 1);
  for (const { needs } of view.where(sharesByInstance, containerInstanceArn)) addTo(sum, needs, 1);
  return sum;
}

function addTo(sum: Sum, { cpuUnits, memoryMiB, gpus, enis }: Held, sign: 1 | -1): void {
  sum.cpuUnits += sign * cpuUnits;
  sum.memoryMiB += sign * memoryMiB;
  sum.gpus += sign * gpus;
  sum.enis += sign * enis;
}

type Sum = { -readonly [Resource in keyof Held]: Held[Resource] };

interface Holding {
  readonly containerInstanceArn: string;
  readonly needs: Held;
}
