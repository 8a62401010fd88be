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

/** Tasks in the buckets of one attribute: twice as many, and one more for the bucket without a name, which loses ties. */
export type Weights = number[];

/** All slots of a cluster, parted into cells. */
export interface Layout {
  readonly cells: readonly Cell[];
  readonly weights: readonly Weights[];
  readonly cellOf: Int32Array;
  readonly leafOf: Int32Array;
}

/** Parts the slots by the values that their instances have of some attributes. */
export function partition(
  columns: ClusterColumns,
  { slots }: RankOrder,
  { attributes, levels, countsEquals }: { readonly attributes: readonly string[]; readonly levels: Levels; readonly countsEquals: boolean },
): Layout {
  const values = attributes.map((attribute) => columns.valuesOf(attribute));
  const cellOf = new Int32Array(columns.capacity);
  const leafOf = new Int32Array(columns.capacity);
  const members: number[][] = [];
  const cellNumbers = new Map<number, number>();
  for (const slot of slots) {
    let mixture = 0;
    for (const { names, bucketOf } of values) mixture = mixture * names.length + (bucketOf[slot] ?? 0);
    let cell = cellNumbers.get(mixture);
    if (cell === undefined) cellNumbers.set(mixture, (cell = members.push([]) - 1));
    cellOf[slot] = cell;
    leafOf[slot] = (members[cell]?.push(slot) ?? 1) - 1;
  }
  const cells = members.map((own): Cell => {
    const buckets = values.map(({ bucketOf }) => bucketOf[own[0] ?? 0] ?? 0);
    return { slots: Int32Array.from(own), tree: new WinnerTree(own.length, levels, countsEquals), buckets };
  });
  const weights = values.map(({ names }) => names.map((name) => (name === "" ? 1 : 0)));
  return { cells, weights, cellOf, leafOf };
}
