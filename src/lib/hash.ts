/**
 * A 64-bit running hash in two 32-bit lanes, integer arithmetic only, so that every
 * browser gets the same bits. Not for secrets: it tells histories apart, nothing more.
 */
export class Hash {
  /** A typed array, for engines box a whole number that needs all of its 32 bits when it stands in a field. */
  readonly #lanes = new Int32Array(2);

  constructor(a = FIRST_A, b = FIRST_B) {
    this.#lanes[0] = a;
    this.#lanes[1] = b;
  }

  /** Takes in one 32-bit integer. */
  int(value: number): void {
    const lanes = this.#lanes;
    const b = lanes[1] ?? 0;
    const a = (Math.imul((lanes[0] ?? 0) ^ value, 0x01000193) + (b >>> 15)) | 0;
    lanes[0] = a;
    lanes[1] = Math.imul(b ^ (value + 0x7f4a7c15), 0x85ebca6b) ^ (a >>> 13);
  }

  /** Takes in a number of any kind, by the bits of its double. */
  number(value: number): void {
    if ((value | 0) === value && !Object.is(value, -0)) {
      this.int(1);
      this.int(value);
    } else {
      double[0] = value;
      this.int(2);
      this.int(words[0] ?? 0);
      this.int(words[1] ?? 0);
    }
  }

  /**
   * Takes in a string, with its length so that "a","bc" differs from "ab","c". Most of what is hashed is text, so each
   * lane takes two of four characters, in local variables; the lanes mix with each round.
   */
  text(value: string): void {
    const { length } = value;
    this.int(length ^ 0x51ed270b);
    const lanes = this.#lanes;
    let a = lanes[0] ?? 0;
    let b = lanes[1] ?? 0;
    const whole = length & ~3;
    for (let i = 0; i < whole; i += 4) {
      const two = value.charCodeAt(i) | (value.charCodeAt(i + 1) << 16);
      const next = value.charCodeAt(i + 2) | (value.charCodeAt(i + 3) << 16);
      a = (Math.imul(a ^ two, 0x01000193) + (b >>> 15)) | 0;
      b = Math.imul(b ^ (next + 0x7f4a7c15), 0x85ebca6b) ^ (a >>> 13);
    }
    if (whole < length) {
      // By itself, for to read past the end is dear: there is NaN, which stands for no bits.
      const two = value.charCodeAt(whole) | (value.charCodeAt(whole + 1) << 16);
      const next = value.charCodeAt(whole + 2) | 0;
      a = (Math.imul(a ^ two, 0x01000193) + (b >>> 15)) | 0;
      b = Math.imul(b ^ (next + 0x7f4a7c15), 0x85ebca6b) ^ (a >>> 13);
    }
    lanes[0] = a;
    lanes[1] = b;
  }

  /** Takes in plain data; keys in the order in which they stand. */
  value(value: unknown): void {
    if (typeof value === "string") this.text(value);
    else if (typeof value === "number") this.number(value);
    else if (typeof value === "boolean") this.int(value ? 3 : 4);
    else if (value === null || value === undefined) this.int(5);
    else if (Array.isArray(value)) {
      this.int(6);
      this.int(value.length);
      // By position: what `for of` makes to go through a list was a tenth of what a task costs in memory.
      for (let i = 0; i < value.length; i++) this.value(value[i]);
    } else {
      this.int(7);
      // for-in makes no list of keys, and plain data has none but its own.
      for (const key in value) {
        this.text(key);
        this.value((value as Record<string, unknown>)[key]);
      }
      this.int(8);
    }
  }

  /** Takes in what another has taken in. */
  include(other: Hash): void {
    this.int(other.#lanes[0] ?? 0);
    this.int(other.#lanes[1] ?? 0);
  }

  /** Begins anew. */
  restart(): void {
    this.#lanes[0] = FIRST_A;
    this.#lanes[1] = FIRST_B;
  }

  /** The two lanes, to save and to go on from. */
  state(): readonly [number, number] {
    return [this.#lanes[0] ?? 0, this.#lanes[1] ?? 0];
  }

  /** Sixteen hexadecimal digits. */
  hex(): string {
    return hex32(this.#lanes[0] ?? 0) + hex32(this.#lanes[1] ?? 0);
  }
}

const FIRST_A = 0x9e3779b9;
const FIRST_B = 0x85ebca6b;

/** A 32-bit hash of one string. */
export function hashText(text: string): number {
  // What `int` does for its length and for each character, in local variables: it is asked for with every instance.
  let a = FIRST_A | 0;
  let b = FIRST_B | 0;
  for (let i = -1; i < text.length; i++) {
    const value = i < 0 ? text.length ^ 0x51ed270b : text.charCodeAt(i);
    a = (Math.imul(a ^ value, 0x01000193) + (b >>> 15)) | 0;
    b = Math.imul(b ^ (value + 0x7f4a7c15), 0x85ebca6b) ^ (a >>> 13);
  }
  return a ^ b;
}

/** A 32-bit integer as eight hexadecimal digits. */
export function hex32(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}

// Byte order is little-endian on every platform that runs a browser.
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
