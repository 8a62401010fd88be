import type { View } from "../../../../kernel/context.ts";
import type { Draw } from "../place.ts";
import { attributeOf, type Strategy, type Subject } from "../subject.ts";
import { CPU, MEMORY, type ClusterColumns } from "./clusterColumns.ts";
import { layOut, NOBODY, type Cell, type Layout } from "./layout.ts";
import { LeastTree } from "./leastTree.ts";
import type { RankOrder } from "./rankOrder.ts";
import type { Siblings, Weights } from "./siblings.ts";
import { SIBLINGS, SlotKeys } from "./slotKeys.ts";
import type { SlotRing } from "./slotRing.ts";
import type { Suitability } from "./suitability.ts";

/** One step of the comparison, by the number of a level or of an attribute. */
interface Step {
  readonly by: "level" | "attribute";
  readonly at: number;
}

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
  readonly #lot: string;
  readonly #columns: ClusterColumns;
  readonly #siblings: Siblings;
  readonly #keys: SlotKeys;
  readonly #steps: readonly Step[];
  readonly #attributes: readonly string[];
  readonly #isRandom: boolean;
  /** Along which is drawn. Where nothing is drawn, ranks decide as they are met, and nobody sorts them. */
  #order: RankOrder = { slots: new Int32Array(0), placeOf: new Int32Array(0) };
  /** Where all stands that can change its keys, and how far each was read; null: in the log of everything. */
  readonly #rings: readonly RingRead[] | null;
  #layout: Layout;
  #branches: readonly Branch[] = [];
  #tree: LeastTree;
  #weights: readonly Weights[] = [];
  #laidOutAt = -1;
  #readTo = 0;

  constructor(view: View, columns: ClusterColumns, { subject, suitability }: { readonly subject: Subject; readonly suitability: Suitability }) {
    this.group = subject.group;
    this.suitability = suitability;
    this.#lot = subject.lot;
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
    this.#attributes = attributes;
    this.#isRandom = random >= 0;
    this.#keys = new SlotKeys({ subject, columns, siblings: this.#siblings, suitability, levels, breaksTies: !this.#isRandom });
    const room = this.#keys.asksForRoomOnly ? columns.roomFor(subject.needs) : undefined;
    this.#rings = room === undefined ? null : [room.changes, this.#siblings.changes].map((ring) => ({ ring, readTo: 0 }));
    this.#layout = NOWHERE;
    this.#tree = new LeastTree(NOWHERE, this.#keys, { countsEquals: false });
  }

  /** The slot of the instance for the next task, or NOBODY. */
  choose(draw: Draw): number {
    this.#catchUp();
    let best: Branch | undefined;
    for (const branch of this.#branches) {
      if (this.#tree.winner(branch.root) === NOBODY) continue;
      if (best === undefined || this.#compare(branch, best) < 0) best = branch;
    }
    if (best === undefined) return NOBODY;
    return this.#isRandom ? this.#drawFrom(this.#equalsOf(best), draw) : this.#tree.winner(best.root);
  }

  #equalsOf(best: Branch): readonly Branch[] {
    return this.#branches.filter((branch) => this.#tree.winner(branch.root) !== NOBODY && this.#compare(branch, best) === 0);
  }

  #compare(a: Branch, b: Branch): number {
    for (const step of this.#steps) {
      const order = this.#measure(step, a) - this.#measure(step, b);
      if (order !== 0) return order;
    }
    return this.#keys.compareBeyond(this.#tree.winner(a.root), this.#tree.winner(b.root));
  }

  #measure({ by, at }: Step, { root, buckets }: Branch): number {
    return by === "level" ? this.#keys.at(this.#tree.winner(root), at) : (this.#weights[at]?.[buckets[at] ?? 0] ?? 0);
  }

  /** Of all the equals in these cells, in the order in which ties are broken, the one that is drawn. */
  #drawFrom(branches: readonly Branch[], draw: Draw): number {
    const tree = this.#tree;
    const { slots } = this.#order;
    const count = branches.reduce((sum, { root }) => sum + tree.equals(root), 0);
    const n = draw(count);
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) return tree.nth(only.root, n);
    let from = 0;
    let to = slots.length - 1;
    while (from < to) {
      const middle = (from + to) >> 1;
      const upToHere = branches.reduce((sum, branch) => sum + this.#equalsUpTo(branch, middle), 0);
      if (upToHere > n) to = middle;
      else from = middle + 1;
    }
    return slots[from] ?? NOBODY;
  }

  /** How many of the equals of a cell stand at a place of the whole order or before it. */
  #equalsUpTo({ slots, fromBlock, root }: Branch, place: number): number {
    const { placeOf } = this.#order;
    let from = 0;
    let to = slots.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((placeOf[slots[middle] ?? 0] ?? 0) <= place) from = middle + 1;
      else to = middle;
    }
    if (from === slots.length) return this.#tree.equals(root);
    return this.#tree.equalsBefore((fromBlock << this.#layout.blockBits) + from, root);
  }

  #catchUp(): void {
    const isLaidOut = this.#laidOutAt === this.#columns.layoutVersion;
    if (!isLaidOut) this.#layOut();
    if (this.#rings === null) return this.#readLog(isLaidOut);
    for (const read of this.#rings) {
      if (isLaidOut) this.#readRing(read);
      read.readTo = read.ring.head;
    }
  }

  #readRing({ ring, readTo }: RingRead): void {
    if (ring.head === readTo) return;
    if (ring.head - readTo > Math.min(ring.reach, this.#columns.size)) return this.#tree.settleAll();
    for (let change = readTo; change < ring.head; change++) {
      const slot = ring.at(change);
      if (this.#tree.tell(slot)) this.#tree.climb(slot);
    }
  }

  #readLog(isLaidOut: boolean): void {
    const { log, size } = this.#columns;
    const missed = log.head - this.#readTo;
    // With more changes than slots it is cheaper to look at every slot once.
    if (isLaidOut && missed > Math.min(log.reach, size)) this.#tree.settleAll();
    else if (isLaidOut && missed > 0) this.#lookAtChanged();
    this.#readTo = log.head;
    log.noteRead();
  }

  #layOut(): void {
    const columns = this.#columns;
    this.#laidOutAt = columns.layoutVersion;
    this.#weights = this.#attributes.map((attribute) => this.#siblings.weightsOf(attribute));
    if (this.#isRandom) this.#order = columns.orderOf(this.#lot);
    this.#layout = this.#isRandom ? layOut(columns, this.#order.slots, this.#attributes) : columns.layoutOf(this.#attributes);
    const tree = new LeastTree(this.#layout, this.#keys, { countsEquals: this.#isRandom });
    this.#tree = tree;
    this.#branches = this.#layout.cells.map((cell) => ({ ...cell, root: tree.over(cell) }));
    tree.settleAll();
  }

  #lookAtChanged(): void {
    const { log } = this.#columns;
    const { changed } = log;
    const tree = this.#tree;
    const count = log.collect(this.#readTo);
    const isFew = count < this.#layout.blocks;
    for (let i = 0; i < count; i++) {
      const slot = changed[i] ?? 0;
      if (tree.tell(slot) && isFew) tree.climb(slot);
    }
    if (!isFew) tree.settleForks();
  }
}

interface RingRead {
  readonly ring: SlotRing;
  readTo: number;
}

/** Before the slots are laid out for the first time. */
const NOWHERE: Layout = { cells: [], blocks: 1, blockBits: 0, slots: new Int32Array(1), blockOf: new Int32Array(0) };

function levelOf(strategy: Strategy): number {
  if (strategy.type === "binpack") return strategy.field === "cpu" ? CPU : MEMORY;
  return SIBLINGS;
}
