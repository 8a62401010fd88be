import { expect, test } from "vitest";
import { Streams } from "./rng.ts";

const draws = (streams: Streams, stream: string, count: number) => Array.from({ length: count }, () => streams.draw(stream));

test("a seed and a name give the same numbers for ever: a shared session depends on it", () => {
  expect(draws(new Streams(42), "ids", 4)).toMatchInlineSnapshot(`
    [
      1390132238,
      188213017,
      2974621426,
      4076566845,
    ]
  `);
});

test("streams do not disturb each other", () => {
  const alone = draws(new Streams(1), "placement", 3);
  const streams = new Streams(1);
  draws(streams, "traffic", 5);
  expect(draws(streams, "placement", 3)).toEqual(alone);
});

test("a saved stream goes on where it was", () => {
  const streams = new Streams(1);
  draws(streams, "ids", 5);
  const saved = streams.save();
  const next = draws(streams, "ids", 3);
  expect(draws(new Streams(1, saved), "ids", 3)).toEqual(next);
});

test("draws spread evenly enough over a hundred boxes", () => {
  const streams = new Streams(9);
  const boxes = Array.from({ length: 100 }, () => 0);
  for (let i = 0; i < 100_000; i++) {
    const box = Math.floor((streams.draw("even") / 2 ** 32) * 100);
    boxes[box] = (boxes[box] ?? 0) + 1;
  }
  expect(Math.min(...boxes)).toBeGreaterThan(850);
  expect(Math.max(...boxes)).toBeLessThan(1150);
});
