import { expect, test } from "vitest";
import { isChord, isSingleKey } from "./keys.ts";

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ctrl = { ...NONE, ctrlKey: true };
const meta = { ...NONE, metaKey: true };

test.each([
  [{ ...NONE, key: " " }, "Space", true],
  [{ ...NONE, key: "F6" }, "F6", true],
  [{ ...NONE, shiftKey: true, key: "F6" }, "F6", false],
  [{ ...NONE, shiftKey: true, key: "F6" }, "Shift+F6", true],
  [{ ...ctrl, key: "z" }, "Mod+Z", true],
  [{ ...ctrl, shiftKey: true, key: "Z" }, "Mod+Z", false],
  [{ ...ctrl, shiftKey: true, key: "Z" }, "Shift+Mod+Z", true],
  [{ ...meta, key: "z" }, "Mod+Z", false],
  [{ ...NONE, shiftKey: true, key: "?" }, "?", true],
  [{ ...NONE, key: "/" }, "/", true],
  [{ ...NONE, shiftKey: true, key: "/" }, "/", true],
  [{ ...ctrl, key: "/" }, "/", false],
  [{ ...ctrl, altKey: true, key: "[" }, "[", true],
  [{ ...NONE, altKey: true, key: "[" }, "[", false],
  [{ ...NONE, key: "1" }, "1", true],
  [{ ...ctrl, key: "1" }, "1", false],
])("with Control as Mod, %o is %s: %s", (press, chord, is) => {
  expect(isChord(press, chord, false)).toBe(is);
});

test.each([
  [{ ...meta, key: "k" }, "Mod+K", true],
  [{ ...ctrl, key: "k" }, "Mod+K", false],
  [{ ...meta, key: "[" }, "[", false],
])("with Command as Mod, %o is %s: %s", (press, chord, is) => {
  expect(isChord(press, chord, true)).toBe(is);
});

test("single keys are the ones that dictation can hit", () => {
  expect(["/", "1", "Space", "F6", "Mod+K"].filter(isSingleKey)).toEqual(["/", "1"]);
});
