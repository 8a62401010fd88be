/** Rows that are copied together when one of them changes. */
const CHUNK = 256;

type Chunk<Row> = readonly (Row | undefined)[];

/** Ids by place, and places by id: shared by all tables that became of one another, and only ever added to. */
interface Places {
  readonly ids: string[];
  readonly byId: Map<string, number>;
}

/**
 * A table of the page's copy: a map in the order in which rows came, that never changes. The table that a delta makes
 * of it shares all but the chunks in which rows changed: to copy a map of thirty thousand tasks takes longer than all
 * else that is done with a delta.
 */
export class KeptTable<Row> implements ReadonlyMap<string, Row> {
  readonly size: number;
  readonly #places: Places;
  readonly #chunks: readonly Chunk<Row>[];

  private constructor(places: Places, chunks: readonly Chunk<Row>[], size: number) {
    this.size = size;
    this.#places = places;
    this.#chunks = chunks;
  }

  static of<Row>(entries: Iterable<readonly [string, Row]>): KeptTable<Row> {
    return new KeptTable<Row>({ ids: [], byId: new Map() }, [], 0).after([...entries]);
  }

  /** The table with rows replaced, added at its end, and taken out (null). */
  after(changes: readonly (readonly [string, Row | null])[]): KeptTable<Row> {
    if (!this.#canGrowBy(changes)) return KeptTable.of(changed(new Map(this), changes));
    const places = this.#places;
    const chunks = [...this.#chunks];
    const own = new Map<number, (Row | undefined)[]>();
    let size = this.size;
    for (const [id, row] of changes) {
      const known = places.byId.get(id);
      const place = known ?? places.ids.length;
      const at = Math.floor(place / CHUNK);
      const chunk = own.get(at) ?? [...(chunks[at] ?? [])];
      if (known === undefined) {
        if (row === null) continue;
        places.byId.set(id, place);
        places.ids.push(id);
      }
      own.set(at, chunk);
      chunks[at] = chunk;
      size += (row === null ? 0 : 1) - (chunk[place % CHUNK] === undefined ? 0 : 1);
      chunk[place % CHUNK] = row ?? undefined;
    }
    return new KeptTable(places, chunks, size);
  }

  get(id: string): Row | undefined {
    const place = this.#places.byId.get(id);
    return place === undefined ? undefined : this.#chunks[Math.floor(place / CHUNK)]?.[place % CHUNK];
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  *entries(): MapIterator<[string, Row]> {
    for (const [at, chunk] of this.#chunks.entries()) {
      for (const [place, row] of chunk.entries()) {
        const id = this.#places.ids[at * CHUNK + place];
        if (row !== undefined && id !== undefined) yield [id, row];
      }
    }
  }

  *keys(): MapIterator<string> {
    for (const [id] of this.entries()) yield id;
  }

  *values(): MapIterator<Row> {
    for (const chunk of this.#chunks) {
      for (const row of chunk) if (row !== undefined) yield row;
    }
  }

  [Symbol.iterator](): MapIterator<[string, Row]> {
    return this.entries();
  }

  forEach(tell: (row: Row, id: string, table: ReadonlyMap<string, Row>) => void): void {
    for (const [id, row] of this) tell(row, id, this);
  }

  /** Not where a row comes that has a place already, for new ones stand at the end; not where most places are void. */
  #canGrowBy(changes: readonly (readonly [string, Row | null])[]): boolean {
    const { ids, byId } = this.#places;
    if (ids.length > 2 * this.size + 4 * CHUNK) return false;
    const gone = new Set<string>();
    for (const [id, row] of changes) {
      if (row === null) gone.add(id);
      else if (gone.has(id) || (byId.has(id) && !this.has(id))) return false;
    }
    return true;
  }
}

function changed<Row>(rows: Map<string, Row>, changes: readonly (readonly [string, Row | null])[]): Map<string, Row> {
  for (const [id, row] of changes) {
    if (row === null) rows.delete(id);
    else rows.set(id, row);
  }
  return rows;
}
