import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { byCodeUnit } from "../../../lib/compare.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { pageOf, type PageRequest } from "./pages.ts";

const page = (items: readonly string[], request: PageRequest) =>
  pageOf(items, request, { key: (item) => item, compare: byCodeUnit });

const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 }).map((list) => list.sort(byCodeUnit));

test("page after page gives every item once, in order", () => {
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 10 }), (items, maxResults) => {
      const seen: string[] = [];
      let nextToken: string | undefined;
      do {
        const got = page(items, { maxResults, nextToken });
        expect(got.items.length).toBeLessThanOrEqual(maxResults);
        seen.push(...got.items);
        nextToken = got.nextToken;
      } while (nextToken !== undefined);
      expect(seen).toEqual(items);
    }),
  );
});

test("what comes and goes between two pages neither repeats nor hides others", () => {
  const first = page(["a", "b", "c", "d"], { maxResults: 2 });
  expect(first.items).toEqual(["a", "b"]);
  expect(page(["a", "aa", "c", "d"], { nextToken: first.nextToken }).items).toEqual(["c", "d"]);
});

test.each([
  [{ maxResults: 0 }, "InvalidParameterException: maxResults must be between 1 and 100."],
  [{ maxResults: 101 }, "InvalidParameterException: maxResults must be between 1 and 100."],
  [{ nextToken: "mine" }, "InvalidParameterException: Invalid token."],
  [{ nextToken: "" }, "InvalidParameterException: Invalid token."],
])("%j is refused", (request, message) => {
  const attempt = () => page(["a"], request);
  expect(attempt).toThrow(Refusal);
  expect(attempt).toThrow(message.split(": ")[1]);
});
