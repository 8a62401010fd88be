import { assert } from "../../lib/assert.ts";
import { Hash } from "../../lib/hash.ts";
import { rememberedText } from "../../lib/rememberedText.ts";

/** One timer about to fire. */
export interface Due {
  readonly at: number;
  readonly kind: number;
  readonly subject: string;
  readonly cause: number;
}

/**
 * Timers waiting for their time, in a binary heap ordered by (time, priority, sequence); beats by their subjects instead.
 * A timer waits at most once for a subject: set again, the sooner of the two times holds.
 * Columns instead of objects keep a hundred thousand of them cheap to hold and to copy.
 */
export class TimerQueue {
  #at = new Float64Array(FIRST);
  /** Priority and sequence in one number: 2^42 timers fit below each priority. */
  #order = new Float64Array(FIRST);
  #kind = new Int32Array(FIRST);
  #cause = new Float64Array(FIRST);
  /** Nobody's, while a slot is free. */
  #subject: (string | undefined)[] = [];
  #heap = new Int32Array(FIRST);
  #place = new Int32Array(FIRST);
  #size = 0;
  #slots = 0;
  #free: number[] = [];
  #sequence = 0;
  readonly #waiting: readonly Waiting[];

  constructor(kinds: number) {
    this.#waiting = Array.from({ length: kinds }, () => ({ slots: new Map(), count: 0 }));
  }

  get size(): number {
    return this.#size;
  }

  /** When the next timer fires, or Infinity. */
  nextAt(): number {
    return this.#size === 0 ? Infinity : this.#time(0);
  }

  /** When this timer fires for this subject, if it waits at all. */
  waitingFor(kind: number, subject: string): number | undefined {
    const slot = this.#slotOf(kind, subject);
    return slot === undefined ? undefined : this.#at[slot];
  }

