import { BadBody, DEEPEST } from "../badBody.ts";

/** The plain data in CBOR bytes: byte strings become base64, tags are read through. Throws BadBody. */
export function readCbor(bytes: Uint8Array<ArrayBuffer>): unknown {
  return new Reader(bytes).item(0);
}

/** What ends a list, map or text of unknown length. */
const BREAK = Symbol("break");

class Reader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  item(depth: number): unknown {
    const value = this.#itemOrBreak(depth);
    if (value === BREAK) throw bad();
    return value;
  }

  #itemOrBreak(depth: number): unknown {
    if (depth > DEEPEST) throw new BadBody("The request nests too deeply");
    const first = this.#byte();
    const info = first & 0x1f;
    switch (first >> 5) {
      case 0:
        return this.#count(info);
      case 1:
        return -1 - this.#count(info);
      case 2:
        return base64(this.#string(info, 2));
      case 3:
        return new TextDecoder().decode(this.#string(info, 3));
      case 4:
        return this.#list(info, depth);
      case 5:
        return this.#map(info, depth);
      case 6:
        this.#count(info);
        return this.item(depth + 1);
      default:
        return this.#simple(info);
    }
  }

  #simple(info: number): unknown {
    if (info === 20 || info === 21) return info === 21;
    if (info === 22 || info === 23) return null;
    if (info === 25) return half(this.#view.getUint16(this.#take(2)));
    if (info === 26) return this.#view.getFloat32(this.#take(4));
    if (info === 27) return this.#view.getFloat64(this.#take(8));
    if (info === 31) return BREAK;
    throw bad();
  }

  #list(info: number, depth: number): unknown[] {
    const length = info === 31 ? Infinity : this.#count(info);
    const items: unknown[] = [];
    while (items.length < length) {
      const value = this.#itemOrBreak(depth + 1);
      if (value !== BREAK) items.push(value);
      else if (length === Infinity) break;
      else throw bad();
    }
    return items;
  }

  #map(info: number, depth: number): unknown {
    const length = info === 31 ? Infinity : this.#count(info);
    const entries: [string, unknown][] = [];
    while (entries.length < length) {
      const key = this.#itemOrBreak(depth + 1);
      if (key === BREAK && length === Infinity) break;
      if (typeof key !== "string") throw bad();
      entries.push([key, this.item(depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  /** The bytes of a string, which may come in pieces of its own kind. */
  #string(info: number, kind: number): Uint8Array {
    if (info !== 31) return this.#piece(info);
    const pieces: number[] = [];
    for (let first = this.#byte(); first !== 0xff; first = this.#byte()) {
      if (first >> 5 !== kind || (first & 0x1f) === 31) throw bad();
      for (const byte of this.#piece(first & 0x1f)) pieces.push(byte);
    }
    return Uint8Array.from(pieces);
  }

  #piece(info: number): Uint8Array {
    const length = this.#count(info);
    const from = this.#take(length);
    return this.#bytes.subarray(from, from + length);
  }

  #count(info: number): number {
    if (info < 24) return info;
    if (info === 24) return this.#byte();
    if (info === 25) return this.#view.getUint16(this.#take(2));
    if (info === 26) return this.#view.getUint32(this.#take(4));
    if (info === 27) return Number(this.#view.getBigUint64(this.#take(8)));
    throw bad();
  }

  #byte(): number {
    return this.#view.getUint8(this.#take(1));
  }

  /** Moves on by so many bytes and answers where they begin. */
  #take(length: number): number {
    const from = this.#at;
    if (length > this.#bytes.length - from) throw bad();
    this.#at = from + length;
    return from;
  }
}

const bad = (): BadBody => new BadBody("The request is not valid CBOR");

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
