import { expect, test } from "vitest";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { joined, readableUntil, valuesIn } from "./series.ts";

test.each([
  [0, 0],
  [74_999, 0],
  [75_000, 60_000],
  [134_999, 60_000],
  [135_000, 120_000],
])("at %i minutes can be read until %i", (now, until) => expect(readableUntil(now)).toBe(until));

test("values are read for each metric that was asked for, and added to those that are known", () => {
  const output = { MetricDataResults: [{ Timestamps: [epochSeconds(60_000), epochSeconds(120_000)], Values: [1, 2] }] };
  const [one = [], none] = valuesIn({ ok: true, output }, 2);
  expect([one, none]).toEqual([[{ at: 60_000, value: 1 }, { at: 120_000, value: 2 }], []]);
  expect(joined([[{ at: 0, value: 9 }]], [one], 60_000)).toEqual([one]);
  expect(joined([[{ at: 0, value: 9 }]], [one], 0)).toEqual([[{ at: 0, value: 9 }, ...one]]);
  expect(valuesIn({ ok: false, code: "x", message: "y" }, 1)).toEqual([[]]);
});
