import { hashText } from "../../lib/hash.ts";

/** Four 32-bit words: all there is to know about a stream, and all that a checkpoint keeps. */
export type StreamState = readonly [number, number, number, number];

/**
 * Random numbers, one stream for each concern, so that one more draw for traffic moves no placement.
 * The generator is sfc32: integers only, the same in every browser.
 */
export class Streams {
  readonly #seed: number;
  readonly #words = new Map<string, Int32Array>();
  /** The stream drawn from last: an id is several draws from one. */
  #last: string | undefined;
  #lastWords: Int32Array = new Int32Array(4);

  constructor(seed: number, states: ReadonlyMap<string, StreamState> = new Map()) {
    this.#seed = seed;
    for (const [stream, state] of states) this.#words.set(stream, Int32Array.from(state));
  }

  /** An integer from 0 to 2^32 - 1. */
  draw(stream: string): number {
    if (stream !== this.#last) {
      this.#last = stream;
      this.#lastWords = this.#wordsOf(stream);
    }
    return sfc32(this.#lastWords);
  }

  #wordsOf(stream: string): Int32Array {
    let words = this.#words.get(stream);
    if (words === undefined) this.#words.set(stream, (words = seeded(this.#seed, stream)));
    return words;
  }

  save(): ReadonlyMap<string, StreamState> {
    return new Map([...this.#words].map(([stream, [a = 0, b = 0, c = 0, counter = 0]]) => [stream, [a, b, c, counter]]));
  }
}

/** Moves the words on and answers the number they stood for. */
function sfc32(words: Int32Array): number {
  const a = words[0] ?? 0;
  const b = words[1] ?? 0;
  const c = words[2] ?? 0;
  const counter = words[3] ?? 0;
  const value = (((a + b) | 0) + counter) | 0;
  words[0] = b ^ (b >>> 9);
  words[1] = (c + (c << 3)) | 0;
  words[2] = (((c << 21) | (c >>> 11)) + value) | 0;
  words[3] = (counter + 1) | 0;
  return value >>> 0;
}

/** The first draws of sfc32 still show the seed, so a dozen are thrown away. */
function seeded(seed: number, stream: string): Int32Array {
  const words = Int32Array.of(seed | 0, hashText(stream), 0x2545f491, 1);
  for (let i = 0; i < 12; i++) sfc32(words);
  return words;
}
