import { expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import type { LoadCurve } from "../../generated/physics.ts";
import { curveOf } from "./curve.ts";
import { meanOver, sampleAt } from "./sample.ts";

const SECOND = 1000;
const point = (atSeconds: number, requestsPerSecond: number) => ({ atSeconds, requestsPerSecond });
const jump: LoadCurve = { shape: "points", points: [point(0, 10), point(5, 10), point(5, 30), point(10, 30)] };

test.each<[string, LoadCurve, number, number, number | null]>([
  ["a ramp half way up its first step", { shape: "ramp", peakRequestsPerSecond: 600, seconds: 1200 }, 0, 2.5, 10],
  ["a ramp in the middle", { shape: "ramp", peakRequestsPerSecond: 600, seconds: 1200 }, 600, 302.5, 610],
  ["a ramp that is up", { shape: "ramp", peakRequestsPerSecond: 600, seconds: 1200 }, 1200, 600, null],
  ["a ramp that begins anew", { shape: "ramp", peakRequestsPerSecond: 600, seconds: 1200, repeats: true }, 1200, 2.5, 1210],
  ["a spike before it rises: nobody looks until then", { shape: "spike", peakRequestsPerSecond: 100, seconds: 1000 }, 0, 0, 300],
  ["a spike at its height", { shape: "spike", peakRequestsPerSecond: 100, seconds: 1000 }, 400, 100, 650],
  ["a spike that is over", { shape: "spike", peakRequestsPerSecond: 100, seconds: 1000 }, 2000, 0, null],
  ["a day at eight in the evening, by the minute", { shape: "day", peakRequestsPerSecond: 1000 }, 72_000, 998.833, 72_060],
  ["the day after", { shape: "day", peakRequestsPerSecond: 1000 }, 158_400, 998.833, 158_460],
  ["a week on Saturday", { shape: "week", peakRequestsPerSecond: 1000 }, 5 * 86_400 + 72_000, 599.3, 5 * 86_400 + 72_060],
  ["before a jump", jump, 3, 10, 5],
  ["after it", jump, 5, 30, 10],
  ["within a step as at its beginning", jump, 3.7, 10, 5],
  ["no point but one", { shape: "points", points: [point(0, 7)] }, 0, 7, null],
  ["before the first point as at it", { shape: "points", points: [point(60, 5), point(120, 10)] }, 10, 5, 60],
])("%s", (_what, given, seconds, requestsPerSecond, until) => {
  expect(sampleAt(curveOf(given, 0), seconds * SECOND)).toEqual({ requestsPerSecond, until: until === null ? null : until * SECOND });
});

test("the load beside a curve is its lowest", () => {
  expect(sampleAt(curveOf({ shape: "spike", peakRequestsPerSecond: 100, seconds: 1000 }, 40), 0).requestsPerSecond).toBe(40);
});

const curves = fc.record(
  {
    points: fc.array(fc.record({ atSeconds: fc.integer({ min: 0, max: 2000 }), requestsPerSecond: fc.integer({ min: 0, max: 1000 }) }), { minLength: 1, maxLength: 12 }),
    repeats: fc.boolean(),
    noisePercent: fc.constantFrom(0, 0, 20),
  },
).map(({ points, ...more }): LoadCurve => ({ shape: "points", points: points.toSorted((a, b) => a.atSeconds - b.atSeconds), ...more }));

/** What comes of following the samples, each until the next. */
function followed(given: LoadCurve, until: number): { readonly sum: number; readonly rates: ReadonlyMap<number, number> } {
  const rates = new Map<number, number>();
  let sum = 0;
  for (let at = 0; at < until; ) {
    const { requestsPerSecond, until: next } = sampleAt(curveOf(given, 0), at);
    const end = Math.min(until, next ?? until);
    expect(end).toBeGreaterThan(at);
    rates.set(at, requestsPerSecond);
    sum += requestsPerSecond * (end - at);
    at = end;
  }
  return { sum, rates };
}

test("who follows the samples counts as many requests as there are below the curve", () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: 1, max: 400 }), (given, tens) => {
      if (given.noisePercent !== 0) return;
      const until = tens * 10 * SECOND;
      const whole = meanOver(curveOf(given, 0), 0, until) * until;
      expect(Math.abs(followed(given, until).sum - whole)).toBeLessThanOrEqual(0.0006 * until);
    }),
  );
});

test("a load at an instant is the same whoever looked before, and its noise stays within bounds", () => {
  fc.assert(
    fc.property(curves, fc.integer({ min: 0, max: 4_000_000 }), (given, at) => {
      const sample = sampleAt(curveOf(given, 0), at);
      expect(sampleAt(curveOf(given, 0), at)).toEqual(sample);
      const plain = sampleAt(curveOf({ ...given, noisePercent: 0 }, 0), at).requestsPerSecond;
      expect(Math.abs(sample.requestsPerSecond - plain)).toBeLessThanOrEqual(0.2 * plain + 0.001);
    }),
  );
});
