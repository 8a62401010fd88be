import type { View } from "../../kernel/context.ts";
import { hearing, type Derived, type Heard } from "../../kernel/derived.ts";
import { containerInstances, daemonShares, liveTasksByInstance, sharesByInstance, tasks, type DaemonShareRow, type TaskNeeds, type TaskRow } from "./tables.ts";

/** What the tasks of an instance hold together, and what is kept on it for its daemons. */
export type Held = Pick<TaskNeeds, "cpuUnits" | "memoryMiB" | "gpus" | "enis">;

/** What is held on the container instance at a place in its table, added up once and then followed. */
export function heldOn(view: View, { containerInstanceArn, place }: { readonly containerInstanceArn: string; readonly place: number }): Held {
  return view.derived(heldOnInstances).on(containerInstanceArn, place);
}

/** Sums by the place of the container instance, of those that somebody asked for: to find one by its ARN is dear. */
class HeldOnInstances {
  readonly #view: View;
  readonly #sums: (Sum | undefined)[] = [];

  constructor(view: View) {
    this.#view = view;
  }

  on(containerInstanceArn: string, place: number): Held {
    while (this.#sums.length <= place) this.#sums.push(undefined);
    return (this.#sums[place] ??= sumOf(this.#view, containerInstanceArn));
  }

  add(holding: Holding | undefined, sign: 1 | -1): void {
    if (holding === undefined) return;
    const place = this.#view.placeOf(containerInstances, holding.containerInstanceArn);
    const sum = place === undefined ? undefined : this.#sums[place];
    if (sum !== undefined) addTo(sum, holding.needs, sign);
  }

  /** The place is another instance's from now on, or nobody's. */
  forget(place: number): void {
    if (place < this.#sums.length) this.#sums[place] = undefined;
  }
}

const heldOnInstances: Derived<HeldOnInstances> = {
  name: "ecs.heldOnInstances",
  build: (view) => new HeldOnInstances(view),
  hears: [
    hearing(tasks, (held, before, after) => follow(held, liveOf(before), liveOf(after))),
    hearing(daemonShares, (held, before: Heard<DaemonShareRow>, after: Heard<DaemonShareRow>) => follow(held, before, after)),
    hearing(containerInstances, (held, before, after, place) => {
      if (before === undefined || after === undefined) held.forget(place);
    }),
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
