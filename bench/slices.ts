/** Something timed: runs its work `count` times. */
export type Work = (count: number) => void;

const SLICE_MS = 15;

/**
 * Times two pieces of work in short turns, one after the other, so that whatever else the machine does falls upon
 * both. Returns, for each pair of turns, nanoseconds for one run of each.
 */
export function paired(a: Work, b: Work, turns: number): { readonly a: number[]; readonly b: number[] } {
  const countA = fitting(a);
  const countB = fitting(b);
  const times = { a: [] as number[], b: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    times.a.push(timed(a, countA));
    times.b.push(timed(b, countB));
  }
  return times;
}

/** Nanoseconds for one run. */
export function timed(work: Work, count: number): number {
  const start = performance.now();
  work(count);
  return ((performance.now() - start) * 1e6) / count;
}

/** How often work fits into a slice, found while it warms up. */
function fitting(work: Work): number {
  let count = 1;
  for (;;) {
    const start = performance.now();
    work(count);
    const took = performance.now() - start;
    if (took >= SLICE_MS / 2) return Math.max(1, Math.round((count * SLICE_MS) / took));
    count *= 2;
  }
}

/** A fixed loop of integer work: what an absolute figure is set beside, for machines differ. */
export function calibration(count: number): void {
  let x = 1;
  for (let i = 0; i < count * 1000; i++) x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + i;
  if (x === 0.5) throw new Error("never: the loop must not be optimised away");
}
