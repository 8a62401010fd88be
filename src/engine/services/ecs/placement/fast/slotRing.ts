/** So many changes are kept. Who missed more had better look at everything. */
const REACH = 256;

/** Slots for which something changed that seldom does, in order. Each reader remembers how far it has read. */
export class SlotRing {
  readonly #entries = new Int32Array(REACH);
  #head = 0;

  /** How many changes there ever were. */
  get head(): number {
    return this.#head;
  }

  /** How many of the last changes can be read. */
  get reach(): number {
    return REACH;
  }

  write(slot: number): void {
    this.#entries[this.#head++ & (REACH - 1)] = slot;
  }

  /** The slot of a change. */
  at(change: number): number {
    return this.#entries[change & (REACH - 1)] ?? 0;
  }
}
