import { hashText } from "../../../../../lib/hash.ts";
import type { View } from "../../../../kernel/context.ts";
import { groupMembers, groupMembersOf, type ContainerInstanceRow } from "../../tables.ts";
import { instanceHash } from "../seat.ts";
import { bucketOf } from "../subject.ts";
import { ChangeLog } from "./changeLog.ts";
import { rankOrder, type RankOrder } from "./rankOrder.ts";

const FIRST_SLOTS = 64;

/** A lot is asked for again when its service gets a new definition. */
const ORDERS_KEPT = 64;

/** The container instances of one cluster, a slot each, with what placements compare in columns of integers. */
export class ClusterColumns {
  readonly clusterArn: string;
  readonly log = new ChangeLog(FIRST_SLOTS);
  cpuUnitsFree: Int32Array = new Int32Array(FIRST_SLOTS);
  memoryMiBFree: Int32Array = new Int32Array(FIRST_SLOTS);
  gpusFree: Int32Array = new Int32Array(FIRST_SLOTS);
  enisFree: Int32Array = new Int32Array(FIRST_SLOTS);
  hashes = new Uint32Array(FIRST_SLOTS);
  /** Counts the changes of what is not in columns. */
  facts: Int32Array = new Int32Array(FIRST_SLOTS);
  /** Counts the changes of the tasks on it, as long as somebody reads them. */
  taskChanges: Int32Array = new Int32Array(FIRST_SLOTS);
  /** Changes when a slot comes or goes, or its attributes: who has laid out the slots does so again. */
  layoutVersion = 0;
  /** True once a placement depends on what tasks an instance has, beyond those of its own group. */
  tasksAreRead = false;
  readonly #rows: (ContainerInstanceRow | undefined)[] = [];
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #siblings = new Map<string, Siblings>();
  /** What holds as long as the layout does. */
  readonly #orders = new Map<string, RankOrder>();
  readonly #values = new Map<string, AttributeValues>();
  #knownLayout = 0;

  constructor(clusterArn: string) {
    this.clusterArn = clusterArn;
  }

  get size(): number {
    return this.#slots.size;
  }

  get capacity(): number {
    return this.cpuUnitsFree.length;
  }

  /** Slots in use, in no order that means anything. */
  slots(): Iterable<number> {
    return this.#slots.values();
  }

  rowAt(slot: number): ContainerInstanceRow | undefined {
    return this.#rows[slot];
  }

  /** How many tasks of a group are to run on each instance, kept from now on. */
  siblingsOf(view: View, group: string): Siblings {
    const kept = this.#siblings.get(group);
    if (kept !== undefined) return kept;
    const siblings: Siblings = { counts: new Int32Array(this.capacity) };
    for (const { containerInstanceArn } of view.where(groupMembers, groupMembersOf(this.clusterArn, group))) {
      const slot = this.#slots.get(containerInstanceArn);
      if (slot !== undefined) siblings.counts[slot] = (siblings.counts[slot] ?? 0) + 1;
    }
    this.#siblings.set(group, siblings);
    return siblings;
  }

  forgetSiblings(group: string): void {
    this.#siblings.delete(group);
  }

  /** The slots in the order in which a lot breaks ties. */
  orderOf(lot: string): RankOrder {
    this.#forgetOldLayout();
    let order = this.#orders.get(lot);
    if (order === undefined) {
      if (this.#orders.size === ORDERS_KEPT) this.#orders.clear();
      this.#orders.set(lot, (order = rankOrder(this, hashText(lot))));
    }
    return order;
  }

  /** Which value of an attribute the instance of each slot has. */
  valuesOf(attribute: string): AttributeValues {
    this.#forgetOldLayout();
    let values = this.#values.get(attribute);
    if (values === undefined) this.#values.set(attribute, (values = this.#readValues(attribute)));
    return values;
  }

  #readValues(attribute: string): AttributeValues {
    const numbers = new Map<string, number>();
    const buckets = new Int32Array(this.capacity);
    for (const slot of this.slots()) {
      const row = this.#rows[slot];
      const name = row === undefined ? "" : bucketOf(row, attribute);
      let bucket = numbers.get(name);
      if (bucket === undefined) numbers.set(name, (bucket = numbers.size));
      buckets[slot] = bucket;
    }
    return { names: [...numbers.keys()], bucketOf: buckets };
  }

