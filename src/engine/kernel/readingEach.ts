import type { View } from "./context.ts";
import type { Derived } from "./derived.ts";
import { Ground } from "./onlookers.ts";
import { Reader } from "./reading.ts";
import { takesShortcuts } from "./shortcuts.ts";
import type { Index } from "./table.ts";
import type { SimTime } from "./time.ts";

interface EachRead<Row, Value> {
  readonly read: (view: View, row: Row) => Value;
  /** Whether of two rows of one id the same is read, as far as it hangs on them; nothing is said: of no two. */
  readonly isAlike?: (before: Row, after: Row) => boolean;
}

/**
 * What is read off each of the rows that an index files under a key, in their order, and remembered as a reading is. Of
 * many rows few change at a time: only those are read again of which something has.
 */
export function readingEach<Row extends object, Value>(name: string, index: Index<Row>, how: EachRead<Row, Value>): (view: View, key: string) => readonly Value[] {
  // Dropped when the world is put back, as all that is derived.
  const memory: Derived<Map<string, Roll<Row, Value>>> = { name, build: () => new Map(), hears: [] };
  return (view, key) => {
    if (!takesShortcuts()) return view.where(index, key).map((row) => how.read(view, row));
    const outer = view instanceof Reader ? view : undefined;
    const world = outer?.world ?? view;
    const rolls = world.derived(memory);
    let roll = rolls.get(key);
    if (roll === undefined) rolls.set(key, (roll = new Roll(index, key, how)));
    if (!roll.ground.holdsAt(world.now)) roll.renew(world);
    outer?.ground.restOn(roll.ground);
    return roll.values;
  };
}

/** What was read of one row, with the ground it rests on. */
class Entry<Value> extends Ground {
  /** Once it is read. */
  value!: Value;
  readonly #lost: (entry: Entry<Value>) => void;

  constructor(lost: (entry: Entry<Value>) => void) {
    super();
    this.#lost = lost;
  }

  protected override fallen(): void {
    this.#lost(this);
  }
}

/**
 * What was read of the rows under one key. To look at an entry or a row costs more than all else here, for they lie far
 * apart in memory: what holds is handed on unseen.
 */
class Roll<Row extends object, Value> {
  readonly #index: Index<Row>;
  readonly #key: string;
  readonly #how: EachRead<Row, Value>;
  values: readonly Value[] = [];
  /** What the whole list rests on: falls with any entry, and when the rows are others. */
  ground = new Ground();
  #rows: readonly Row[] = [];
  #entries: readonly Entry<Value>[] = [];
  /** Entries that hold no more since they were read. */
  #fallen: Entry<Value>[] = [];
  /** Entries that will hold no more when their time is over. */
  #timed: Entry<Value>[] = [];

  constructor(index: Index<Row>, key: string, how: EachRead<Row, Value>) {
    this.#index = index;
    this.#key = key;
    this.#how = how;
    this.ground.fall(); // Nothing was read yet.
  }

  /** Rows keep their order, and new ones come last: what was read before is met in passing. */
  renew(world: View): void {
    this.ground.fall();
    this.#dropOverdue(world.now);
    const before = this.values;
    const rows = world.where(this.#index, this.#key);
    const entries: Entry<Value>[] = [];
    const values: Value[] = [];
    let met = 0;
    for (const row of rows) {
      while (met < before.length && !this.#isMet(met, row)) this.#entries[met++]?.fall();
      const known = this.#entries[met];
      if (known !== undefined && this.#stillHolds(known, this.#rows[met], row)) {
        entries.push(known);
        values.push(before[met] as Value);
      } else {
        known?.fall();
        const entry = this.#read(world, row);
        entries.push(entry);
        values.push(entry.value);
      }
      met++;
    }
    while (met < before.length) this.#entries[met++]?.fall();
    this.#rows = rows;
    this.#entries = entries;
    this.values = values;
    this.#fallen = [];
    this.ground = this.#newGround(world);
  }

  #dropOverdue(now: SimTime): void {
    const timed = this.#timed;
    this.#timed = timed.filter((entry) => entry.holdsAt(now));
    for (const entry of timed) if (!entry.holdsAt(now)) entry.fall();
  }

  #isMet(place: number, row: Row): boolean {
    const met = this.#rows[place];
    const { key } = this.#index.table;
    return met === row || met?.[key] === row[key];
  }

  #stillHolds(entry: Entry<Value>, before: Row | undefined, row: Row): boolean {
    if (this.#fallen.includes(entry)) return false;
    return before === row || (before !== undefined && this.#how.isAlike?.(before, row) === true);
  }

  #read(world: View, row: Row): Entry<Value> {
    const entry = new Entry<Value>(this.#lose);
    entry.value = this.#how.read(new Reader(world, entry), row);
    if (entry.until < Infinity) this.#timed.push(entry);
    return entry;
  }

  readonly #lose = (entry: Entry<Value>): void => {
    this.#fallen.push(entry);
    this.ground.fall();
  };

  #newGround(world: View): Ground {
    const ground = new Ground();
    for (const { until } of this.#timed) if (until < ground.until) ground.until = until;
    world.onlookers(this.#index.table).sawFiled(this.#index, this.#key, ground);
    return ground;
  }
}
