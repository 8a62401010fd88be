/** A key that is behind all others: of a leaf that takes no part, or of a subtree of such leaves. */
export const NEVER = 0x7fffffff;

/**
 * Who has the least of some leaves, kept as they change. Leaves stand in blocks, which are the leaves of a binary
 * tree; each node has the least key of what is under it, so a change is settled on the way up as far as it is seen.
 * Equals are ordered by their leaves. Any subtree can be asked as well as the whole.
 *
 * Keys are tuples of integers and stand where they are compared, side by side with those they are compared to: with
 * twenty services at five thousand instances, what a placement costs is how much memory it touches.
 */
export class LeastTree {
  /** Leaves in a block, a power of two. */
  readonly #blockBits: number;
  /** Blocks, a power of two. They are the nodes from here on; the root is node 1, the leaves stand behind all nodes. */
  readonly #width: number;
  /** The weightiest integer of each key. */
  readonly #first: Int32Array;
  /** The others, a column for each. Most chains of strategies compare but one. */
  readonly #rest: readonly Int32Array[];
  /** How many leaves have the key of a node; null: nobody asks. */
  readonly #equals: Int32Array | null;
  /** True where a key is one integer and nobody asks for equals. */
  readonly #isPlain: boolean;

  constructor({ blocks, blockBits, levels, countsEquals }: TreeSize) {
    this.#blockBits = blockBits;
    this.#width = powerOfTwo(blocks);
    const length = this.leaf(this.#width << blockBits);
    this.#first = new Int32Array(length).fill(NEVER);
    this.#rest = Array.from({ length: levels - 1 }, () => new Int32Array(length));
    this.#equals = countsEquals ? new Int32Array(length) : null;
    this.#isPlain = levels === 1 && !countsEquals;
  }

  /** The leaf at a place, from 0. */
  leaf(place: number): number {
    return 2 * this.#width + place;
  }

  /** The place of a leaf. */
  placeOf(leaf: number): number {
    return leaf - 2 * this.#width;
  }

  /** The node over some blocks, a power of two of them that begin at a multiple of it. */
  over(fromBlock: number, blocks: number): number {
    return (this.#width + fromBlock) / blocks;
  }

  /** Whether any leaf under a node takes part. */
  has(node: number): boolean {
    return this.#first[node] !== NEVER;
  }

  /** One integer of the least key under a node. */
  least(node: number, level: number): number {
    return (level === 0 ? this.#first[node] : this.#rest[level - 1]?.[node]) ?? NEVER;
  }

  /** The first leaf that has the least key under a node. */
  firstUnder(node: number): number {
    let block = node;
    while (block < this.#width) {
      const order = this.#compare(2 * block, node);
      // To the right where they differ, without a branch that nobody could foretell.
      block = 2 * block + ((order | -order) >>> 31);
    }
    let leaf = this.#leavesOf(block);
    while (this.#compare(leaf, node) !== 0) leaf++;
    return leaf;
  }

  /** Sets the key of a leaf without settling anything, for which `settleAll` must follow; answers whether it changed. */
  put(leaf: number, first: number, rest: Int32Array): boolean {
    let changed = this.#first[leaf] !== first;
    this.#first[leaf] = first;
    if (this.#isPlain) return changed;
    for (let i = 0; i < this.#rest.length; i++) changed = write(this.#rest[i], leaf, rest[i]) || changed;
    if (this.#equals !== null) this.#equals[leaf] = first === NEVER ? 0 : 1;
    return changed;
  }

  settleAll(): void {
    for (let node = 2 * this.#width - 1; node >= 1; node--) this.#settle(node);
  }

  /** Sets the key of a leaf: its weightiest integer, and the others where there are any. */
  tell(leaf: number, first: number, rest: Int32Array): void {
    const node = this.#width + (this.placeOf(leaf) >> this.#blockBits);
    const was = this.#first[leaf] ?? NEVER;
    const best = this.#first[node] ?? NEVER;
    const changed = this.put(leaf, first, rest);
    // Whoever was behind the best of a block and still is has changed nothing there: that is asked first, for it is
    // nearly always so, and a processor pays for each answer it did not foretell.
    if ((was > best && first > best) || !changed) return;
    for (let at = node; at >= 1 && this.#settle(at); ) at >>= 1;
  }

  /** How many leaves have the least key under a node. */
  equals(node: number): number {
    return this.#equals?.[node] ?? 0;
  }

  /** The nth, from 0, of the leaves that have the least key under a node. */
  nth(node: number, n: number): number {
    let left = n;
    const isBefore = (at: number) => {
      const here = this.#equalsOf(at, node);
      if (left < here) return false;
      left -= here;
      return true;
    };
    let block = node;
    while (block < this.#width) block = isBefore(2 * block) ? 2 * block + 1 : 2 * block;
    let leaf = this.#leavesOf(block);
    while (isBefore(leaf)) leaf++;
    return leaf;
  }

  /** How many of the leaves that have the least key under a node stand before a leaf that is under it. */
  equalsBefore(leaf: number, node: number): number {
    let sum = 0;
    const block = this.#width + (this.placeOf(leaf) >> this.#blockBits);
    for (let before = this.#leavesOf(block); before < leaf; before++) sum += this.#equalsOf(before, node);
    for (let at = block; at > node; at >>= 1) if (at % 2 === 1) sum += this.#equalsOf(at - 1, node);
    return sum;
  }

  /** The first leaf of a block. */
  #leavesOf(block: number): number {
    return this.leaf((block - this.#width) << this.#blockBits);
  }

  #equalsOf(at: number, node: number): number {
    return this.#compare(at, node) === 0 ? this.equals(at) : 0;
  }

  /** Gives a node the least of what is right below it; answers whether that changed anything. */
  #settle(node: number): boolean {
    const isBlock = node >= this.#width;
    const from = isBlock ? this.#leavesOf(node) : 2 * node;
    const to = from + (isBlock ? 1 << this.#blockBits : 2);
    if (this.#isPlain) return write(this.#first, node, leastOf(this.#first, from, to));
    let best = from;
    let count = this.equals(from);
    for (let at = from + 1; at < to; at++) {
      const order = this.#compare(at, best);
      if (order < 0) best = at;
      if (order <= 0) count = this.equals(at) + (order < 0 ? 0 : count);
    }
    let changed = write(this.#first, node, this.#first[best]);
    for (const column of this.#rest) changed = write(column, node, column[best]) || changed;
    return this.#equals === null ? changed : write(this.#equals, node, count) || changed;
  }

  #compare(a: number, b: number): number {
    let order = (this.#first[a] ?? NEVER) - (this.#first[b] ?? NEVER);
    for (let i = 0; order === 0 && i < this.#rest.length; i++) order = (this.#rest[i]?.[a] ?? 0) - (this.#rest[i]?.[b] ?? 0);
    return order;
  }
}

interface TreeSize {
  readonly blocks: number;
  /** A block has two to the power of so many leaves. */
  readonly blockBits: number;
  /** Integers in a key. */
  readonly levels: number;
  readonly countsEquals: boolean;
}

/** Whether that changed anything. */
function write(column: Int32Array | undefined, at: number, value = 0): boolean {
  if (column === undefined || column[at] === value) return false;
  column[at] = value;
  return true;
}

function leastOf(column: Int32Array, from: number, to: number): number {
  let least = NEVER;
  for (let at = from; at < to; at++) {
    const value = column[at] ?? NEVER;
    if (value < least) least = value;
  }
  return least;
}

export function powerOfTwo(atLeast: number): number {
  let width = 1;
  while (width < atLeast) width *= 2;
  return width;
}
