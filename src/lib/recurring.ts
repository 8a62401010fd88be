import { Hash } from "./hash.ts";

/**
 * The hash of plain data that come again and again much alike, as rows of one table do. Of each part it keeps what came
 * last and the hash of that, so that the very same thing is not read again: the tasks of a service share most of what
 * they say. It hangs on the content alone: who has seen nothing yet comes to the same.
 */
export class Recurring {
  #last: unknown;
  readonly #hash = new Hash();
  /** Of an object, by position; of a list all items have the same. */
  readonly #parts: Recurring[] = [];
  readonly #names: string[] = [];
  readonly #hashOfNames = new Hash();

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
    for (let i = 0; i < list.length; i++) this.#part(0).into(this.#hash, list[i]);
  }

  /** Names apart from what they name, for they are nearly always those of the object before. */
  #readFields(fields: object): void {
    this.#hash.int(7);
    let count = 0;
    let sameNames = true;
    for (const name in fields) {
      if (this.#names[count] !== name) {
        this.#names[count] = name;
        sameNames = false;
      }
      this.#part(count).into(this.#hash, (fields as Record<string, unknown>)[name]);
      count++;
    }
    if (!sameNames || this.#names.length > count) this.#readNames(count);
    this.#hash.include(this.#hashOfNames);
  }

  #readNames(count: number): void {
    this.#names.length = count;
    this.#hashOfNames.restart();
    for (const name of this.#names) this.#hashOfNames.text(name);
  }

  #part(at: number): Recurring {
    return (this.#parts[at] ??= new Recurring());
  }
}
