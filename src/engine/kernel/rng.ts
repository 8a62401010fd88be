import { hashText } from "../../lib/hash.ts";

/** Four 32-bit words: all there is to know about a stream, and all that a checkpoint keeps. */
export type StreamState = readonly [number, number, number, number];

/**
 * Random numbers, one stream for each concern, so that one more draw for traffic moves no placement.
 * The generator is sfc32: integers only, the same in every browser.
 */
export class Streams {
  readonly #seed: number;
  readonly #states: Map<string, StreamState>;

  constructor(seed: number, states: ReadonlyMap<string, StreamState> = new Map()) {
    this.#seed = seed;
    this.#states = new Map(states);
  }

  /** An integer from 0 to 2^32 - 1. */
  draw(stream: string): number {
    const [value, next] = sfc32(this.#states.get(stream) ?? seeded(this.#seed, stream));
    this.#states.set(stream, next);
    return value;
  }

  save(): ReadonlyMap<string, StreamState> {
    return new Map(this.#states);
  }
}

function sfc32([a, b, c, counter]: StreamState): [number, StreamState] {
  const value = (((a + b) | 0) + counter) | 0;
  return [value >>> 0, [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + value) | 0, (counter + 1) | 0]];
}

/** The first draws of sfc32 still show the seed, so a dozen are thrown away. */
function seeded(seed: number, stream: string): StreamState {
  let state: StreamState = [seed | 0, hashText(stream), 0x2545f491, 1];
  for (let i = 0; i < 12; i++) state = sfc32(state)[1];
  return state;
}
