import { byCodeUnit } from "../../../../../lib/compare.ts";
import { hashText } from "../../../../../lib/hash.ts";
import type { View } from "../../../../kernel/context.ts";
import { groupMembers, groupMembersOf, type ContainerInstanceRow, type TaskNeeds } from "../../tables.ts";
import { instanceHash, rankOf } from "../seat.ts";
import { bucketOf } from "../subject.ts";
import { ChangeLog } from "./changeLog.ts";
import { layOut, type Layout } from "./layout.ts";
import { rankOrder, type RankOrder } from "./rankOrder.ts";
import { Room } from "./room.ts";
import { Siblings } from "./siblings.ts";
import type { Suitability } from "./suitability.ts";
import { widened } from "./widened.ts";

const FIRST_SLOTS = 64;

/** A lot is asked for again when its service gets a new definition. */
const ORDERS_KEPT = 64;

/** Each costs a little with every task that comes or goes. */
const ROOMS_KEPT = 8;

/** What every task needs of an instance, by its place among the integers of a slot, so that both are read at once. */
export const CPU = 0;
export const MEMORY = 1;
export const FIELDS = 2;

/** The container instances of one cluster, a slot each, with what placements compare as integers. */
export class ClusterColumns {
  readonly clusterArn: string;
  readonly log = new ChangeLog(FIRST_SLOTS);
  /** What is free, FIELDS for each slot. */
  free: Int32Array = new Int32Array(FIRST_SLOTS * FIELDS);
  hashes = new Uint32Array(FIRST_SLOTS);
  /** Changes when a slot comes or goes, or its attributes: who has laid out the slots does so again. */
  layoutVersion = 0;
  readonly #rows: (ContainerInstanceRow | undefined)[] = [];
  readonly #slots = new Map<string, number>();
  readonly #free: number[] = [];
  readonly #siblings = new Map<string, Siblings>();
  readonly #rooms: Room[] = [];
  /** Who keeps answers about instances that hold until something that is no column changes. */
  readonly #judges = new Set<Suitability>();
  /** Those whose answers also hang on the tasks of an instance. */
  readonly #taskJudges = new Set<Suitability>();
  /** What holds as long as the layout does. */
  readonly #orders = new Map<string, RankOrder>();
  readonly #layouts = new Map<string, Layout>();
  readonly #values = new Map<string, AttributeValues>();
  #slotsInUse: Int32Array | undefined;
  #knownLayout = 0;
  /** Whose slot was asked for last: an instance and the tasks on it change one after the other. */
  #last = 0;

  constructor(clusterArn: string) {
    this.clusterArn = clusterArn;
  }

  get size(): number {
    return this.#slots.size;
  }

  get capacity(): number {
    return this.hashes.length;
  }

