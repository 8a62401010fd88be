import type { View } from "../../../../kernel/context.ts";
import { RESERVED_PORTS_PER_INSTANCE } from "../../limits.ts";
import type { Draw } from "../place.ts";
import { attributeOf, type Subject } from "../subject.ts";
import { partition, type Cell, type Layout } from "./cells.ts";
import type { ClusterColumns, Siblings } from "./clusterColumns.ts";
import type { RankOrder } from "./rankOrder.ts";
import type { Suitability } from "./suitability.ts";
import { NOBODY } from "./winnerTree.ts";

/** One step of the comparison: by a column, or by the tasks in a bucket of an attribute (by its place among them). */
type Step = { readonly by: "column"; readonly read: () => Int32Array } | { readonly by: "bucket"; readonly attribute: number };

/**
 * Tasks of one kind, and the instances in the order in which they would be chosen for the next one. It catches up
 * with what changed when it is asked. Spreads over attributes are settled between cells, all else within them.
 */
export class PlacementClass {
  readonly group: string;
  readonly #subject: Subject;
  readonly #columns: ClusterColumns;
  readonly #siblings: Siblings;
  readonly #suitability: Suitability;
  readonly #steps: readonly Step[];
  readonly #attributes: readonly string[];
  readonly #isRandom: boolean;
  readonly #isDistinct: boolean;
  readonly #asksPorts: boolean;
  #order: RankOrder = { slots: new Int32Array(0), placeOf: new Int32Array(0) };
  #layout: Layout = { cells: [], weights: [], cellOf: new Int32Array(0), leafOf: new Int32Array(0) };
  /** What was counted of each slot into the weights. */
  #counted = new Int32Array(0);
  /** In which round of catching up each slot was looked at last. */
  #lookedAt = new Int32Array(0);
  #rounds = 0;
  #laidOutAt = -1;
  #readTo = 0;

  constructor(view: View, columns: ClusterColumns, { subject, suitability }: { readonly subject: Subject; readonly suitability: Suitability }) {
    this.group = subject.group;
    this.#subject = subject;
    this.#columns = columns;
    this.#siblings = columns.siblingsOf(view, subject.group);
    this.#suitability = suitability;
    const random = subject.strategies.findIndex(({ type }) => type === "random");
    const effective = random < 0 ? subject.strategies : subject.strategies.slice(0, random);
    const attributes: string[] = [];
    this.#steps = effective.flatMap((strategy): readonly Step[] => {
      if (strategy.type === "random") return [];
      if (strategy.type === "binpack") {
        return [{ by: "column", read: () => (strategy.field === "cpu" ? columns.cpuUnitsFree : columns.memoryMiBFree) }];
      }
      const attribute = attributeOf(strategy);
      if (attribute === null) return [{ by: "column", read: () => this.#siblings.counts }];
      return [{ by: "bucket", attribute: attributes.push(attribute) - 1 }];
    });
    this.#attributes = attributes;
    this.#isRandom = random >= 0;
    this.#isDistinct = subject.constraints.some(({ type }) => type === "distinctInstance");
    this.#asksPorts = subject.needs.ports.length + subject.needs.portsUdp.length > 0;
  }

  /** The slot of the instance for the next task, or NOBODY. */
  choose(draw: Draw): number {
    this.#catchUp();
    let best: Cell | undefined;
    for (const cell of this.#layout.cells) {
      if (cell.tree.winner === NOBODY) continue;
      const order = best === undefined ? -1 : this.#compare(cell, best);
      if (order < 0 || (order === 0 && this.#isBefore(cell, best))) best = cell;
    }
    if (best === undefined) return NOBODY;
    return this.#isRandom ? this.#drawFrom(this.#equalsOf(best), draw) : best.tree.winner;
  }

  #equalsOf(best: Cell): readonly Cell[] {
    return this.#layout.cells.filter((cell) => cell.tree.winner !== NOBODY && this.#compare(cell, best) === 0);
  }

  #compare(a: Cell, b: Cell): number {
    for (const step of this.#steps) {
      const order = this.#measure(step, a) - this.#measure(step, b);
      if (order !== 0) return order;
    }
    return 0;
  }

