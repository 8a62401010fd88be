import type { SimTime } from "./time.ts";
import type { AnyIndex } from "./table.ts";

/** What something that was read rests on. It holds until any of that changes, or its time is over. */
export class Ground {
  /** From then on it holds no more. */
  until: SimTime = Infinity;
  #holds = true;
  /** What was read with the help of it; undefined: nothing yet, as with most. */
  #above: Grounds | undefined;

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
    (other.#above ??= new Grounds()).add(this);
    if (other.until < this.until) this.until = other.until;
  }

  /** It holds no more, nor does what rests on it. */
  fall(): void {
    if (!this.#holds) return;
    this.#holds = false;
    this.#above?.fall();
    this.fallen();
  }
}

/** Those whom a change concerns. They are not struck out as they fall: now and then those that have are left behind. */
class Grounds {
  #all: Ground[] = NOBODY;
  /** So many may stand here before it is looked through. */
  #room = 8;

  add(ground: Ground): void {
    const all = this.#all;
    if (all.length === 0) return void (this.#all = [ground]);
    if (all[all.length - 1] === ground) return;
    if (all.length >= this.#room) this.#tidy();
    this.#all.push(ground);
  }

  fall(): void {
    const all = this.#all;
    this.#all = NOBODY;
    for (const ground of all) ground.fall();
  }

  #tidy(): void {
    this.#all = this.#all.filter(({ holds }) => holds);
    this.#room = Math.max(8, 2 * this.#all.length);
  }
}

/** Never added to. */
const NOBODY: Ground[] = [];

type KeyOf = (row: object) => string | undefined;

/** Who has read what of one table, so that a change finds those whom it concerns and costs the others nothing. */
export class Onlookers {
  readonly #byId = new Map<string, Grounds>();
  readonly #byKey = new Map<string, Filed>();
  readonly #allFiled: Filed[] = [];
  readonly #ofAll = new Grounds();

  /** It was seen which row that is, or that there is none. */
  sawRow(id: string, ground: Ground): void {
    concernedBy(this.#byId, id).add(ground);
  }

  /** It was seen what an index files under a key. */
  sawFiled({ name, of }: AnyIndex, key: string, ground: Ground): void {
    let filed = this.#byKey.get(name);
    if (filed === undefined) {
      filed = { of: of as KeyOf, grounds: new Map() };
      this.#byKey.set(name, filed);
      this.#allFiled.push(filed);
    }
    concernedBy(filed.grounds, key).add(ground);
  }

  sawMany(ground: Ground): void {
    this.#ofAll.add(ground);
  }

  /** A row came (no `before`), went (no `after`), or is another one now. */
  changed(id: string, before: object | undefined, after: object | undefined): void {
    this.#ofAll.fall();
    fallUnder(this.#byId, id, after !== undefined);
    for (const { of, grounds } of this.#allFiled) {
      const from = before && of(before);
      const to = after && of(after);
      if (from !== undefined) fallUnder(grounds, from, from === to);
      if (to !== undefined && to !== from) fallUnder(grounds, to, true);
    }
  }
}

/** Who has read what an index files. */
interface Filed {
  readonly of: KeyOf;
  readonly grounds: Map<string, Grounds>;
}

function concernedBy(grounds: Map<string, Grounds>, key: string): Grounds {
  const known = grounds.get(key);
  if (known !== undefined) return known;
  const concerned = new Grounds();
  grounds.set(key, concerned);
  return concerned;
}

/** @param stays whether it will be read again: what is there is most often read anew as soon as it has changed */
function fallUnder(grounds: Map<string, Grounds>, key: string, stays: boolean): void {
  const concerned = grounds.get(key);
  if (concerned === undefined) return;
  concerned.fall();
  if (!stays) grounds.delete(key);
}
