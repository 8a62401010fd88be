import { expect, test } from "vitest";
import { rememberedText } from "./rememberedText.ts";

test("a text is read once, until more of them came than are kept", () => {
  const read: string[] = [];
  const lengthOf = rememberedText((text) => read.push(text) && text.length, 2);
  for (const text of ["a", "bb", "a", "ccc", "a"]) expect(lengthOf(text)).toBe(text.length);
  expect(read).toEqual(["a", "bb", "ccc", "a"]);
});
