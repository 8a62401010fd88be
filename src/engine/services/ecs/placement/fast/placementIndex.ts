import type { View } from "../../../../kernel/context.ts";
import { hearing, type Derived } from "../../../../kernel/derived.ts";
import { containerInstances, tasks, type ContainerInstanceRow, type TaskRow } from "../../tables.ts";
import type { Draw } from "../place.ts";
import type { Subject } from "../subject.ts";
import { ClusterColumns } from "./clusterColumns.ts";
import { PlacementClass } from "./placementClass.ts";
import { Suitability, suitabilityKey } from "./suitability.ts";
import { widened } from "./widened.ts";

/**
 * What lets a task be placed without looking at every instance. It follows the rows of container instances and
 * tasks, and chooses what `place` would: place.ts is the specification, this is only faster.
 */
export const placementIndex: Derived<PlacementIndex> = {
  name: "ecs.placementIndex",
  build: (view) => {
    const index = new PlacementIndex();
    for (const instance of view.all(containerInstances)) index.instanceChanged(undefined, instance);
    return index;
  },
  hears: [
    hearing(containerInstances, (index: PlacementIndex, before, after) => index.instanceChanged(before, after)),
    hearing(tasks, (index: PlacementIndex, before, after, place) => index.taskChanged(before, after, place)),
  ],
};

/** Slots in the trees that are kept in one cluster: with some ten bytes each, thirty where chance decides, this is what bounds the memory. */
const SLOTS_KEPT = 1_000_000;

/** What a class has beside its slots is as large as about so many of them. */
const SLOTS_BESIDE = 100;

/** What the index reads of a task. */
export type PlacedTask = Pick<TaskRow, "clusterArn" | "containerInstanceArn" | "group" | "desiredStatus" | "lastStatus">;

export class PlacementIndex {
  readonly #clusters = new Map<string, ClusterIndex>();
  #last: ClusterIndex | undefined;
  /** Where each task was put, by its place, if that was seen. */
  #slotOf: Int32Array = new Int32Array(64);

  choose(view: View, subject: Subject, draw: Draw): ContainerInstanceRow | undefined {
    return this.#find(subject.clusterArn)?.choose(view, subject, draw);
  }

  instanceChanged(before: ContainerInstanceRow | undefined, after: ContainerInstanceRow | undefined): void {
    const clusterArn = after?.clusterArn ?? before?.clusterArn ?? "";
    let cluster = this.#find(clusterArn);
    if (cluster === undefined) this.#clusters.set(clusterArn, (cluster = new ClusterIndex(clusterArn)));
    cluster.columns.instanceChanged(before, after);
    if (cluster.columns.size > 0) return;
    this.#clusters.delete(clusterArn);
    this.#last = undefined;
  }

  /** `place` is where the task is in its table: its instance is found by that, for to find it by its name is dear. */
  taskChanged(before: PlacedTask | undefined, after: PlacedTask | undefined, place: number): void {
    const row = after ?? before;
    const columns = row === undefined ? undefined : this.#find(row.clusterArn)?.columns;
    if (row === undefined || columns === undefined) return;
    // A task that waits for an instance is nowhere yet.
    const was = before?.desiredStatus === "RUNNING" && before.containerInstanceArn !== "";
    const is = after?.desiredStatus === "RUNNING" && after.containerInstanceArn !== "";
    const asksQuery = columns.tasksAreRead && (was !== is || before?.lastStatus !== after?.lastStatus);
    if (was === is && !asksQuery) return;
    const slot = columns.slotOf(row.containerInstanceArn, before === undefined ? undefined : this.#slotOf[place]);
    if (slot === undefined) return;
    if (is && !was) this.#note(place, slot);
    if (was !== is) columns.memberChanged(slot, row.group, is ? 1 : -1);
    if (asksQuery) columns.tasksChanged(slot);
  }

  #note(place: number, slot: number): void {
    if (place >= this.#slotOf.length) this.#slotOf = widened(this.#slotOf, 2 * place);
    this.#slotOf[place] = slot;
  }

  /** What changes next is most often in the same cluster. */
  #find(clusterArn: string): ClusterIndex | undefined {
    if (this.#last?.columns.clusterArn === clusterArn) return this.#last;
    const found = this.#clusters.get(clusterArn);
    if (found !== undefined) this.#last = found;
    return found;
  }
}

/** The placement classes of one cluster. */
class ClusterIndex {
  readonly columns: ClusterColumns;
  /** By everything that decides a placement, the one used last at the end. */
  readonly #classes = new Map<string, PlacementClass>();
  readonly #suitabilities = new Map<string, Suitability>();
  readonly #names = new WeakMap<Subject, Names>();
  #last: { readonly subject: Subject; readonly found: PlacementClass } | undefined;

  constructor(clusterArn: string) {
    this.columns = new ClusterColumns(clusterArn);
  }

  choose(view: View, subject: Subject, draw: Draw): ContainerInstanceRow | undefined {
    // A deployment asks for one task after another with the very same subject.
    if (this.#last?.subject !== subject) this.#last = { subject, found: this.#classOf(view, subject) };
    return this.columns.chosenAt(this.#last.found.choose(draw));
  }

  #classOf(view: View, subject: Subject): PlacementClass {
    const { name, suitability } = this.#namesOf(subject);
    const known = this.#classes.get(name);
    this.#classes.delete(name);
    const found = known ?? new PlacementClass(view, this.columns, { subject, suitability: this.#suitabilityOf(view, suitability, subject) });
    this.#classes.set(name, found);
    this.#evict();
    return found;
  }

  /** To put a subject into words takes as long as to place several tasks. */
  #namesOf(subject: Subject): Names {
    let names = this.#names.get(subject);
    if (names === undefined) this.#names.set(subject, (names = namesOf(subject)));
    return names;
  }

  #suitabilityOf(view: View, name: string, subject: Subject): Suitability {
    let suitability = this.#suitabilities.get(name);
    if (suitability !== undefined) return suitability;
    this.#suitabilities.set(name, (suitability = new Suitability(view, this.columns, { name, subject })));
    this.columns.addJudge(suitability);
    return suitability;
  }

  /** Forgets the classes that were not used for longest. A service that comes back to one builds it anew. */
  #evict(): void {
    const most = Math.max(8, Math.floor(SLOTS_KEPT / (this.columns.capacity + SLOTS_BESIDE)));
    for (const [name, evicted] of this.#classes) {
      if (this.#classes.size <= most) return;
      this.#classes.delete(name);
      const left = [...this.#classes.values()];
      if (!left.some(({ group }) => group === evicted.group)) this.columns.forgetSiblings(evicted.group);
      if (!left.some(({ suitability }) => suitability === evicted.suitability)) this.#forget(evicted.suitability);
    }
  }

  #forget(suitability: Suitability): void {
    this.columns.removeJudge(suitability);
    this.#suitabilities.delete(suitability.name);
  }
}

/** Subjects of the same names are placed alike, or find the same instances suitable. */
interface Names {
  readonly name: string;
  readonly suitability: string;
}

function namesOf(subject: Subject): Names {
  const { group, lot, needs, strategies, constraints } = subject;
  const suitability = suitabilityKey(subject);
  return { suitability, name: JSON.stringify([suitability, group, lot, needs, strategies, constraints.map(({ type }) => type)]) };
}
