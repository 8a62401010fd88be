import { bucketOf } from "../subject.ts";
import type { ClusterColumns } from "./clusterColumns.ts";
import type { RankOrder } from "./rankOrder.ts";
import { WinnerTree, type Levels } from "./winnerTree.ts";

/** Instances with the same values of all attributes that are spread over: among them such a spread prefers nobody. */
export interface Cell {
  /** In the order in which ties are broken. */
  readonly slots: Int32Array;
  readonly tree: WinnerTree;
  /** For each attribute, which bucket the cell is in. */
  readonly buckets: readonly number[];
}

/** Tasks in the buckets of one attribute. */
export interface Tally {
  readonly attribute: string;
  readonly bucketOfValue: Map<string, number>;
  /** Twice the tasks, and one more for the bucket without a name: it comes last where there is a tie. */
  readonly weights: number[];
}

/** All slots of a cluster, parted into cells. */
export interface Layout {
  readonly cells: readonly Cell[];
  readonly tallies: readonly Tally[];
  readonly cellOf: Int32Array;
  readonly leafOf: Int32Array;
}

/** Parts the slots by the values that their instances have of some attributes. */
export function partition(
  columns: ClusterColumns,
  { slots }: RankOrder,
  { attributes, levels, countsEquals }: { readonly attributes: readonly string[]; readonly levels: Levels; readonly countsEquals: boolean },
): Layout {
  const tallies = attributes.map((attribute): Tally => ({ attribute, bucketOfValue: new Map(), weights: [] }));
  const cellOf = new Int32Array(columns.capacity);
  const leafOf = new Int32Array(columns.capacity);
  const members: { readonly buckets: readonly number[]; readonly slots: number[] }[] = [];
  const byBuckets = new Map<string, number>();
  for (const slot of slots) {
    const buckets = tallies.map((tally) => bucketIn(tally, columns, slot));
    const name = buckets.join();
    let cell = byBuckets.get(name);
    if (cell === undefined) byBuckets.set(name, (cell = members.push({ buckets, slots: [] }) - 1));
    cellOf[slot] = cell;
    leafOf[slot] = (members[cell]?.slots.push(slot) ?? 1) - 1;
  }
  const cells = members.map(({ buckets, slots: own }) => ({ buckets, slots: Int32Array.from(own), tree: new WinnerTree(own.length, levels, countsEquals) }));
  return { cells, tallies, cellOf, leafOf };
}

function bucketIn({ attribute, bucketOfValue, weights }: Tally, columns: ClusterColumns, slot: number): number {
  const row = columns.rowAt(slot);
  const value = row === undefined ? "" : bucketOf(row, attribute);
  let bucket = bucketOfValue.get(value);
  if (bucket === undefined) bucketOfValue.set(value, (bucket = weights.push(value === "" ? 1 : 0) - 1));
  return bucket;
}
