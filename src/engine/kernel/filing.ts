import { withPlace } from "./column.ts";

/** Places filed under one key, in the order in which they came; GONE stands where one has left. */
interface Bucket {
  /** Whoever does not own it copies it before writing. */
  readonly owner: object;
  places: number[];
  count: number;
}

const GONE = -1;

/** The buckets as they were, to be shared or gone on from. */
export interface SavedFiling {
  readonly buckets: ReadonlyMap<string, Readonly<Bucket>>;
  readonly spots: Int32Array;
}

/**
 * What an index knows: under each key the places of the rows that belong there, in the order in which they came. A
 * saved copy shares everything until a write, which copies what it touches, once.
 */
export class Filing {
  #buckets = new Map<string, Bucket>();
  /** Where in its bucket each place stands. */
  #spots: Int32Array = new Int32Array(64);
  #shared = false;
  /** Stands for what was made since the last time it was shared. */
  #owner: object = {};
  /** Where the last one went in: rows that come together often belong together. */
  #lastKey: string | undefined;
  #lastBucket: Bucket | undefined;

  get isEmpty(): boolean {
    return this.#buckets.size === 0;
  }

  /** Some of them may be GONE, which is no place. */
  at(key: string): readonly number[] {
    return this.#buckets.get(key)?.places ?? NOWHERE;
  }

  count(key: string): number {
    return this.#buckets.get(key)?.count ?? 0;
  }

  /** A row came (no `from`), went (no `to`), or belongs elsewhere now. */
  move(place: number, from: string | undefined, to: string | undefined): void {
    if (from === to) return;
    this.#own();
    if (from !== undefined) this.#leave(place, from);
    if (to !== undefined) this.#enter(place, to);
  }

  save(): SavedFiling {
    this.#share();
    return { buckets: this.#buckets, spots: this.#spots };
  }

  restore({ buckets, spots }: SavedFiling): void {
    // Never written to: the first write copies them.
    this.#buckets = buckets as Map<string, Bucket>;
    this.#spots = spots;
    this.#share();
  }

  #share(): void {
    this.#shared = true;
    this.#owner = {};
  }

  #own(): void {
    if (!this.#shared) return;
    this.#shared = false;
    this.#buckets = new Map(this.#buckets);
    this.#spots = this.#spots.slice();
  }

  #enter(place: number, key: string): void {
    this.#spots = withPlace(this.#spots, place);
    const bucket = this.#bucketFor(key);
    this.#spots[place] = bucket.places.push(place) - 1;
    bucket.count++;
  }

  /** The bucket of a key, to be written to. */
  #bucketFor(key: string): Bucket {
    const last = this.#lastBucket;
    if (last !== undefined && last.owner === this.#owner && key === this.#lastKey) return last;
    const known = this.#buckets.get(key);
    const bucket = known === undefined ? this.#newBucket(key) : this.#ownBucket(key, known);
    this.#lastKey = key;
    this.#lastBucket = bucket;
    return bucket;
  }

  #newBucket(key: string): Bucket {
    const bucket: Bucket = { owner: this.#owner, places: [], count: 0 };
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #leave(place: number, key: string): void {
    const known = this.#buckets.get(key);
    if (known === undefined) return;
    if (known.count === 1) {
      this.#buckets.delete(key);
      this.#lastBucket = undefined;
      return;
    }
    const bucket = this.#ownBucket(key, known);
    bucket.places[this.#spots[place] ?? 0] = GONE;
    bucket.count--;
    if (bucket.places.length > 2 * bucket.count + GAPS) this.#close(bucket);
  }

  /** Closes the gaps that those who left have left. */
  #close(bucket: Bucket): void {
    bucket.places = bucket.places.filter((place) => place !== GONE);
    bucket.places.forEach((place, spot) => (this.#spots[place] = spot));
  }

  #ownBucket(key: string, bucket: Bucket): Bucket {
    if (bucket.owner === this.#owner) return bucket;
    const own = { owner: this.#owner, places: bucket.places.slice(), count: bucket.count };
    this.#buckets.set(key, own);
    return own;
  }
}

/** So many gaps are not worth closing. */
const GAPS = 16;

const NOWHERE: readonly number[] = [];
