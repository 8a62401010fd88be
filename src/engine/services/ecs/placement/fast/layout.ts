import type { ClusterColumns } from "./clusterColumns.ts";

/** Instances with the same values of all attributes that are spread over: among them such a spread prefers nobody. */
export interface Cell {
  readonly slots: Int32Array;
  /** For each attribute, which bucket the cell is in. */
  readonly buckets: readonly number[];
  /** Its first block, and how many: a power of two, and it begins at a multiple of it. */
  readonly fromBlock: number;
  readonly blocks: number;
}

/** All slots of a cluster, parted into cells, and each cell into blocks. */
export interface Layout {
  readonly cells: readonly Cell[];
  readonly blocks: number;
  /** A block has room for two to the power of so many slots. */
  readonly blockBits: number;
  /** The slots, block after block; NOBODY where a block has room left. */
  readonly slots: Int32Array;
  /** The block of each slot. */
  readonly blockOf: Int32Array;
}

/** No slot. */
export const NOBODY = -1;

/** To look at so many slots one after the other costs less than the levels of a tree over them. */
const BLOCK_BITS = 4;

/** Parts slots, which stay in their order, by the values that their instances have of some attributes. */
export function layOut(columns: ClusterColumns, order: Int32Array, attributes: readonly string[]): Layout {
  const members = membersOf(columns, order, attributes);
  // Blocks that are nearly empty would only take room.
  const blockBits = order.length >> BLOCK_BITS >= members.length ? BLOCK_BITS : 0;
  const values = attributes.map((attribute) => columns.valuesOf(attribute).bucketOf);
  let blocks = 0;
  // Powers of two one after another, none larger than the one before, each begin at a multiple of themselves.
  const cells = members
    .toSorted((a, b) => b.length - a.length)
    .map((slots): Cell => {
      const own = powerOfTwo(((slots.length - 1) >> blockBits) + 1);
      blocks += own;
      return { slots: Int32Array.from(slots), buckets: values.map((bucketOf) => bucketOf[slots[0] ?? 0] ?? 0), fromBlock: blocks - own, blocks: own };
    });
  return { cells, blocks, blockBits, ...inBlocks(cells, { blocks, blockBits, capacity: columns.capacity }) };
}

function inBlocks(cells: readonly Cell[], size: { readonly blocks: number; readonly blockBits: number; readonly capacity: number }): Pick<Layout, "slots" | "blockOf"> {
  const slots = new Int32Array(size.blocks << size.blockBits).fill(NOBODY);
  const blockOf = new Int32Array(size.capacity);
  for (const cell of cells) {
    slots.set(cell.slots, cell.fromBlock << size.blockBits);
    cell.slots.forEach((slot, at) => (blockOf[slot] = cell.fromBlock + (at >> size.blockBits)));
  }
  return { slots, blockOf };
}

function membersOf(columns: ClusterColumns, order: Int32Array, attributes: readonly string[]): readonly (readonly number[])[] {
  const values = attributes.map((attribute) => columns.valuesOf(attribute));
  const members = new Map<number, number[]>();
  for (const slot of order) {
    let mixture = 0;
    for (const { names, bucketOf } of values) mixture = mixture * names.length + (bucketOf[slot] ?? 0);
    const cell = members.get(mixture);
    if (cell === undefined) members.set(mixture, [slot]);
    else cell.push(slot);
  }
  return [...members.values()];
}

export function powerOfTwo(atLeast: number): number {
  let width = 1;
  while (width < atLeast) width *= 2;
  return width;
}
