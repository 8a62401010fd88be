import { expect, test } from "vitest";
import { keepsPace } from "./keepsPace.ts";

const ahead = { from: 0, to: 60_000 };

test.each([
  [{ running: true, ahead: null }, true],
  [{ running: false, ahead: null }, false],
  [{ running: true, ahead }, false],
  [{ running: false, ahead }, false],
])("%j", (status, goesOn) => {
  expect(keepsPace(status)).toBe(goesOn);
});
