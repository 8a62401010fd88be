import type { ClusterColumns } from "./clusterColumns.ts";
import { SlotRing } from "./slotRing.ts";
import { widened } from "./widened.ts";

/** Tasks of one group that are to run: by slot, and by the values of the attributes over which they are spread. */
export class Siblings {
  /** By slot. The column is another one after the cluster has grown. */
  counts: Int32Array;
  /** The slots whose counts changed. */
  readonly changes = new SlotRing();
  readonly #columns: ClusterColumns;
  #tallies: Tally[] = [];
  #knownLayout = -1;

  constructor(columns: ClusterColumns) {
    this.#columns = columns;
    this.counts = new Int32Array(columns.capacity);
  }

  /** A task came to a slot (1) or left it (-1). */
  change(slot: number, by: number): void {
    this.counts[slot] = (this.counts[slot] ?? 0) + by;
    this.changes.write(slot);
    for (const { bucketOf, weights } of this.#tallies) {
      const bucket = bucketOf[slot] ?? 0;
      weights[bucket] = (weights[bucket] ?? 0) + 2 * by;
    }
  }

  /** Tasks in each bucket of an attribute, good until the layout changes, and kept until then. */
  weightsOf(attribute: string): Weights {
    if (this.#knownLayout !== this.#columns.layoutVersion) this.#tallies = [];
    this.#knownLayout = this.#columns.layoutVersion;
    let tally = this.#tallies.find((one) => one.attribute === attribute);
    if (tally === undefined) this.#tallies.push((tally = this.#count(attribute)));
    return tally.weights;
  }

  #count(attribute: string): Tally {
    const { names, bucketOf } = this.#columns.valuesOf(attribute);
    const weights = Int32Array.from(names, (name) => (name === "" ? 1 : 0));
    for (const slot of this.#columns.slots()) {
      const bucket = bucketOf[slot] ?? 0;
      weights[bucket] = (weights[bucket] ?? 0) + 2 * (this.counts[slot] ?? 0);
    }
    return { attribute, bucketOf, weights };
  }

  /** Whatever is on a slot is forgotten. The layout changes with it, so the weights need not follow. */
  clear(slot: number): void {
    this.counts[slot] = 0;
  }

  widen(): void {
    this.counts = widened(this.counts, this.#columns.capacity);
  }
}

/** Tasks in the buckets of one attribute: twice as many, and one more for the bucket without a name, which loses ties. */
export type Weights = Int32Array;

interface Tally {
  readonly attribute: string;
  readonly bucketOf: Int32Array;
  readonly weights: Weights;
}
