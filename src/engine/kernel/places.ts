/**
 * Where each row of a table lies, by its id, in the order in which the rows came. A saved copy is that order alone, for
 * the ids stand in the rows: to copy a map of them would be the dearest part of saving a world.
 */
export class Places {
  readonly #idAt: (place: number) => string;
  /** Not there until somebody asks after it was put back. */
  #byId: Map<string, number> | undefined = new Map();
  /** Once it was asked for, until rows come or go. */
  #order: Int32Array | undefined;
  /** Whose place was found last: a row is most often looked at and then changed, and to find it by its id is dear. */
  #lastId: string | undefined;
  #lastPlace = -1;

  constructor(idAt: (place: number) => string) {
    this.#idAt = idAt;
  }

  get size(): number {
    return this.#order?.length ?? this.#known().size;
  }

  find(id: string): number | undefined {
    if (id === this.#lastId) return this.#lastPlace;
    const place = this.#known().get(id);
    if (place === undefined) return undefined;
    this.#lastId = id;
    return (this.#lastPlace = place);
  }

  /** False: there is one of this id already. */
  add(id: string, place: number): boolean {
    const known = this.#known();
    const { size } = known;
    known.set(id, place);
    this.#order = undefined;
    return known.size > size;
  }

  remove(id: string): void {
    this.#known().delete(id);
    this.#order = undefined;
    this.#lastId = undefined;
  }

  /** To be saved as well. */
  inOrder(): Int32Array {
    return (this.#order ??= columnOf(this.#known()));
  }

  /** The rows must lie there by then. */
  restore(order: Int32Array): void {
    this.#order = order;
    this.#byId = undefined;
    this.#lastId = undefined;
  }

  #known(): Map<string, number> {
    return (this.#byId ??= new Map(Array.from(this.#order ?? [], (place) => [this.#idAt(place), place])));
  }
}

/** A plain loop: it is gone through whenever rows have come or gone. */
function columnOf(places: ReadonlyMap<string, number>): Int32Array {
  const column = new Int32Array(places.size);
  let at = 0;
  for (const place of places.values()) column[at++] = place;
  return column;
}
