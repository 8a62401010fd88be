/**
 * Which slots changed, in order, so that each reader catches up from where it was. The oldest entries are written
 * over: who is further behind than `reach` must look at everything.
 */
export class ChangeLog {
  #entries: Int32Array;
  #head = 0;
  #readTo = 0;

  constructor(slots: number) {
    this.#entries = new Int32Array(ringFor(slots));
  }

  /** How many changes there ever were. */
  get head(): number {
    return this.#head;
  }

  /** How many of the last changes can be read. */
  get reach(): number {
    return this.#entries.length;
  }

  /** A row and the tasks on it often change in one breath: what nobody has read yet is not written twice. */
  write(slot: number): void {
    const mask = this.#entries.length - 1;
    if (this.#readTo < this.#head && this.#entries[(this.#head - 1) & mask] === slot) return;
    this.#entries[this.#head++ & mask] = slot;
  }

  /** The slot of a change, counted from the first there ever was. */
  at(change: number): number {
    return this.#entries[change & (this.#entries.length - 1)] ?? 0;
  }

  /** Somebody has read everything. */
  noteRead(): void {
    this.#readTo = this.#head;
  }

  /** Room for more slots. What was written can no longer be read. */
  widen(slots: number): void {
    this.#entries = new Int32Array(ringFor(slots));
    this.#head += this.#entries.length;
    this.#readTo = this.#head;
  }
}

/** A power of two, so that a place in the ring is found by a mask. */
function ringFor(slots: number): number {
  let length = 64;
  while (length < slots) length *= 2;
  return length;
}