  #measure(step: Step, { tree, buckets }: Cell): number {
    if (step.by === "column") return step.read()[tree.winner] ?? 0;
    return this.#layout.weights[step.attribute]?.[buckets[step.attribute] ?? 0] ?? 0;
  }

  #isBefore(a: Cell, b: Cell | undefined): boolean {
    return b === undefined || this.#placeOf(a.tree.winner) < this.#placeOf(b.tree.winner);
  }

  /** Of all the equals in these cells, in the order in which ties are broken, the one that is drawn. */
  #drawFrom(cells: readonly Cell[], draw: Draw): number {
    const count = cells.reduce((sum, { tree }) => sum + tree.equals, 0);
    const n = draw(count);
    const [only] = cells;
    if (cells.length === 1 && only !== undefined) return only.tree.nth(n);
    let from = 0;
    let to = this.#order.slots.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      const upToHere = cells.reduce((sum, cell) => sum + cell.tree.equalsAmong(this.#slotsUpTo(cell, middle)), 0);
      if (upToHere > n) to = middle;
      else from = middle + 1;
    }
    return this.#order.slots[from] ?? NOBODY;
  }

  /** How many slots of a cell stand at a place of the whole order or before it. */
  #slotsUpTo({ slots }: Cell, place: number): number {
    let from = 0;
    let to = slots.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#placeOf(slots[middle] ?? 0) <= place) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #placeOf(slot: number): number {
    return this.#order.placeOf[slot] ?? 0;
  }

  #catchUp(): void {
    const { log, layoutVersion, size } = this.#columns;
    const missed = log.head - this.#readTo;
    if (this.#laidOutAt !== layoutVersion) this.#layOut();
    // With more changes than slots it is cheaper to look at every slot once.
    else if (missed > Math.min(log.reach, size)) this.#lookAtAll();
    else this.#lookAtChanged();
    this.#readTo = log.head;
    log.noteRead();
  }

  #layOut(): void {
    const columns = this.#columns;
    this.#laidOutAt = columns.layoutVersion;
    this.#order = columns.orderOf(this.#subject.lot);
    const levels = this.#steps.flatMap((step) => (step.by === "column" ? [step.read()] : []));
    this.#layout = partition(columns, this.#order, { attributes: this.#attributes, levels, countsEquals: this.#isRandom });
    this.#counted = new Int32Array(columns.capacity);
    this.#lookedAt = new Int32Array(columns.capacity);
    this.#lookAtAll();
  }

  #lookAtAll(): void {
    for (const { slots, tree } of this.#layout.cells) {
      for (let leaf = 0; leaf < slots.length; leaf++) {
        const slot = slots[leaf] ?? 0;
        this.#count(slot);
        tree.put(leaf, this.#takes(slot) ? slot : NOBODY);
      }
      tree.settleAll();
    }
  }

  /** What changed many times is looked at once. */
  #lookAtChanged(): void {
    const { log } = this.#columns;
    const round = ++this.#rounds;
    for (let change = this.#readTo; change < log.head; change++) {
      const slot = log.at(change);
      if (this.#lookedAt[slot] === round) continue;
      this.#lookedAt[slot] = round;
      this.#lookAt(slot);
    }
  }

  #lookAt(slot: number): void {
    this.#count(slot);
    this.#layout.cells[this.#layout.cellOf[slot] ?? 0]?.tree.tell(this.#layout.leafOf[slot] ?? 0, slot, this.#takes(slot));
  }

  /** Takes the tasks of the group on a slot into the weights of its buckets. */
  #count(slot: number): void {
    const now = this.#siblings.counts[slot] ?? 0;
    const more = now - (this.#counted[slot] ?? 0);
    if (more === 0) return;
    this.#counted[slot] = now;
    const cell = this.#layout.cells[this.#layout.cellOf[slot] ?? 0];
    for (let attribute = 0; attribute < this.#attributes.length; attribute++) {
      const weights = this.#layout.weights[attribute];
      const bucket = cell?.buckets[attribute] ?? 0;
      if (weights !== undefined) weights[bucket] = (weights[bucket] ?? 0) + 2 * more;
    }
  }

  /** Whether the instance takes one more task of this kind: the filters and the constraints, by columns where they can be. */
  #takes(slot: number): boolean {
    const columns = this.#columns;
    const { needs } = this.#subject;
    if ((columns.cpuUnitsFree[slot] ?? 0) < needs.cpuUnits || (columns.memoryMiBFree[slot] ?? 0) < needs.memoryMiB) return false;
    if (needs.gpus > 0 && (columns.gpusFree[slot] ?? 0) < needs.gpus) return false;
    if (needs.enis > 0 && (columns.enisFree[slot] ?? 0) < needs.enis) return false;
    if (this.#isDistinct && (this.#siblings.counts[slot] ?? 0) > 0) return false;
    if (!this.#suitability.passes(slot)) return false;
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
