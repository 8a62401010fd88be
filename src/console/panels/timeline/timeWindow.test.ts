import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { MAX_SPAN, MIN_SPAN, follow, openingWindow, pan, ticks, zoom } from "./timeWindow.ts";

test.each([
  ["in view", 50, { from: 0, to: 100 }],
  ["at the mark", 82, { from: 0, to: 100 }],
  ["past the mark", 92, { from: 10, to: 110 }],
  ["far ahead", 1082, { from: 1000, to: 1100 }],
] as const)("the window follows a playhead %s", (_, now, window) => {
  expect(follow({ from: 0, to: 100 }, now)).toEqual(window);
});

test("a rewound playhead is brought back into view, but no time before 0", () => {
  const { from, to } = follow({ from: 1000, to: 1100 }, 500);
  expect(from).toBeCloseTo(482);
  expect(to).toBeCloseTo(582);
  expect(follow({ from: 1000, to: 1100 }, 5)).toEqual({ from: 0, to: 100 });
});

test("an opening window holds the present", () => {
  expect(openingWindow(0)).toEqual({ from: 0, to: 150_000 });
  expect(openingWindow(900_000)).toEqual({ from: 777_000, to: 927_000 });
});

const stretches = fc.tuple(fc.nat(10_000_000), fc.integer({ min: MIN_SPAN, max: MAX_SPAN })).map(([from, span]) => ({ from, to: from + span }));

test("zooming stays within its limits and keeps the instant under the pointer, unless the beginning is in the way", () => {
  fc.assert(
    fc.property(stretches, fc.double({ min: 0.1, max: 10, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (stretch, factor, share) => {
      const about = stretch.from + (stretch.to - stretch.from) * share;
      const next = zoom(stretch, factor, about);
      const span = next.to - next.from;
      expect(span).toBeGreaterThanOrEqual(MIN_SPAN - 1);
      expect(span).toBeLessThanOrEqual(MAX_SPAN + 1);
      expect(next.from).toBeGreaterThanOrEqual(0);
      if (next.from > 0) expect((about - next.from) / span).toBeCloseTo(share, 3);
    }),
  );
});

test("panning moves by a share of the window", () => {
  expect(pan({ from: 100, to: 200 }, 0.5)).toEqual({ from: 150, to: 250 });
  expect(pan({ from: 100, to: 200 }, -2)).toEqual({ from: 0, to: 100 });
});

test.each([
  [{ from: 750_000, to: 900_000 }, 5, [750_000, 780_000, 810_000, 840_000, 870_000, 900_000]],
  [{ from: 1, to: 10_000 }, 10, [1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000]],
  [{ from: 0, to: MAX_SPAN }, 3, [0, 7_200_000, 14_400_000, 21_600_000]],
] as const)("the marks of %o, about %i of them", (stretch, most, marks) => {
  expect(ticks(stretch, most)).toEqual(marks);
});
