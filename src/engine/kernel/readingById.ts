import type { View } from "./context.ts";
import { hearing, type Derived } from "./derived.ts";
import { Ground } from "./onlookers.ts";
import { Reader } from "./reading.ts";
import { takesShortcuts } from "./shortcuts.ts";
import type { Table } from "./table.ts";

interface ReadById<Row, Value> {
  readonly read: (view: View, row: Row) => Value;
  /** Whether of two rows of one id the same is read, as far as it hangs on them. */
  readonly isAlike: (before: Row, after: Row) => boolean;
}

/**
 * What is read off one row, remembered as a reading is, but by the id of the row: it outlives all that becomes of the row
 * which it does not go by. Undefined: there is no such row.
 */
export function readingById<Row extends object, Value>(name: string, table: Table<Row>, { read, isAlike }: ReadById<Row, Value>): (view: View, id: string) => Value | undefined {
  // Dropped when the world is put back, as all that is derived.
  const memory: Derived<Memory<Value>> = {
    name,
    build: () => new Map(),
    hears: [
      hearing(table, (known, before, after) => {
        if (before === undefined || (after !== undefined && isAlike(before, after))) return;
        known.get(before[table.key] as string)?.fall();
      }),
    ],
  };
  return (view, id) => {
    const outer = view instanceof Reader ? view : undefined;
    const world = outer?.world ?? view;
    if (!takesShortcuts()) return readNow(world, id);
    const remembered = world.derived(memory);
    const known = remembered.get(id);
    if (known?.holdsAt(world.now) === true) {
      outer?.ground.restOn(known);
      return known.value;
    }
    known?.fall();
    const row = world.find(table, id);
    if (row === undefined) {
      outer?.find(table, id); // So that it is noted who saw that there is none.
      return undefined;
    }
    const entry = new Entry(remembered, id);
    entry.value = read(new Reader(world, entry), row);
    if (entry.holdsAt(world.now)) remembered.set(id, entry);
    else entry.fall();
    outer?.ground.restOn(entry);
    return entry.value;
  };

  function readNow(view: View, id: string): Value | undefined {
    const row = view.find(table, id);
    return row && read(view, row);
  }
}

type Memory<Value> = Map<string, Entry<Value>>;

/** What was read of one row, with the ground it rests on. */
class Entry<Value> extends Ground {
  /** Once it is read. */
  value!: Value;
  readonly #memory: Memory<Value>;
  readonly #id: string;

  constructor(memory: Memory<Value>, id: string) {
    super();
    this.#memory = memory;
    this.#id = id;
  }

  protected override fallen(): void {
    if (this.#memory.get(this.#id) === this) this.#memory.delete(this.#id);
  }
}
