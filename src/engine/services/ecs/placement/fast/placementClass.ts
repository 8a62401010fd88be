import type { View } from "../../../../kernel/context.ts";
import { RESERVED_PORTS_PER_INSTANCE } from "../../limits.ts";
import type { Draw } from "../place.ts";
import { attributeOf, type Strategy, type Subject } from "../subject.ts";
import { partition, type Cell } from "./cells.ts";
import { CPU, ENIS, FIELDS, GPUS, MEMORY, type ClusterColumns } from "./clusterColumns.ts";
import { LeastTree, NEVER } from "./leastTree.ts";
import type { RankOrder } from "./rankOrder.ts";
import type { Siblings, Weights } from "./siblings.ts";
import type { Suitability } from "./suitability.ts";

/** No slot: nobody takes the task. */
export const NOBODY = -1;

/** One step of the comparison, by the number of a level or of an attribute. */
interface Step {
  readonly by: "level" | "attribute";
  readonly at: number;
}

/** A level that is no field of a slot: the tasks of the group on it. */
const SIBLINGS = -1;

/** A cell in the tree of a class. */
interface Branch extends Cell {
  readonly root: number;
}

/**
 * Tasks of one kind, and the instances in the order in which they would be chosen for the next one. It catches up
 * with what changed when it is asked. Spreads over attributes are settled between cells, all else within them.
 */
export class PlacementClass {
  readonly group: string;
  readonly suitability: Suitability;
  readonly #subject: Subject;
  readonly #columns: ClusterColumns;
  readonly #siblings: Siblings;
  readonly #steps: readonly Step[];
  /** What is compared within a cell: fields of a slot, or SIBLINGS. */
  readonly #levels: readonly number[];
  readonly #attributes: readonly string[];
  readonly #isRandom: boolean;
  readonly #isDistinct: boolean;
  readonly #asksPorts: boolean;
  /** Where what is compared of a slot after its first level is put together. */
  readonly #rest: Int32Array;
  #order: RankOrder = { slots: new Int32Array(0), placeOf: new Int32Array(0) };
  #branches: readonly Branch[] = [];
  #tree = new LeastTree({ blocks: 1, blockBits: 0, levels: 1, countsEquals: false });
  #weights: readonly Weights[] = [];
  #leafOf = new Int32Array(0);
  #slotOn = new Int32Array(0);
  #laidOutAt = -1;
  #readTo = 0;

