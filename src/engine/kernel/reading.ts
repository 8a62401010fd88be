import type { View } from "./context.ts";
import type { Derived } from "./derived.ts";
import type { SimTime } from "./time.ts";
import type { Index, Table, Tally } from "./table.ts";

/**
 * Something that is read off rows again and again, and remembered as long as these rows are as they were. Which ones
 * they are is noted as it is read. What asks for the time, for timers or for what is derived is not remembered.
 */
export function reading<Subject extends object, Value>(name: string, read: (view: View, subject: Subject) => Value): (view: View, subject: Subject) => Value {
  // Dropped when the world is put back, as all that is derived.
  const memory: Derived<WeakMap<Subject, Remembered<Value>>> = { name, build: () => new WeakMap(), hears: [] };
  return (view, subject) => {
    const outer = view instanceof Reader ? view : undefined;
    const world = outer?.world ?? view;
    const remembered = world.derived(memory);
    const known = remembered.get(subject);
    if (known !== undefined && stillHolds(world, known)) {
      outer?.takeOver(known);
      return known.value;
    }
    const reader = new Reader(world);
    const value = read(reader, subject);
    const { notes, until } = reader;
    remembered.set(subject, { value, notes: [...notes.values(), ...reader.others], until });
    outer?.takeOver({ notes: [...notes.values(), ...reader.others], until });
    return value;
  };
}

interface Remembered<Value> extends Ground {
  readonly value: Value;
}

/** What something that was read hangs on. */
interface Ground {
  readonly notes: readonly Note[];
  /** From then on it is to be read anew. */
  readonly until: SimTime;
}

function stillHolds(view: View, { notes, until }: Ground): boolean {
  if (view.now >= until) return false;
  for (const note of notes) if (!note.holds(view)) return false;
  return true;
}

/** Whether an instant has come. Who asks this way, and not for the time, is remembered until it has. */
export const hasCome = (view: View, at: SimTime): boolean => (view instanceof Reader ? view.hasCome(at) : view.now >= at);

/** What was seen of one table. */
class Note {
  readonly #table: Table<object>;
  #changes: number;
  readonly #rows = new Map<string, object | undefined>();
  /** Whether an index files under a key what it filed then. */
  readonly #filed: ((view: View) => boolean)[] = [];
  #isOfAll = false;

  constructor(view: View, table: Table<object>) {
    this.#table = table;
    this.#changes = view.changesOf(table);
  }

  sawRow(id: string, row: object | undefined): void {
    this.#rows.set(id, row);
  }

  sawFiled<Row extends object>(index: Index<Row>, key: string, rows: readonly Row[]): void {
    this.#filed.push((view) => isSame(view.where(index, key), rows));
  }

  sawMany(): void {
    this.#isOfAll = true;
  }

  holds(view: View): boolean {
    const changes = view.changesOf(this.#table);
    if (changes === this.#changes) return true;
    if (this.#isOfAll) return false;
    for (const [id, row] of this.#rows) if (view.find(this.#table, id) !== row) return false;
    for (const isAsThen of this.#filed) if (!isAsThen(view)) return false;
    this.#changes = changes;
    return true;
  }
}

const isSame = (some: readonly object[], others: readonly object[]): boolean => some.length === others.length && some.every((one, i) => one === others[i]);

class Reader implements View {
  readonly notes = new Map<string, Note>();
  /** Those of what is remembered already. */
  readonly others = new Set<Note>();
  until = Infinity;
  readonly world: View;

  constructor(world: View) {
    this.world = world;
  }

  takeOver({ notes, until }: Ground): void {
    for (const note of notes) this.others.add(note);
    this.until = Math.min(this.until, until);
  }

  hasCome(at: SimTime): boolean {
    const { now } = this.world;
    if (now < at) this.until = Math.min(this.until, at);
    return now >= at;
  }

  get now(): number {
    return this.#fleeting().now;
  }

  find<Row extends object>(table: Table<Row>, id: string): Row | undefined {
    const row = this.world.find(table, id);
    this.#noteOf(table).sawRow(id, row);
    return row;
  }

  need<Row extends object>(table: Table<Row>, id: string): Row {
    const row = this.world.need(table, id);
    this.#noteOf(table).sawRow(id, row);
    return row;
  }

  all<Row extends object>(table: Table<Row>): readonly Row[] {
    return this.#seeing(table).all(table);
  }

  where<Row extends object>(index: Index<Row>, key: string): readonly Row[] {
    const rows = this.world.where(index, key);
    this.#noteOf(index.table).sawFiled(index, key, rows);
    return rows;
  }

  count<Row extends object>(index: Index<Row> | Tally<Row>, key: string): number {
    return this.#seeing(index.table).count(index, key);
  }

  isEmpty<Row extends object>(index: Index<Row>): boolean {
    return this.#seeing(index.table).isEmpty(index);
  }

  placeOf<Row extends object>(table: Table<Row>, id: string): number | undefined {
    return this.#seeing(table).placeOf(table, id);
  }

  size<Row extends object>(table: Table<Row>): number {
    return this.#seeing(table).size(table);
  }

  changesOf<Row extends object>(table: Table<Row>): number {
    return this.#seeing(table).changesOf(table);
  }

  waiting(...asked: Parameters<View["waiting"]>): number | undefined {
    return this.#fleeting().waiting(...asked);
  }

  derived<State extends object>(derived: Derived<State>): State {
    return this.#fleeting().derived(derived);
  }

  #seeing(table: Table<never>): View {
    this.#noteOf(table).sawMany();
    return this.world;
  }

  #fleeting(): View {
    this.until = -Infinity;
    return this.world;
  }

  #noteOf(table: Table<never>): Note {
    const known = this.notes.get(table.name);
    if (known !== undefined) return known;
    const note = new Note(this.world, table as Table<object>);
    this.notes.set(table.name, note);
    return note;
  }
}
