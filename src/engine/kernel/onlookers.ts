import type { SimTime } from "./time.ts";
import type { AnyIndex } from "./table.ts";

/** What something that was read rests on. It holds until any of that changes, or its time is over. */
export class Ground {
  /** From then on it holds no more. */
  until: SimTime = Infinity;
  #holds = true;
  /** Where it is noted, to be struck out again. */
  readonly #notedIn: Set<Ground>[] = [];
  /** What was read with the help of it. */
  readonly #above = new Set<Ground>();
  readonly #fallen: () => void;

  /** @param fallen what is to be done once it holds no more */
  constructor(fallen: () => void) {
    this.#fallen = fallen;
  }

  holdsAt(now: SimTime): boolean {
    return this.#holds && now < this.until;
  }

  /** Notes it among those whom a change concerns. */
  noteIn(concerned: Set<Ground>): void {
    if (concerned.has(this)) return;
    concerned.add(this);
    this.#notedIn.push(concerned);
  }

  /** It rests on another one too. */
  restOn(other: Ground): void {
    this.noteIn(other.#above);
    this.until = Math.min(this.until, other.until);
  }

  /** It holds no more, nor does what rests on it. */
  fall(): void {
    if (!this.#holds) return;
    this.#holds = false;
    for (const concerned of this.#notedIn) concerned.delete(this);
    for (const one of this.#above) one.fall();
    this.#fallen();
  }
}

type KeyOf = (row: object) => string | undefined;

/** Who has read what of one table, so that a change finds those whom it concerns and costs the others nothing. */
export class Onlookers {
  readonly #byId = new Map<string, Set<Ground>>();
  readonly #byKey = new Map<string, { readonly of: KeyOf; readonly grounds: Map<string, Set<Ground>> }>();
  readonly #ofAll = new Set<Ground>();

  /** It was seen which row that is, or that there is none. */
  sawRow(id: string, ground: Ground): void {
    ground.noteIn(concernedBy(this.#byId, id));
  }

  /** It was seen what an index files under a key. */
  sawFiled({ name, of }: AnyIndex, key: string, ground: Ground): void {
    const known = this.#byKey.get(name);
    const { grounds } = known ?? { grounds: new Map<string, Set<Ground>>() };
    if (known === undefined) this.#byKey.set(name, { of: of as KeyOf, grounds });
    ground.noteIn(concernedBy(grounds, key));
  }

  sawMany(ground: Ground): void {
    ground.noteIn(this.#ofAll);
  }

  /** A row came (no `before`), went (no `after`), or is another one now. */
  changed(id: string, before: object | undefined, after: object | undefined): void {
    fallAll(this.#ofAll);
    fallUnder(this.#byId, id);
    for (const { of, grounds } of this.#byKey.values()) {
      const [from, to] = [before && of(before), after && of(after)];
      if (from !== undefined) fallUnder(grounds, from);
      if (to !== undefined && to !== from) fallUnder(grounds, to);
    }
  }
}

function concernedBy(grounds: Map<string, Set<Ground>>, key: string): Set<Ground> {
  const known = grounds.get(key);
  if (known !== undefined) return known;
  const concerned = new Set<Ground>();
  grounds.set(key, concerned);
  return concerned;
}

function fallUnder(grounds: Map<string, Set<Ground>>, key: string): void {
  const concerned = grounds.get(key);
  if (concerned === undefined) return;
  fallAll(concerned);
  grounds.delete(key);
}

function fallAll(concerned: Set<Ground>): void {
  for (const ground of concerned) ground.fall();
}