  /** Slots in use, in no order that means anything. */
  slots(): Int32Array {
    this.#forgetOldLayout();
    return (this.#slotsInUse ??= Int32Array.from(this.#slots.values()));
  }

  rowAt(slot: number): ContainerInstanceRow | undefined {
    return this.#rows[slot];
  }

  /** The same of a slot that was chosen: it is the next that changes. */
  chosenAt(slot: number): ContainerInstanceRow | undefined {
    this.#last = slot;
    return this.#rows[slot];
  }

  /** The slot of an instance, guessed or found. Where the guess is right that costs little. */
  slotOf(containerInstanceArn: string, guess = this.#last): number | undefined {
    const slot = this.#rows[guess]?.containerInstanceArn === containerInstanceArn ? guess : this.#slots.get(containerInstanceArn);
    if (slot !== undefined) this.#last = slot;
    return slot;
  }

  /** How many tasks of a group are to run on each instance, kept from now on. */
  siblingsOf(view: View, group: string): Siblings {
    const kept = this.#siblings.get(group);
    if (kept !== undefined) return kept;
    const siblings = new Siblings(this);
    for (const { containerInstanceArn } of view.where(groupMembers, groupMembersOf(this.clusterArn, group))) {
      const slot = this.slotOf(containerInstanceArn);
      if (slot !== undefined) siblings.change(slot, 1);
    }
    this.#siblings.set(group, siblings);
    return siblings;
  }

  /** Where it is told which instances have come to have room for a task, or no more; undefined: so much else is told already. */
  roomFor({ cpuUnits, memoryMiB }: TaskNeeds): Room | undefined {
    const kept = this.#rooms.find((room) => room.cpuUnits === cpuUnits && room.memoryMiB === memoryMiB);
    if (kept !== undefined || this.#rooms.length === ROOMS_KEPT) return kept;
    const room = new Room({ cpuUnits, memoryMiB });
    this.#rooms.push(room);
    return room;
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

  /** Two slots by the ranks that they have in a lot, by its hash; those of equal rank by their ARNs. */
  compareRanks(lot: number, a: number, b: number): number {
    const order = rankOf(this.hashes[a] ?? 0, lot) - rankOf(this.hashes[b] ?? 0, lot);
    if (order !== 0 || a === b) return order;
    return byCodeUnit(this.#rows[a]?.containerInstanceArn ?? "", this.#rows[b]?.containerInstanceArn ?? "");
  }

  /** The slots parted by the values of some attributes: all who spread over these share it. */
  layoutOf(attributes: readonly string[]): Layout {
    this.#forgetOldLayout();
    const name = JSON.stringify(attributes);
    let layout = this.#layouts.get(name);
    if (layout === undefined) this.#layouts.set(name, (layout = layOut(this, this.slots().toSorted(), attributes)));
    return layout;
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
    this.#layouts.clear();
    this.#values.clear();
    this.#slotsInUse = undefined;
  }

  instanceChanged(before: ContainerInstanceRow | undefined, after: ContainerInstanceRow | undefined): void {
    if (after === undefined) {
      if (before !== undefined) this.#leave(before);
      return;
    }
    if (before === undefined) this.#enter(after);
    const slot = this.slotOf(after.containerInstanceArn);
    if (slot === undefined) return;
    this.#rows[slot] = after;
    const differs = before !== undefined && factsDiffer(before, after);
    this.#noteFree(slot, after, { tellsAll: before === undefined || differs });
    if (differs) for (const judge of this.#judges) judge.forget(slot);
    if (before !== undefined && before.attributes !== after.attributes) this.layoutVersion++;
    this.log.write(slot);
  }

  #noteFree(slot: number, { cpuUnitsFree, memoryMiBFree }: ContainerInstanceRow, { tellsAll }: { readonly tellsAll: boolean }): void {
    const at = slot * FIELDS;
    const cpuUnits = this.free[at + CPU] ?? 0;
    const memoryMiB = this.free[at + MEMORY] ?? 0;
    for (const room of this.#rooms) {
      if (tellsAll || room.isIn(cpuUnits, memoryMiB) !== room.isIn(cpuUnitsFree, memoryMiBFree)) room.changes.write(slot);
    }
    this.free[at + CPU] = cpuUnitsFree;
    this.free[at + MEMORY] = memoryMiBFree;
  }

  /** A task of a group that is to run came to an instance (1) or left it (-1). */
  memberChanged(slot: number, group: string, by: 1 | -1): void {
    const siblings = this.#siblings.get(group);
    if (siblings === undefined) return;
    siblings.change(slot, by);
    this.log.write(slot);
  }

  /** From now on it is told when an answer no longer holds. */
  addJudge(judge: Suitability): void {
    this.#judges.add(judge);
    if (judge.readsTasks) this.#taskJudges.add(judge);
  }

  removeJudge(judge: Suitability): void {
    this.#judges.delete(judge);
    this.#taskJudges.delete(judge);
  }

  /** True while a placement depends on what tasks an instance has, beyond those of its own group. */
  get tasksAreRead(): boolean {
    return this.#taskJudges.size > 0;
  }

  /** Something of a task changed that a query can ask of its instance. */
  tasksChanged(slot: number): void {
    for (const judge of this.#taskJudges) judge.forget(slot);
    for (const { changes } of this.#rooms) changes.write(slot);
    this.log.write(slot);
  }

  #enter(row: ContainerInstanceRow): void {
    const slot = this.#free.pop() ?? this.#slots.size;
    if (slot >= this.capacity) this.#widen();
    this.#slots.set(row.containerInstanceArn, slot);
    this.hashes[slot] = instanceHash(row.containerInstanceArn);
    for (const judge of this.#judges) judge.forget(slot);
    this.layoutVersion++;
  }

  #leave({ containerInstanceArn }: ContainerInstanceRow): void {
    const slot = this.#slots.get(containerInstanceArn);
    if (slot === undefined) return;
    this.#slots.delete(containerInstanceArn);
    this.#rows[slot] = undefined;
    this.#free.push(slot);
    for (const siblings of this.#siblings.values()) siblings.clear(slot);
    this.layoutVersion++;
  }

  #widen(): void {
    const capacity = this.capacity * 2;
    this.free = widened(this.free, capacity * FIELDS);
    const hashes = new Uint32Array(capacity);
    hashes.set(this.hashes);
    this.hashes = hashes;
    for (const siblings of this.#siblings.values()) siblings.widen();
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

/** The values that there are of an attribute, and the number of each instance's. */
export interface AttributeValues {
  readonly names: readonly string[];
  readonly bucketOf: Int32Array;
}
