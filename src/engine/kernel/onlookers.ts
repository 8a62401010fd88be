import type { SimTime } from "./time.ts";
import type { AnyIndex } from "./table.ts";

/** What something that was read rests on. It holds until any of that changes, or its time is over. */
export class Ground {
  /** From then on it holds no more. */
  until: SimTime = Infinity;
  #holds = true;
  /** What was read with the help of it. */
  readonly #above = new Grounds();

  /** What is to be done once it holds no more: nothing, where whoever keeps it asks. */
  protected fallen(): void {}

  get holds(): boolean {
    return this.#holds;
  }

  holdsAt(now: SimTime): boolean {
    return this.#holds && now < this.until;
  }

  /** It rests on another one too. */
  restOn(other: Ground): void {
    other.#above.add(this);
    if (other.until < this.until) this.until = other.until;
  }

  /** It holds no more, nor does what rests on it. */
  fall(): void {
    if (!this.#holds) return;
    this.#holds = false;
    this.#above.fall();
    this.fallen();
  }
}

/** Those whom a change concerns. They are not struck out as they fall: now and then those that have are left behind. */
class Grounds {
  #all: Ground[] = [];
  /** So many may stand here before it is looked through. */
  #room = 8;

  add(ground: Ground): void {
    const all = this.#all;
    if (all[all.length - 1] === ground) return;
    if (all.length >= this.#room) this.#tidy();
    this.#all.push(ground);
  }

  fall(): void {
    const all = this.#all;
    this.#all = [];
    for (const ground of all) ground.fall();
  }

  #tidy(): void {
    this.#all = this.#all.filter(({ holds }) => holds);
    this.#room = Math.max(8, 2 * this.#all.length);
  }
}

type KeyOf = (row: object) => string | undefined;

/** Who has read what of one table, so that a change finds those whom it concerns and costs the others nothing. */
export class Onlookers {
  readonly #byId = new Map<string, Grounds>();
  readonly #byKey = new Map<string, { readonly of: KeyOf; readonly grounds: Map<string, Grounds> }>();
  readonly #ofAll = new Grounds();

  /** It was seen which row that is, or that there is none. */
  sawRow(id: string, ground: Ground): void {
    concernedBy(this.#byId, id).add(ground);
  }

  /** It was seen what an index files under a key. */
  sawFiled({ name, of }: AnyIndex, key: string, ground: Ground): void {
    const known = this.#byKey.get(name);
    const { grounds } = known ?? { grounds: new Map<string, Grounds>() };
    if (known === undefined) this.#byKey.set(name, { of: of as KeyOf, grounds });
    concernedBy(grounds, key).add(ground);
  }

  sawMany(ground: Ground): void {
    this.#ofAll.add(ground);
  }

  /** A row came (no `before`), went (no `after`), or is another one now. */
  changed(id: string, before: object | undefined, after: object | undefined): void {
    this.#ofAll.fall();
    fallUnder(this.#byId, id);
    for (const { of, grounds } of this.#byKey.values()) {
      const [from, to] = [before && of(before), after && of(after)];
      if (from !== undefined) fallUnder(grounds, from);
      if (to !== undefined && to !== from) fallUnder(grounds, to);
    }
  }
}

function concernedBy(grounds: Map<string, Grounds>, key: string): Grounds {
  const known = grounds.get(key);
  if (known !== undefined) return known;
  const concerned = new Grounds();
  grounds.set(key, concerned);
  return concerned;
}

function fallUnder(grounds: Map<string, Grounds>, key: string): void {
  const concerned = grounds.get(key);
  if (concerned === undefined) return;
  concerned.fall();
  grounds.delete(key);
}
