import type { View } from "./context.ts";
import type { Derived } from "./derived.ts";
import { Ground } from "./onlookers.ts";
import { takesShortcuts } from "./shortcuts.ts";
import type { SimTime } from "./time.ts";
import type { Index, Table, Tally } from "./table.ts";

/**
 * Something that is read off rows again and again, and remembered until one of these rows changes. Which ones they are
 * is noted as it is read: a change then finds what rests on it, so that asking again costs one look, on however many
 * rows it rests. What asks for the time, for timers or for what is derived is not remembered.
 * @param of the table whose rows it is about: it goes with the row that was asked about
 * @param forgotten hears of whom it is remembered no more, for something of what it rests on has changed; it only takes note
 */
export function reading<Subject extends object, Value>(name: string, of: Table<Subject>, read: (view: View, subject: Subject) => Value, forgotten?: Forgotten): Reading<Subject, Value> {
  // Dropped when the world is put back, as all that is derived. By the row itself: it is another one once it has changed.
  const memory: Derived<Memory<Subject, Value>> = { name, build: () => new Map(), hears: [] };
  const ask = (view: View, subject: Subject): Value => {
    if (!takesShortcuts()) return read(view, subject);
    const outer = view instanceof Reader ? view : undefined;
    const world = outer?.world ?? view;
    const remembered = world.derived(memory);
    const known = remembered.get(subject);
    if (known?.holdsAt(world.now) === true) {
      outer?.ground.restOn(known);
      return known.value;
    }
    known?.fall();
    const id = subject[of.key] as string;
    const ground = new Remembered(remembered, subject, forgotten && (() => forgotten(world, id)));
    const reader = new Reader(world, ground);
    reader.find(of, id);
    ground.value = read(reader, subject);
    if (ground.holdsAt(world.now)) remembered.set(subject, ground);
    else ground.fall();
    outer?.ground.restOn(ground);
    return ground.value;
  };
  const holdsUntil = (view: View, subject: Subject): SimTime => {
    const known = takesShortcuts() ? view.derived(memory).get(subject) : undefined;
    return known?.holdsAt(view.now) === true ? known.until : -Infinity;
  };
  return Object.assign(ask, { holdsUntil });
}

interface Reading<Subject, Value> {
  (view: View, subject: Subject): Value;
  /** Until when holds what was read before, unless a row changes; -Infinity: it was not read, or one has changed since. */
  readonly holdsUntil: (view: View, subject: Subject) => SimTime;
}

type Forgotten = (world: View, id: string) => void;

type Memory<Subject extends object, Value> = Map<Subject, Remembered<Subject, Value>>;

/** What was read, with the ground it rests on. */
class Remembered<Subject extends object, Value> extends Ground {
  /** Once it is read. */
  value!: Value;
  readonly #memory: Memory<Subject, Value>;
  readonly #subject: Subject;
  readonly #forgotten: (() => void) | undefined;

  constructor(memory: Memory<Subject, Value>, subject: Subject, forgotten: (() => void) | undefined) {
    super();
    this.#memory = memory;
    this.#subject = subject;
    this.#forgotten = forgotten;
  }

  protected override fallen(): void {
    if (this.#memory.get(this.#subject) === this) this.#memory.delete(this.#subject);
    this.#forgotten?.();
  }
}

/** Whether an instant has come. Who asks this way, and not for the time, is remembered until it has. */
export const hasCome = (view: View, at: SimTime): boolean => (view instanceof Reader ? view.hasCome(at) : view.now >= at);

/** Looks at the world, and notes what it saw. */
export class Reader implements View {
  readonly world: View;
  readonly ground: Ground;

  constructor(world: View, ground: Ground) {
    this.world = world;
    this.ground = ground;
  }

  hasCome(at: SimTime): boolean {
    const { now } = this.world;
    if (now < at) this.ground.until = Math.min(this.ground.until, at);
    return now >= at;
  }

  get now(): number {
    return this.#fleeting().now;
  }

  find<Row extends object>(table: Table<Row>, id: string): Row | undefined {
    this.world.onlookers(table).sawRow(id, this.ground);
    return this.world.find(table, id);
  }

  need<Row extends object>(table: Table<Row>, id: string): Row {
    this.world.onlookers(table).sawRow(id, this.ground);
    return this.world.need(table, id);
  }

  all<Row extends object>(table: Table<Row>): readonly Row[] {
    return this.#seeing(table).all(table);
  }

  where<Row extends object>(index: Index<Row>, key: string): readonly Row[] {
    this.world.onlookers(index.table).sawFiled(index, key, this.ground);
    return this.world.where(index, key);
  }

  count<Row extends object>(index: Index<Row> | Tally<Row>, key: string): number {
    this.world.onlookers(index.table).sawFiled(index, key, this.ground);
    return this.world.count(index, key);
  }

  isEmpty<Row extends object>(index: Index<Row>): boolean {
    return this.#seeing(index.table).isEmpty(index);
  }

  placeOf<Row extends object>(table: Table<Row>, id: string): number | undefined {
    this.world.onlookers(table).sawRow(id, this.ground);
    return this.world.placeOf(table, id);
  }

  size<Row extends object>(table: Table<Row>): number {
    return this.#seeing(table).size(table);
  }

  onlookers(...asked: Parameters<View["onlookers"]>): ReturnType<View["onlookers"]> {
    return this.world.onlookers(...asked);
  }

  waiting(...asked: Parameters<View["waiting"]>): number | undefined {
    return this.#fleeting().waiting(...asked);
  }

  derived<State extends object>(derived: Derived<State>): State {
    return this.#fleeting().derived(derived);
  }

  #seeing(table: Table<never>): View {
    this.world.onlookers(table).sawMany(this.ground);
    return this.world;
  }

  #fleeting(): View {
    this.ground.until = -Infinity;
    return this.world;
  }
}
