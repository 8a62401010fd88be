import { Hash } from "../../../lib/hash.ts";

/** Makes request ids, one after another, the same for the same seed. */
export function requestIds(seed: string): () => string {
  let count = 0;
  return () => {
    count++;
    const digits = hashed(seed, count, 1) + hashed(seed, count, 2);
    return [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `a${digits.slice(17, 20)}`, digits.slice(20)].join("-");
  };
}

function hashed(seed: string, count: number, half: number): string {
  const hash = new Hash();
  hash.text(seed);
  hash.int(count);
  hash.int(half);
  return hash.hex();
}
