import { NOBODY, powerOfTwo, type Layout } from "./layout.ts";
import { NEVER, type SlotKeys } from "./slotKeys.ts";

/**
 * Which slot is the least of some, by their keys, kept as those change. The blocks of a layout are the leaves of a
 * binary tree, and each node knows the least slot under it, so a change is settled on the way up as far as that slot
 * was or is the least. Any subtree can be asked as well as the whole.
 *
 * Keys are read from the columns that all trees of a cluster share, and of its own a tree has but its nodes: with
 * twenty services at five thousand instances, what a placement costs is how much memory it touches. So a slot that
 * changed is met with its new key even before the tree is told of it; once it is told of all, all is right.
 */
export class LeastTree {
  readonly #layout: Layout;
  readonly #keys: SlotKeys;
  /** Blocks, rounded up to a power of two. They are the nodes from here on; the root is node 1. */
  readonly #width: number;
  /** Where the largest cell stands, the first. What is above the cells nobody asks for. */
  readonly #top: number;
  /** The least slot under a node, or NOBODY. */
  readonly #winner: Int32Array;
  /** The weightiest integer of its key, NEVER where there is nobody. */
  readonly #least: Int32Array;
  /** How many slots have the least key under a node; null: nobody asks. */
  readonly #equals: Int32Array | null;

  constructor(layout: Layout, keys: SlotKeys, { countsEquals }: { readonly countsEquals: boolean }) {
    this.#layout = layout;
    this.#keys = keys;
    this.#width = powerOfTwo(layout.blocks);
    this.#top = this.over(layout.cells[0] ?? { fromBlock: 0, blocks: layout.blocks });
    this.#winner = new Int32Array(2 * this.#width).fill(NOBODY);
    this.#least = new Int32Array(2 * this.#width).fill(NEVER);
    this.#equals = countsEquals ? new Int32Array(2 * this.#width) : null;
  }

