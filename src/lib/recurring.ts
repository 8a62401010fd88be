import { Hash } from "./hash.ts";

/** So many names are remembered of objects in one place; with one more it begins anew. */
const NAMES_KEPT = 200;

/**
 * The hash of plain data that come again and again much alike, as rows of one table do. Of each part it keeps what came
 * last and the hash of that, so that the very same thing is not read again: the tasks of a service share most of what
 * they say. It hangs on the content alone: who has seen nothing yet comes to the same.
 */
export class Recurring {
  #last: unknown;
  readonly #hash = new Hash();
  /** Of a list: all items have the same. */
  #item: Recurring | undefined;
  /** Of an object: what stands before its first field. */
  #start: Field | undefined;
  #namesKept = 0;

  /** Lets a hash take in a value, which must not change from then on. */
  into(hash: Hash, value: unknown): void {
    if (typeof value !== "string" && (typeof value !== "object" || value === null)) return hash.value(value);
    if (value !== this.#last) this.#read(value);
    hash.include(this.#hash);
  }

  #read(value: string | object): void {
    this.#last = value;
    this.#hash.restart();
    if (typeof value === "string") this.#hash.text(value);
    else if (Array.isArray(value)) this.#readList(value);
    else this.#readFields(value);
  }

  #readList(list: readonly unknown[]): void {
    this.#hash.int(6);
    this.#hash.int(list.length);
    const item = (this.#item ??= new Recurring());
    for (let i = 0; i < list.length; i++) item.into(this.#hash, list[i]);
  }

  /** Names apart from what they name, for they are nearly always those of an object before. */
  #readFields(fields: object): void {
    this.#hash.int(7);
    let field = (this.#start ??= new Field("", undefined));
    for (const name in fields) {
      const { next } = field;
      field = next !== undefined && next.name === name ? next : this.#fieldAfter(field, name);
      field.value.into(this.#hash, (fields as Record<string, unknown>)[name]);
    }
    this.#hash.include(field.names);
  }

  #fieldAfter(field: Field, name: string): Field {
    const known = field.followers.get(name);
    if (known === undefined && this.#namesKept++ >= NAMES_KEPT) {
      this.#start = undefined;
      this.#namesKept = 0;
    }
    return field.followBy(known ?? new Field(name, field));
  }
}

/** A field in its place: objects that have the same names up to it share it. */
class Field {
  readonly name: string;
  /** All names up to it. */
  readonly names: Hash;
  readonly value = new Recurring();
  /** The one that came after it last. */
  next: Field | undefined;
  readonly followers = new Map<string, Field>();

  constructor(name: string, before: Field | undefined) {
    this.name = name;
    this.names = new Hash(...(before?.names.state() ?? []));
    if (before !== undefined) this.names.text(name);
  }

  followBy(field: Field): Field {
    this.followers.set(field.name, field);
    return (this.next = field);
  }
}
