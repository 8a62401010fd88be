import { expect, test } from "vitest";
import { hueStyle } from "./hue.ts";
import { spell } from "./Kbd.tsx";

test.each([
  [1, "var(--svc-1)"],
  [10, "var(--svc-10)"],
  [11, "var(--svc-1)"],
  [0, "var(--svc-10)"],
  [25, "var(--svc-5)"],
])("hue %i comes round to %s", (hue, color) => {
  expect(hueStyle(hue)).toMatchObject({ "--c": color });
});

test.each([
  ["Mod+K", true, "⌘K"],
  ["Mod+K", false, "Ctrl K"],
  ["Shift+Mod+Z", true, "⇧⌘Z"],
  ["+", true, "+"],
  ["?", false, "?"],
])("%s on a Mac %s is %s", (keys, mac, spelled) => {
  expect(spell(keys, mac)).toBe(spelled);
});
