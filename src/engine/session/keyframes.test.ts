import { expect, test } from "vitest";
import type { Checkpoint } from "../kernel/world.ts";
import { Keyframes } from "./keyframes.ts";

/** A world that has come so far, a step a millisecond. */
const worldAt = (steps: number) => ({ steps, save: () => ({ steps, now: steps }) as Checkpoint });

test.each([100_000, 700_000, 5_000_000])("after %i steps no instant is far behind a keyframe, and the last ones are near", (end) => {
  const keyframes = new Keyframes();
  for (let steps = 0; steps <= end; steps += 500) keyframes.offer(worldAt(steps), 0);
  const wayTo = (at: number) => at - (keyframes.before(at, 0)?.checkpoint.now ?? -Infinity);
  const ways = Array.from({ length: 1_000 }, (_, place) => wayTo(Math.floor((end * place) / 1_000)));
  expect(Math.max(...ways)).toBeLessThanOrEqual(Math.max(4_000, end / 16));
  expect(Math.max(...[1, 10_000, 40_000].map((ago) => wayTo(end - ago)))).toBeLessThanOrEqual(4_500);
});

test("what no longer happens is forgotten", () => {
  const keyframes = new Keyframes();
  for (let steps = 0; steps <= 400_000; steps += 4_000) keyframes.offer(worldAt(steps), steps < 100_000 ? 1 : 2);
  keyframes.forget(1, 90_000);
  expect(keyframes.before(400_000, 9)?.checkpoint.now).toBeLessThanOrEqual(90_000);
  keyframes.forget(0, 0);
  expect(keyframes.before(400_000, 9)).toBeUndefined();
});
