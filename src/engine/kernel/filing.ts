/** Places filed under one key. Whoever does not own it copies it before writing. */
interface Bucket {
  readonly owner: object;
  readonly places: Set<number>;
}

/** The buckets as they were, to be shared or gone on from. */
export type SavedFiling = ReadonlyMap<string, { readonly owner: object; readonly places: ReadonlySet<number> }>;

/**
 * What an index knows: under each key the places of the rows that belong there, in the order in which they came. A
 * saved copy shares everything until a write, which copies what it touches, once.
 */
export class Filing {
  #buckets = new Map<string, Bucket>();
  #shared = false;
  /** Stands for what was made since the last time it was shared. */
  #owner: object = {};

  at(key: string): ReadonlySet<number> {
    return this.#buckets.get(key)?.places ?? NOWHERE;
  }

  count(key: string): number {
    return this.at(key).size;
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
    return this.#buckets;
  }

  restore(saved: SavedFiling): void {
    // Never written to: the first write copies it.
    this.#buckets = saved as Map<string, Bucket>;
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
  }

  #enter(place: number, key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) this.#buckets.set(key, { owner: this.#owner, places: new Set([place]) });
    else this.#ownBucket(key, bucket).add(place);
  }

  #leave(place: number, key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return;
    if (bucket.places.size === 1 && bucket.places.has(place)) this.#buckets.delete(key);
    else this.#ownBucket(key, bucket).delete(place);
  }

  #ownBucket(key: string, bucket: Bucket): Set<number> {
    if (bucket.owner === this.#owner) return bucket.places;
    const places = new Set(bucket.places);
    this.#buckets.set(key, { owner: this.#owner, places });
    return places;
  }
}

const NOWHERE: ReadonlySet<number> = new Set();
