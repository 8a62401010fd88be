import type { View } from "./context.ts";
import type { Derived } from "./derived.ts";
import type { Index, Table, Tally } from "./table.ts";

/**
 * Something that is read off rows again and again, and remembered as long as these rows are as they were. Which ones
 * they are is noted as it is read. What asks for the time, for timers or for what is derived is not remembered.
 */
export function reading<Subject extends object, Value>(name: string, read: (view: View, subject: Subject) => Value): (view: View, subject: Subject) => Value {
  // Dropped when the world is put back, as all that is derived.
  const memory: Derived<WeakMap<Subject, Remembered<Value>>> = { name, build: () => new WeakMap(), hears: [] };
  return (view, subject) => {
    if (view instanceof Reader) return read(view, subject); // Who remembers more than this notes what this hangs on.
    const remembered = view.derived(memory);
    const known = remembered.get(subject);
    if (known?.notes.every((note) => note.holds(view)) === true) return known.value;
    const reader = new Reader(view);
    const value = read(reader, subject);
    if (reader.isFleeting) remembered.delete(subject);
    else remembered.set(subject, { value, notes: [...reader.notes.values()] });
    return value;
  };
}

interface Remembered<Value> {
  readonly value: Value;
  readonly notes: readonly Note[];
}

/** What was seen of one table. */
class Note {
  readonly #table: Table<object>;
  #changes: number;
  readonly #rows = new Map<string, object | undefined>();
  #isOfAll = false;

  constructor(view: View, table: Table<object>) {
    this.#table = table;
    this.#changes = view.changesOf(table);
  }

  sawRow(id: string, row: object | undefined): void {
    this.#rows.set(id, row);
  }

  sawMany(): void {
    this.#isOfAll = true;
  }

  holds(view: View): boolean {
    const changes = view.changesOf(this.#table);
    if (changes === this.#changes) return true;
    if (this.#isOfAll) return false;
    for (const [id, row] of this.#rows) if (view.find(this.#table, id) !== row) return false;
    this.#changes = changes;
    return true;
  }
}

class Reader implements View {
  readonly notes = new Map<string, Note>();
  isFleeting = false;
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  get now(): number {
    return this.#fleeting().now;
  }

  find<Row extends object>(table: Table<Row>, id: string): Row | undefined {
    const row = this.#view.find(table, id);
    this.#noteOf(table).sawRow(id, row);
    return row;
  }

  need<Row extends object>(table: Table<Row>, id: string): Row {
    const row = this.#view.need(table, id);
    this.#noteOf(table).sawRow(id, row);
    return row;
  }

  all<Row extends object>(table: Table<Row>): readonly Row[] {
    return this.#seeing(table).all(table);
  }

  where<Row extends object>(index: Index<Row>, key: string): readonly Row[] {
    return this.#seeing(index.table).where(index, key);
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
    return this.#view;
  }

  #fleeting(): View {
    this.isFleeting = true;
    return this.#view;
  }

  #noteOf(table: Table<never>): Note {
    const known = this.notes.get(table.name);
    if (known !== undefined) return known;
    const note = new Note(this.#view, table as Table<object>);
    this.notes.set(table.name, note);
    return note;
  }
}
