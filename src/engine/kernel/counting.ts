/** What a tally knows: how many rows there are under each key. A saved copy is copied by the first write after it. */
export class Counting {
  #counts = new Map<string, number>();
  #shared = false;

  count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** A row came (no `from`), went (no `to`), or belongs elsewhere now. */
  move(from: string | undefined, to: string | undefined): void {
    if (from === to) return;
    if (this.#shared) this.#counts = new Map(this.#counts);
    this.#shared = false;
    if (from !== undefined) this.#add(from, -1);
    if (to !== undefined) this.#add(to, 1);
  }

  save(): ReadonlyMap<string, number> {
    this.#shared = true;
    return this.#counts;
  }

  restore(saved: ReadonlyMap<string, number>): void {
    // Never written to: the first write copies it.
    this.#counts = saved as Map<string, number>;
    this.#shared = true;
  }

  #add(key: string, by: number): void {
    const now = this.count(key) + by;
    if (now === 0) this.#counts.delete(key);
    else this.#counts.set(key, now);
  }
}
