import type { Act } from "./randomSession.ts";

/** Acts that follow from a seed, where no test draws them: the same ones in every run. */
export function actsOf(seed: number, count: number, kinds: number): Act[] {
  const draw = drawerOf(Math.imul(seed, 0x9e3779b1));
  const pauses = [0, 1, 5, 10, 30, 60, 300];
  return Array.from({ length: count }, () => ({
    afterSeconds: pauses[draw(pauses.length)] ?? 0,
    kind: draw(kinds),
    pick: draw(40),
    size: draw(40),
  }));
}

/** Draws one of so many, again and again. */
export function drawerOf(seed: number): (n: number) => number {
  let state = seed | 1;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return (state >>> 3) % n;
  };
}
