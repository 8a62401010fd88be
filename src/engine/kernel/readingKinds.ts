import { fail } from "../../lib/assert.ts";
import type { View } from "./context.ts";
import { hearing, type Derived } from "./derived.ts";
import { Ground } from "./onlookers.ts";
import { Reader } from "./reading.ts";
import { takesShortcuts } from "./shortcuts.ts";
import type { Index } from "./table.ts";

/** What is read of rows that are alike, and how many they are. */
export interface Kind<Value> {
  readonly value: Value;
  readonly count: number;
}

interface KindsRead<Row, Value> {
  /** Of which rows it is read, by nothing but themselves: the others may come and go. Nothing is said: of all. */
  readonly concerns?: (row: Row) => boolean;
  readonly read: (view: View, row: Row) => Value;
  /** A text that tells all of what was read: rows of one text are of one kind, and by it the kinds are ordered. */
  readonly nameOf: (value: Value) => string;
  /** Whether of two rows of one id the same is read, as far as it hangs on them; nothing is said: of no two. */
  readonly isAlike?: (before: Row, after: Row) => boolean;
}

/**
 * What is read off the rows that an index files under a key, where the same is read of most of them: as the few kinds
 * that there are, each with its count. It is remembered as a reading is. A change costs what it costs to read those rows
 * again that it concerns, however many there are.
 */
export function readingKinds<Row extends object, Value>(name: string, index: Index<Row>, how: KindsRead<Row, Value>): (view: View, key: string) => readonly Kind<Value>[] {
  const { concerns = () => true } = how;
  const keyOf = (row: Row | undefined): string | undefined => (row !== undefined && concerns(row) ? index.of(row) : undefined);
  // Dropped when the world is put back, as all that is derived.
  const memory: Derived<Map<string, Census<Row, Value>>> = {
    name,
    build: () => new Map(),
    hears: [
      hearing(index.table, (censuses, before, after, place) => {
        const from = keyOf(before);
        const to = keyOf(after);
        if (from !== undefined && from !== to) censuses.get(from)?.left(place);
        if (to !== undefined && after !== undefined) censuses.get(to)?.isNow(after, place);
      }),
    ],
  };
  return (view, key) => {
    if (!takesShortcuts()) return kindsAmong(view.where(index, key).filter(concerns), view, how);
    const outer = view instanceof Reader ? view : undefined;
    const world = outer?.world ?? view;
    const censuses = world.derived(memory);
    let census = censuses.get(key);
    if (census === undefined) censuses.set(key, (census = censusOf(world, how, { index, key })));
    if (!census.ground.holdsAt(world.now)) census.renew(world);
    outer?.ground.restOn(census.ground);
    return census.kinds;
  };
}

function kindsAmong<Row, Value>(rows: readonly Row[], view: View, { read, nameOf }: KindsRead<Row, Value>): readonly Kind<Value>[] {
  const counts = new Counts<Value>();
  for (const row of rows) {
    const value = read(view, row);
    counts.add(nameOf(value), value);
  }
  return counts.inOrder();
}

function censusOf<Row extends object, Value>(world: View, how: KindsRead<Row, Value>, { index, key }: { readonly index: Index<Row>; readonly key: string }): Census<Row, Value> {
  const census = new Census(how);
  const { table } = index;
  for (const row of world.where(index, key)) if (how.concerns?.(row) !== false) census.isNow(row, world.placeOf(table, row[table.key] as string) ?? 0);
  return census;
}

/** How many there are of each kind, by its name. */
class Counts<Value> {
  readonly #byName = new Map<string, Kind<Value>>();
  /** Their names in order, until one comes or goes. */
  #names: readonly string[] | undefined;

  add(name: string, value: Value): void {
    const known = this.#byName.get(name);
    if (known === undefined) this.#names = undefined;
    this.#byName.set(name, known === undefined ? { value, count: 1 } : { value: known.value, count: known.count + 1 });
  }

  takeAway(name: string): void {
    const known = this.#byName.get(name);
    if (known === undefined) return;
    if (known.count > 1) return void this.#byName.set(name, { value: known.value, count: known.count - 1 });
    this.#byName.delete(name);
    this.#names = undefined;
  }

  /** By name: whoever counts the same anew finds the same order. */
  inOrder(): readonly Kind<Value>[] {
    this.#names ??= [...this.#byName.keys()].toSorted();
    return this.#names.map((name) => this.#byName.get(name) ?? fail(`nothing is of the kind ${name}`));
  }
}

/** What was read of one row, with the ground it rests on. */
class Member<Row> extends Ground {
  /** As it is now; what was read of it holds as long as the rows are alike. */
  row: Row;
  readonly place: number;
  /** The name of its kind, once it is read. */
  name = "";
  readonly #lost: (member: Member<Row>) => void;

  constructor(row: Row, place: number, lost: (member: Member<Row>) => void) {
    super();
    this.row = row;
    this.place = place;
    this.#lost = lost;
  }

  protected override fallen(): void {
    this.#lost(this);
  }
}

/** The rows under one key, by their places: what is known of them, and those of which nothing is. */
class Census<Row extends object, Value> {
  kinds: readonly Kind<Value>[] = [];
  /** What the whole rests on: falls with anything that was read, and when rows come or go. */
  ground = new Ground();
  readonly #how: KindsRead<Row, Value>;
  readonly #members = new Map<number, Member<Row>>();
  readonly #unread = new Map<number, Row>();
  readonly #counts = new Counts<Value>();
  /** Those that will hold no more when their time is over. */
  #timed: Member<Row>[] = [];

  constructor(how: KindsRead<Row, Value>) {
    this.#how = how;
    this.ground.fall(); // Nothing was read yet.
  }

  /** A row came, or is another one now. */
  isNow(row: Row, place: number): void {
    const member = this.#members.get(place);
    if (member === undefined) {
      this.#unread.set(place, row);
      this.ground.fall();
      return;
    }
    const before = member.row;
    member.row = row;
    if (this.#how.isAlike?.(before, row) !== true) member.fall();
  }

  left(place: number): void {
    this.#members.get(place)?.fall();
    this.#unread.delete(place);
    this.ground.fall();
  }

  renew(world: View): void {
    this.ground.fall();
    for (const member of this.#timed) if (!member.holdsAt(world.now)) member.fall();
    this.#timed = this.#timed.filter(({ holds }) => holds);
    for (const [place, row] of this.#unread) {
      this.#unread.delete(place);
      this.#read(world, row, place);
    }
    this.kinds = this.#counts.inOrder();
    this.ground = new Ground();
    for (const { until } of this.#timed) if (until < this.ground.until) this.ground.until = until;
  }

  #read(world: View, row: Row, place: number): void {
    const member = new Member(row, place, this.#lose);
    const value = this.#how.read(new Reader(world, member), row);
    member.name = this.#how.nameOf(value);
    this.#counts.add(member.name, value);
    this.#members.set(place, member);
    if (member.until < Infinity) this.#timed.push(member);
  }

  readonly #lose = (member: Member<Row>): void => {
    this.#members.delete(member.place);
    this.#counts.takeAway(member.name);
    this.#unread.set(member.place, member.row);
    this.ground.fall();
  };
}

