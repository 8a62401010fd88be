/** What is compared, the weightiest first: columns by slot, of which less is better. */
export type Levels = readonly Int32Array[];

/** No slot: a leaf that is empty, or a subtree of such leaves. */
export const NOBODY = -1;

/**
 * Who is best of some slots, kept as they change: each node holds the better of its two children, so a change is
 * settled on the way from its leaf to the root. Equals are ordered by their leaves.
 *
 * The columns are read as they are now, also those of slots whose change has not been told yet. That is sound as
 * long as every changed slot is told before the root is asked: the last one told under a node settles the node.
 */
export class WinnerTree {
  readonly #leaves: number;
  readonly #nodes: Int32Array;
  /** Leaves under a node that are as good as its winner; null: nobody asks. */
  readonly #equals: Int32Array | null;
  readonly #levels: Levels;
  readonly #only: Int32Array | undefined;

  constructor(leaves: number, levels: Levels, countsEquals: boolean) {
    let width = 1;
    while (width < leaves) width *= 2;
    this.#leaves = width;
    this.#nodes = new Int32Array(2 * width).fill(NOBODY);
    this.#equals = countsEquals ? new Int32Array(2 * width) : null;
    this.#levels = levels;
    this.#only = levels.length === 1 ? levels[0] : undefined;
  }

  /** The best slot, or NOBODY. */
  get winner(): number {
    return this.#nodes[1] ?? NOBODY;
  }

  /** How many slots are as good as the winner. */
  get equals(): number {
    return this.#equals?.[1] ?? 0;
  }

  /** Puts a slot on a leaf, or NOBODY, without settling anything: `settleAll` must follow. */
  put(leaf: number, slot: number): void {
    this.#nodes[this.#leaves + leaf] = slot;
    if (this.#equals !== null) this.#equals[this.#leaves + leaf] = slot === NOBODY ? 0 : 1;
  }

  settleAll(): void {
    for (let node = this.#leaves - 1; node >= 1; node--) this.#settle(node);
  }

  /** A slot's columns changed, or whether it takes part. */
  tell(leaf: number, slot: number, takesPart: boolean): void {
    let node = this.#leaves + leaf;
    const now = takesPart ? slot : NOBODY;
    if (!takesPart && this.#nodes[node] === NOBODY) return;
    this.#nodes[node] = now;
    if (this.#equals !== null) this.#equals[node] = takesPart ? 1 : 0;
    while (node > 1) {
      node >>= 1;
      const winner = this.#nodes[node];
      const equals = this.#equals?.[node];
      this.#settle(node);
      // What is above saw another slot win here before and sees the same one now.
      if (winner !== slot && this.#nodes[node] === winner && this.#equals?.[node] === equals) return;
    }
  }

  /** The slot on the leaf that is the nth, from 0, of those as good as the winner. */
  nth(n: number): number {
    let node = 1;
    let left = n;
    while (node < this.#leaves) {
      node *= 2;
      const here = this.#equalsOfBest(node);
      if (left < here) continue;
      left -= here;
      node++;
    }
    return this.#nodes[node] ?? NOBODY;
  }

  /** How many of those as good as the winner stand on the first so many leaves. */
  equalsAmong(leaves: number): number {
    if (leaves >= this.#leaves) return this.equals;
    let sum = 0;
    for (let node = this.#leaves + leaves; node > 1; node >>= 1) if (node % 2 === 1) sum += this.#equalsOfBest(node - 1);
    return sum;
  }

  #settle(node: number): void {
    const a = this.#nodes[2 * node] ?? NOBODY;
    const b = this.#nodes[2 * node + 1] ?? NOBODY;
    const order = b === NOBODY ? -1 : a === NOBODY ? 1 : this.#compare(a, b);
    this.#nodes[node] = order <= 0 ? a : b;
    if (this.#equals === null) return;
    const left = order <= 0 ? (this.#equals[2 * node] ?? 0) : 0;
    const right = order >= 0 ? (this.#equals[2 * node + 1] ?? 0) : 0;
    this.#equals[node] = left + right;
  }

  #equalsOfBest(node: number): number {
    const slot = this.#nodes[node] ?? NOBODY;
    if (slot === NOBODY || this.#compare(slot, this.winner) !== 0) return 0;
    return this.#equals?.[node] ?? 0;
  }

  #compare(a: number, b: number): number {
    const only = this.#only;
    if (only !== undefined) return (only[a] ?? 0) - (only[b] ?? 0);
    for (const level of this.#levels) {
      const order = (level[a] ?? 0) - (level[b] ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  }
}