  add(timer: Due & { readonly priority: number; readonly isBeat?: boolean }): void {
    assert(timer.kind < this.#waiting.length, `timer kind ${timer.kind} is not known`);
    const existing = this.#slotOf(timer.kind, timer.subject);
    if (existing !== undefined) {
      if ((this.#at[existing] ?? 0) <= timer.at) return;
      this.#removeAt(this.#place[existing] ?? 0);
    }
    this.#push(timer, timer.priority * 2 ** 42 + (timer.isBeat === true ? rankOf(timer.subject) : this.#sequence++));
  }

  /** Takes the next timer out. */
  take(): Due {
    assert(this.#size > 0, "no timer is waiting");
    const slot = this.#heap[0] ?? 0;
    const due = this.#read(slot);
    this.#removeAt(0);
    return due;
  }

  save(): SavedTimers {
    const slots = this.#heap.slice(0, this.#size);
    return {
      timers: Array.from(slots, (slot) => ({ ...this.#read(slot), order: this.#order[slot] ?? 0 })),
      sequence: this.#sequence,
    };
  }

  restore(saved: SavedTimers): void {
    this.#size = 0;
    this.#slots = 0;
    this.#free = [];
    this.#subject = [];
    for (const waiting of this.#waiting) {
      waiting.slots.clear();
      waiting.count = 0;
    }
    for (const timer of saved.timers) this.#push(timer, timer.order);
    this.#sequence = saved.sequence;
  }

  #push(timer: Due, order: number): void {
    const slot = this.#free.pop() ?? this.#newSlot();
    this.#at[slot] = timer.at;
    this.#order[slot] = order;
    this.#kind[slot] = timer.kind;
    this.#cause[slot] = timer.cause;
    this.#subject[slot] = timer.subject;
    this.#enter(timer, slot);
    this.#heap[this.#size] = slot;
    this.#size++;
    this.#up(this.#size - 1);
  }

  #enter({ kind, subject }: Due, slot: number): void {
    const waiting = this.#waiting[kind];
    if (waiting === undefined) return;
    waiting.slots.set(subject, slot);
    waiting.count++;
    if (waiting.slots.size <= 2 * waiting.count + ROOM) return;
    for (const other of waiting.slots.keys()) if (this.#slotOf(kind, other) === undefined) waiting.slots.delete(other);
  }

  /** Where it waits. What is left behind of one that waits no more leads to a slot that is free, or another's. */
  #slotOf(kind: number, subject: string): number | undefined {
    const slot = this.#waiting[kind]?.slots.get(subject);
    return slot !== undefined && this.#subject[slot] === subject && this.#kind[slot] === kind ? slot : undefined;
  }

  #read(slot: number): Due {
    return {
      at: this.#at[slot] ?? 0,
      kind: this.#kind[slot] ?? 0,
      subject: this.#subject[slot] ?? "",
      cause: this.#cause[slot] ?? 0,
    };
  }

  #time(place: number): number {
    return this.#at[this.#heap[place] ?? 0] ?? 0;
  }

  #newSlot(): number {
    if (this.#slots === this.#at.length) this.#grow();
    return this.#slots++;
  }

  #grow(): void {
    const length = this.#at.length * 2;
    this.#at = widened(this.#at, new Float64Array(length));
    this.#order = widened(this.#order, new Float64Array(length));
    this.#cause = widened(this.#cause, new Float64Array(length));
    this.#kind = widened(this.#kind, new Int32Array(length));
    this.#heap = widened(this.#heap, new Int32Array(length));
    this.#place = widened(this.#place, new Int32Array(length));
  }

  #removeAt(place: number): void {
    const slot = this.#heap[place] ?? 0;
    const waiting = this.#waiting[this.#kind[slot] ?? 0];
    if (waiting !== undefined) waiting.count--;
    this.#subject[slot] = undefined;
    this.#free.push(slot);
    this.#size--;
    if (place === this.#size) return;
    const last = this.#heap[this.#size] ?? 0;
    this.#heap[place] = last;
    this.#place[last] = place;
    this.#down(place);
    this.#up(place);
  }

  #before(a: number, b: number): boolean {
    const x = this.#at[a] ?? 0;
    const y = this.#at[b] ?? 0;
    return x < y || (x === y && (this.#order[a] ?? 0) < (this.#order[b] ?? 0));
  }

  #up(start: number): void {
    let place = start;
    const slot = this.#heap[place] ?? 0;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = this.#heap[parent] ?? 0;
      if (!this.#before(slot, above)) break;
      this.#heap[place] = above;
      this.#place[above] = place;
      place = parent;
    }
    this.#heap[place] = slot;
    this.#place[slot] = place;
  }

  #down(start: number): void {
    let place = start;
    const slot = this.#heap[place] ?? 0;
    for (;;) {
      const left = 2 * place + 1;
      if (left >= this.#size) break;
      const right = left + 1;
      const a = this.#heap[left] ?? 0;
      const b = this.#heap[right] ?? 0;
      const rightIsSooner = right < this.#size && this.#before(b, a);
      const child = rightIsSooner ? b : a;
      if (!this.#before(child, slot)) break;
      this.#heap[place] = child;
      this.#place[child] = place;
      place = rightIsSooner ? right : left;
    }
    this.#heap[place] = slot;
    this.#place[slot] = place;
  }
}

/** All that waits, in heap order, to be put back as it was. */
export interface SavedTimers {
  readonly timers: readonly (Due & { readonly order: number })[];
  readonly sequence: number;
}

const FIRST = 256;

/** Who waits for one kind of timer. */
interface Waiting {
  /** Subjects are left behind as their timers fire, for most are soon set again; now and then those are struck out that were not. */
  readonly slots: Map<string, number>;
  count: number;
}

/** So many may be left behind anyway. */
const ROOM = 64;

/** Where a subject stands among all there could be: 42 bits that follow from it. */
const rankOf = rememberedText((subject) => {
  const hash = new Hash();
  hash.text(subject);
  const [a, b] = hash.state();
  return (a >>> 0) * 2 ** 10 + (b >>> 22);
}, 10_000);

function widened<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
