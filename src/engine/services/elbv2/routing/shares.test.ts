import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { divide, fallsOn } from "./shares.ts";

test.each([
  [10, [1, 1, 1], [4, 3, 3]],
  [10, [0, 0], [0, 0]],
  [7, [3, 0, 1], [5, 0, 2]],
  [1, [1, 999], [0, 1]],
])("%d divided by %j", (whole, parts, shares) => {
  expect(divide(whole, parts)).toEqual(shares);
});

test("nothing is lost, and nobody is more than one away from the exact share", () => {
  const parts = fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }).filter((some) => some.some((part) => part > 0));
  fc.assert(
    fc.property(fc.nat(1_000_000_000), parts, (whole, given) => {
      const shares = divide(whole, given);
      const sum = given.reduce((all, part) => all + part, 0);
      expect(shares.reduce((all, share) => all + share, 0)).toBe(whole);
      shares.forEach((share, i) => expect(Math.abs(share - (whole * (given[i] ?? 0)) / sum)).toBeLessThan(1));
    }),
  );
});

test("draws fall on each part as often as it is large", () => {
  const parts = [10, 0, 990, 3000];
  const hits = [0, 0, 0, 0];
  for (let draw = 0; draw < 1_000_000; draw += 100) {
    const at = fallsOn(draw, parts);
    hits[at] = (hits[at] ?? 0) + 1;
  }
  expect(hits).toEqual([25, 0, 2475, 7500]);
  expect(fallsOn(5, [0, 0])).toBe(-1);
});
