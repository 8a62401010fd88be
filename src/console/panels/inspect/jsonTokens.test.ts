import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { jsonTokens } from "./jsonTokens.ts";

test("keys, strings, numbers and words are told apart", () => {
  const json = '{ "name": "a \\"b\\": 1", "n": [-1.5e3, true, null] }';
  expect(jsonTokens(json).filter((token) => token.kind !== "plain").map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'key "name"',
    'string "a \\"b\\": 1"',
    'key "n"',
    "number -1.5e3",
    "word true",
    "word null",
  ]);
});

test("nothing of the text is lost, and every number in it is one number", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.stringify(value, null, 2);
      const tokens = jsonTokens(json);
      expect(tokens.map((token) => token.text).join("")).toBe(json);
      const parsed = tokens.filter((token) => token.kind === "number" || token.kind === "word" || token.kind === "string");
      for (const { text } of parsed) expect(() => void JSON.parse(text)).not.toThrow();
    }),
  );
});
