// @ts-check

/** In the page: ten million turns of the loop that bench/slices.ts has for programs, in the median of some. */
export function loopMillis() {
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    let x = 1;
    for (let i = 0; i < 10_000_000; i++) x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + i;
    const took = performance.now() - start;
    return x === 0.5 ? NaN : took;
  });
  return times.sort((a, b) => a - b)[4] ?? NaN;
}
