import type { ClusterColumns } from "./clusterColumns.ts";
import { powerOfTwo } from "./leastTree.ts";
import type { RankOrder } from "./rankOrder.ts";

/** Instances with the same values of all attributes that are spread over: among them such a spread prefers nobody. */
export interface Cell {
  /** In the order in which ties are broken. */
  readonly slots: Int32Array;
  /** For each attribute, which bucket the cell is in. */
  readonly buckets: readonly number[];
  /** Its first block, and how many: a power of two, and it begins at a multiple of it. */
  readonly fromBlock: number;
  readonly blocks: number;
}

/** All slots of a cluster, parted into cells. */
export interface Partition {
  readonly cells: readonly Cell[];
  readonly blocks: number;
  readonly blockBits: number;
}

/** In which cell each slot is. It is the same in whatever order a service has the slots. */
export interface Parting {
  readonly cellOf: Int32Array;
  /** The slots of each cell, counted. */
  readonly counts: readonly number[];
}

/** As many leaves as fill a cache line: to look at all of them costs less than the levels of a tree over them. */
const BLOCK_BITS = 4;

/** Parts the slots by the values that their instances have of some attributes. */
export function partition(columns: ClusterColumns, order: RankOrder, attributes: readonly string[]): Partition {
  const members = membersOf(columns.partingBy(attributes), order);
  // Blocks that are nearly empty would only take room.
  const blockBits = order.slots.length >> BLOCK_BITS >= members.length ? BLOCK_BITS : 0;
  const values = attributes.map((attribute) => columns.valuesOf(attribute).bucketOf);
  let blocks = 0;
  // Powers of two one after another, none larger than the one before, each begin at a multiple of themselves.
  const cells = members
    .toSorted((a, b) => b.length - a.length)
    .map((slots): Cell => {
      const own = powerOfTwo(((slots.length - 1) >> blockBits) + 1);
      blocks += own;
      return { slots, buckets: values.map((bucketOf) => bucketOf[slots[0] ?? 0] ?? 0), fromBlock: blocks - own, blocks: own };
    });
  return { cells, blocks, blockBits };
}

function membersOf({ cellOf, counts }: Parting, { slots }: RankOrder): readonly Int32Array[] {
  const members = counts.map((count) => new Int32Array(count));
  const filled = new Int32Array(counts.length);
  for (const slot of slots) {
    const cell = cellOf[slot] ?? 0;
    const at = filled[cell] ?? 0;
    filled[cell] = at + 1;
    const own = members[cell];
    if (own !== undefined) own[at] = slot;
  }
  return members;
}

/** Which slots are of one cell. */
export function partingOf(columns: ClusterColumns, attributes: readonly string[]): Parting {
  const values = attributes.map((attribute) => columns.valuesOf(attribute));
  const cellOf = new Int32Array(columns.capacity);
  const cells = new Map<number, number>();
  const counts: number[] = [];
  for (const slot of columns.slots()) {
    let mixture = 0;
    for (const { names, bucketOf } of values) mixture = mixture * names.length + (bucketOf[slot] ?? 0);
    let cell = cells.get(mixture);
    if (cell === undefined) cells.set(mixture, (cell = counts.push(0) - 1));
    cellOf[slot] = cell;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return { cellOf, counts };
}