  #forgetOldLayout(): void {
    if (this.#knownLayout === this.layoutVersion) return;
    this.#knownLayout = this.layoutVersion;
    this.#orders.clear();
    this.#values.clear();
  }

  instanceChanged(before: ContainerInstanceRow | undefined, after: ContainerInstanceRow | undefined): void {
    if (after === undefined) {
      if (before !== undefined) this.#leave(before);
      return;
    }
    if (before === undefined) this.#enter(after);
    const slot = this.#slots.get(after.containerInstanceArn);
    if (slot === undefined) return;
    this.#rows[slot] = after;
    this.cpuUnitsFree[slot] = after.cpuUnitsFree;
    this.memoryMiBFree[slot] = after.memoryMiBFree;
    this.gpusFree[slot] = after.gpusFree;
    this.enisFree[slot] = after.enisFree;
    if (before !== undefined && factsDiffer(before, after)) this.facts[slot] = (this.facts[slot] ?? 0) + 1;
    if (before !== undefined && before.attributes !== after.attributes) this.layoutVersion++;
    this.log.write(slot);
  }

  /** A task of a group that is to run came to an instance (1) or left it (-1). */
  memberChanged(containerInstanceArn: string, group: string, by: 1 | -1): void {
    const counts = this.#siblings.get(group)?.counts;
    const slot = counts === undefined ? undefined : this.#slots.get(containerInstanceArn);
    if (counts === undefined || slot === undefined) return;
    counts[slot] = (counts[slot] ?? 0) + by;
    this.log.write(slot);
  }

  /** Something of a task changed that a query can ask of its instance. */
  tasksChanged(containerInstanceArn: string): void {
    const slot = this.#slots.get(containerInstanceArn);
    if (slot === undefined) return;
    this.taskChanges[slot] = (this.taskChanges[slot] ?? 0) + 1;
    this.log.write(slot);
  }

  #enter(row: ContainerInstanceRow): void {
    const slot = this.#free.pop() ?? this.#slots.size;
    if (slot >= this.capacity) this.#widen();
    this.#slots.set(row.containerInstanceArn, slot);
    this.hashes[slot] = instanceHash(row.containerInstanceArn);
    this.facts[slot] = (this.facts[slot] ?? 0) + 1;
    this.layoutVersion++;
  }

  #leave({ containerInstanceArn }: ContainerInstanceRow): void {
    const slot = this.#slots.get(containerInstanceArn);
    if (slot === undefined) return;
    this.#slots.delete(containerInstanceArn);
    this.#rows[slot] = undefined;
    this.#free.push(slot);
    for (const { counts } of this.#siblings.values()) counts[slot] = 0;
    this.layoutVersion++;
  }

  #widen(): void {
    const capacity = this.capacity * 2;
    this.cpuUnitsFree = widened(this.cpuUnitsFree, capacity);
    this.memoryMiBFree = widened(this.memoryMiBFree, capacity);
    this.gpusFree = widened(this.gpusFree, capacity);
    this.enisFree = widened(this.enisFree, capacity);
    this.facts = widened(this.facts, capacity);
    this.taskChanges = widened(this.taskChanges, capacity);
    const hashes = new Uint32Array(capacity);
    hashes.set(this.hashes);
    this.hashes = hashes;
    for (const siblings of this.#siblings.values()) siblings.counts = widened(siblings.counts, capacity);
    this.log.widen(capacity);
  }
}

/** Whether anything differs that a filter or a query reads and that is no column. */
function factsDiffer(before: ContainerInstanceRow, after: ContainerInstanceRow): boolean {
  return (
    before.attributes !== after.attributes ||
    before.status !== after.status ||
    before.agentConnected !== after.agentConnected ||
    before.agentVersion !== after.agentVersion ||
    before.availabilityZone !== after.availabilityZone ||
    before.ec2InstanceId !== after.ec2InstanceId ||
    before.registeredAt !== after.registeredAt
  );
}

/** Tasks of one group that are to run, by slot. The column is another one after the cluster has grown. */
export interface Siblings {
  counts: Int32Array;
}

/** The values that there are of an attribute, and the number of each instance's. */
export interface AttributeValues {
  readonly names: readonly string[];
  readonly bucketOf: Int32Array;
}

function widened(column: Int32Array, capacity: number): Int32Array {
  const wider = new Int32Array(capacity);
  wider.set(column);
  return wider;
}
