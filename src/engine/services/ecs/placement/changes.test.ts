import { describe, expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { greatest } from "./changes.ts";

describe("the greatest amount that still fits", () => {
  /** Looks for a limit, and tells how many tries that took. */
  function found(range: Parameters<typeof greatest>[0], limit: number) {
    let tries = 0;
    const value = greatest(range, (amount) => {
      tries++;
      return amount <= limit;
    });
    return { value, tries };
  }

  test.each([
    ["nothing lies between", { low: 5, high: 6, likely: [] }, 5, { value: 5, tries: 0 }],
    ["not one more", { low: 5, high: 1_000, likely: [] }, 5, { value: 5, tries: 1 }],
    ["what is likely, and not one more", { low: 5, high: 1_000, likely: [700] }, 700, { value: 700, tries: 2 }],
    ["the middle of what is likely", { low: 5, high: 1_000, likely: [900, 200, 700, 200] }, 700, { value: 700, tries: 3 }],
    ["what is likely is outside", { low: 5, high: 8, likely: [1, 5, 8, 9] }, 7, { value: 7, tries: 2 }],
  ])("%s", (_name, range, limit, expected) => expect(found(range, limit)).toEqual(expected));

  test("is found whatever is held for likely", () => {
    const amount = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(amount, amount, amount, fc.array(amount), (a, b, c, likely) => {
        const [low = 0, limit = 0, high = 0] = [a, b, c].toSorted((x, y) => x - y);
        fc.pre(limit < high);
        expect(found({ low, high, likely }, limit).value).toBe(limit);
      }),
    );
  });
});