  /** The node over some blocks, a power of two of them that begin at a multiple of it. */
  over({ fromBlock, blocks }: { readonly fromBlock: number; readonly blocks: number }): number {
    return (this.#width + fromBlock) / blocks;
  }

  /** The least slot under a node, or NOBODY. */
  winner(node: number): number {
    return this.#winner[node] ?? NOBODY;
  }

  /** The weightiest integer of the least key under a node. */
  least(node: number): number {
    return this.#least[node] ?? NEVER;
  }

  /** More has changed than is worth being told. */
  settleAll(): void {
    for (let block = this.#width + this.#layout.blocks - 1; block >= this.#width; block--) this.#settleBlock(block);
    this.settleForks();
  }

  /** The key of a slot may have changed. Where it answers true, `climb` or `settleForks` must follow. */
  tell(slot: number): boolean {
    const block = this.#blockOf(slot);
    if (this.#equals !== null) return this.#isSeen(block, slot);
    const first = this.#keys.of(slot);
    const least = this.least(block);
    const winner = this.winner(block);
    if (winner === slot) return this.#winnerChanged(block, first);
    // Whoever is behind the least of a block has changed nothing there. It is nearly always so.
    if (first > least || first === NEVER) return false;
    if (first === least && this.#keys.compareBeyond(slot, winner) > 0) return false;
    this.#winner[block] = slot;
    this.#least[block] = first;
    return true;
  }

  /** Settles what is above the block of a slot that was told. */
  climb(slot: number): void {
    for (let node = this.#blockOf(slot) >> 1; node >= this.#top && this.#isSeen(node, slot); ) node >>= 1;
  }

  /** Settles what is above all blocks. */
  settleForks(): void {
    for (let node = this.#width - 1; node >= this.#top; node--) this.#settleFork(node);
  }

  /** How many slots have the least key under a node. */
  equals(node: number): number {
    return this.#equals?.[node] ?? 0;
  }

  /** The nth, from 0, of the slots that have the least key under a node. */
  nth(node: number, n: number): number {
    const least = this.least(node);
    const winner = this.winner(node);
    let left = n;
    let block = node;
    while (block < this.#width) {
      block *= 2;
      const here = this.#equalsUnder(block, node);
      if (left < here) continue;
      left -= here;
      block++;
    }
    for (let at = this.#firstOf(block); at < this.#firstOf(block + 1); at++) {
      const slot = this.#layout.slots[at] ?? NOBODY;
      if (this.#isEqual(slot, least, winner) && left-- === 0) return slot;
    }
    return NOBODY;
  }

  /** How many of the slots that have the least key under a node stand before a place among the slots of the layout. */
  equalsBefore(place: number, node: number): number {
    const least = this.least(node);
    const winner = this.winner(node);
    const block = this.#width + (place >> this.#layout.blockBits);
    let sum = 0;
    for (let at = this.#firstOf(block); at < place; at++) if (this.#isEqual(this.#layout.slots[at] ?? NOBODY, least, winner)) sum++;
    for (let at = block; at > node; at >>= 1) if (at % 2 === 1) sum += this.#equalsUnder(at - 1, node);
    return sum;
  }

  #isEqual(slot: number, least: number, winner: number): boolean {
    return slot !== NOBODY && this.#keys.of(slot) === least && this.#keys.compareBeyond(slot, winner) === 0;
  }

  #equalsUnder(node: number, above: number): number {
    return this.#compare(node, above) === 0 ? this.equals(node) : 0;
  }

  #blockOf(slot: number): number {
    return this.#width + (this.#layout.blockOf[slot] ?? 0);
  }

  /** Where the slots of a block begin. */
  #firstOf(block: number): number {
    return (block - this.#width) << this.#layout.blockBits;
  }

  /** The same as `tell`, for the least slot of a block. */
  #winnerChanged(block: number, first: number): boolean {
    const least = this.least(block);
    if (first === least && !this.#keys.hasMore) return false;
    if (first < least) this.#least[block] = first;
    else this.#settleBlock(block);
    return true;
  }

  /** Settles a node after a slot under it changed; answers whether anything can have changed for the node above. */
  #isSeen(node: number, slot: number): boolean {
    const winner = this.winner(node);
    const least = this.least(node);
    const equals = this.equals(node);
    if (node < this.#width) this.#settleFork(node);
    else this.#settleBlock(node);
    return winner === slot || this.winner(node) !== winner || this.least(node) !== least || this.equals(node) !== equals;
  }

  /** Gives a node the lesser of the two below it. */
  #settleFork(node: number): void {
    const left = 2 * node;
    const order = this.#compare(left, left + 1);
    const lesser = order <= 0 ? left : left + 1;
    this.#winner[node] = this.winner(lesser);
    this.#least[node] = this.least(lesser);
    if (this.#equals !== null) this.#equals[node] = (order <= 0 ? this.equals(left) : 0) + (order >= 0 ? this.equals(left + 1) : 0);
  }

  /** Gives a block the least of its slots. */
  #settleBlock(block: number): void {
    const keys = this.#keys;
    const { slots } = this.#layout;
    const to = this.#firstOf(block + 1);
    let least = NEVER;
    let winner = NOBODY;
    let count = 0;
    for (let at = this.#firstOf(block); at < to; at++) {
      const slot = slots[at] ?? NOBODY;
      if (slot === NOBODY) break;
      const first = keys.of(slot);
      if (first > least || first === NEVER) continue;
      const order = first === least ? keys.compareBeyond(slot, winner) : -1;
      if (order <= 0) count = order < 0 ? 1 : count + 1;
      if (order >= 0) continue;
      least = first;
      winner = slot;
    }
    this.#least[block] = least;
    this.#winner[block] = winner;
    if (this.#equals !== null) this.#equals[block] = count;
  }

  /** Two nodes by the least keys under them; nobody is behind everybody. */
  #compare(a: number, b: number): number {
    const order = this.least(a) - this.least(b);
    return order !== 0 || this.winner(a) === NOBODY ? order : this.#keys.compareBeyond(this.winner(a), this.winner(b));
  }
}