  constructor(view: View, columns: ClusterColumns, { subject, suitability }: { readonly subject: Subject; readonly suitability: Suitability }) {
    this.group = subject.group;
    this.suitability = suitability;
    this.#subject = subject;
    this.#columns = columns;
    this.#siblings = columns.siblingsOf(view, subject.group);
    const random = subject.strategies.findIndex(({ type }) => type === "random");
    const effective = random < 0 ? subject.strategies : subject.strategies.slice(0, random);
    const levels: number[] = [];
    const attributes: string[] = [];
    this.#steps = effective.map((strategy): Step => {
      const attribute = strategy.type === "spread" ? attributeOf(strategy) : null;
      if (attribute !== null) return { by: "attribute", at: attributes.push(attribute) - 1 };
      return { by: "level", at: levels.push(levelOf(strategy)) - 1 };
    });
    // Where all are equals, what is compared is whether a slot takes part.
    this.#levels = levels.length > 0 ? levels : [ALIKE];
    this.#attributes = attributes;
    this.#rest = new Int32Array(this.#levels.length - 1);
    this.#isRandom = random >= 0;
    this.#isDistinct = subject.constraints.some(({ type }) => type === "distinctInstance");
    this.#asksPorts = subject.needs.ports.length + subject.needs.portsUdp.length > 0;
  }

  /** The slot of the instance for the next task, or NOBODY. */
  choose(draw: Draw): number {
    this.#catchUp();
    let best: Branch | undefined;
    for (const branch of this.#branches) {
      if (!this.#tree.has(branch.root)) continue;
      const order = best === undefined ? -1 : this.#compare(branch, best);
      if (order < 0 || (order === 0 && this.#isBefore(branch, best))) best = branch;
    }
    if (best === undefined) return NOBODY;
    return this.#isRandom ? this.#drawFrom(this.#equalsOf(best), draw) : this.#firstOf(best);
  }

  #equalsOf(best: Branch): readonly Branch[] {
    return this.#branches.filter((branch) => this.#tree.has(branch.root) && this.#compare(branch, best) === 0);
  }

  #compare(a: Branch, b: Branch): number {
    for (const step of this.#steps) {
      const order = this.#measure(step, a) - this.#measure(step, b);
      if (order !== 0) return order;
    }
    return 0;
  }

  #measure({ by, at }: Step, { root, buckets }: Branch): number {
    return by === "level" ? this.#tree.least(root, at) : (this.#weights[at]?.[buckets[at] ?? 0] ?? 0);
  }

  #firstOf({ root }: Branch): number {
    return this.#slotAt(this.#tree.firstUnder(root));
  }

  #isBefore(a: Branch, b: Branch | undefined): boolean {
    return b === undefined || this.#placeOf(this.#firstOf(a)) < this.#placeOf(this.#firstOf(b));
  }

  /** Of all the equals in these cells, in the order in which ties are broken, the one that is drawn. */
  #drawFrom(branches: readonly Branch[], draw: Draw): number {
    const tree = this.#tree;
    const count = branches.reduce((sum, { root }) => sum + tree.equals(root), 0);
    const n = draw(count);
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) return this.#slotAt(tree.nth(only.root, n));
    let from = 0;
    let to = this.#order.slots.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      const upToHere = branches.reduce((sum, branch) => sum + this.#equalsUpTo(branch, middle), 0);
      if (upToHere > n) to = middle;
      else from = middle + 1;
    }
    return this.#order.slots[from] ?? NOBODY;
  }

  /** How many of the equals of a cell stand at a place of the whole order or before it. */
  #equalsUpTo({ slots, root }: Branch, place: number): number {
    let from = 0;
    let to = slots.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#placeOf(slots[middle] ?? 0) <= place) from = middle + 1;
      else to = middle;
    }
    const next = slots[from];
    return next === undefined ? this.#tree.equals(root) : this.#tree.equalsBefore(this.#leafOf[next] ?? 0, root);
  }

  #placeOf(slot: number): number {
    return this.#order.placeOf[slot] ?? 0;
  }

  #slotAt(leaf: number): number {
    return this.#slotOn[this.#tree.placeOf(leaf)] ?? NOBODY;
  }

  #catchUp(): void {
    const { log, layoutVersion, size } = this.#columns;
    const missed = log.head - this.#readTo;
    if (this.#laidOutAt !== layoutVersion) this.#layOut();
    // With more changes than slots it is cheaper to look at every slot once.
    else if (missed > Math.min(log.reach, size)) this.#lookAtAll();
    else if (missed > 0) this.#lookAtChanged();
    this.#readTo = log.head;
    log.noteRead();
  }

  #layOut(): void {
    const columns = this.#columns;
    this.#laidOutAt = columns.layoutVersion;
    this.#order = columns.orderOf(this.#subject.lot);
    this.#weights = this.#attributes.map((attribute) => this.#siblings.weightsOf(attribute));
    const { cells, blocks, blockBits } = partition(columns, this.#order, this.#attributes);
    const tree = new LeastTree({ blocks, blockBits, levels: this.#levels.length, countsEquals: this.#isRandom });
    this.#tree = tree;
    this.#branches = cells.map((cell) => ({ ...cell, root: tree.over(cell.fromBlock, cell.blocks) }));
    this.#leafOf = new Int32Array(columns.capacity);
    this.#slotOn = new Int32Array(blocks << blockBits);
    for (const { slots, fromBlock } of cells) {
      const from = fromBlock << blockBits;
      this.#slotOn.set(slots, from);
      for (let at = 0; at < slots.length; at++) this.#leafOf[slots[at] ?? 0] = tree.leaf(from + at);
    }
    this.#lookAtAll();
  }

  #lookAtAll(): void {
    for (const slot of this.#order.slots) this.#tree.put(this.#leafOf[slot] ?? 0, this.#keyOf(slot), this.#rest);
    this.#tree.settleAll();
  }

  #lookAtChanged(): void {
    const { log } = this.#columns;
    const { changed } = log;
    const count = log.collect(this.#readTo);
    for (let i = 0; i < count; i++) {
      const slot = changed[i] ?? 0;
      this.#tree.tell(this.#leafOf[slot] ?? 0, this.#keyOf(slot), this.#rest);
    }
  }

  /** What is compared of a slot first. The rest stands in `#rest`, until the next is asked for. */
  #keyOf(slot: number): number {
    for (let i = 0; i < this.#rest.length; i++) this.#rest[i] = this.#levelOf(slot, this.#levels[i + 1] ?? ALIKE);
    const lacks = this.#lacks(slot);
    return (this.#levelOf(slot, this.#levels[0] ?? ALIKE) & ~lacks) | (NEVER & lacks);
  }

  #levelOf(slot: number, level: number): number {
    if (level >= 0) return this.#columns.free[slot * FIELDS + level] ?? 0;
    return level === SIBLINGS ? (this.#siblings.counts[slot] ?? 0) : 0;
  }

  /**
   * All bits where the instance does not take one more task of this kind, none where it does: the filters and the
   * constraints, by columns where they can be. Processor and memory are judged by a sign and not by a branch, for
   * which way it would go a processor cannot foretell.
   */
  #lacks(slot: number): number {
    const { free } = this.#columns;
    const { needs } = this.#subject;
    const at = slot * FIELDS;
    const left = ((free[at + CPU] ?? 0) - needs.cpuUnits) | ((free[at + MEMORY] ?? 0) - needs.memoryMiB);
    return this.#takesBeside(slot) ? left >> 31 : -1;
  }

  /** The same beside processor and memory. */
  #takesBeside(slot: number): boolean {
    const { free } = this.#columns;
    const { needs } = this.#subject;
    if (needs.gpus > 0 && (free[slot * FIELDS + GPUS] ?? 0) < needs.gpus) return false;
    if (needs.enis > 0 && (free[slot * FIELDS + ENIS] ?? 0) < needs.enis) return false;
    if (this.#isDistinct && (this.#siblings.counts[slot] ?? 0) > 0) return false;
    if (!this.suitability.passes(slot)) return false;
    return !this.#asksPorts || this.#hasPorts(slot);
  }

  #hasPorts(slot: number): boolean {
    const row = this.#columns.rowAt(slot);
    if (row === undefined) return false;
    const { ports, portsUdp } = this.#subject.needs;
    for (const port of ports) if (row.portsTaken.includes(port)) return false;
    for (const port of portsUdp) if (row.portsUdpTaken.includes(port)) return false;
    const has = RESERVED_PORTS_PER_INSTANCE - row.portsTaken.length - row.portsUdpTaken.length;
    return ports.length + portsUdp.length <= Math.max(0, has);
  }
}

/** A level on which all slots are equals. */
const ALIKE = -2;

function levelOf(strategy: Strategy): number {
  if (strategy.type === "binpack") return strategy.field === "cpu" ? CPU : MEMORY;
  return SIBLINGS;
}
