import { afterEach, beforeEach, expect, test } from "vitest";
import { holdFocus } from "./holdFocus.ts";

let letGo: (() => void) | undefined;

beforeEach(() => {
  document.body.innerHTML = "<main><section><ul><li><a href='#'>i-1</a><button id=back>Back into service</button></li></ul><button id=add>Add…</button></section></main><input id=elsewhere>";
  letGo = holdFocus(document.querySelector("main"));
});

afterEach(() => letGo?.());

const named = (selector: string) => document.querySelector<HTMLElement>(selector);
/** Takes something away, and waits until that was noticed. */
const without = async (selector: string) => {
  named(selector)?.remove();
  await Promise.resolve();
};

test("the line of a button that is gone gets the focus, and no other button", async () => {
  named("#back")?.focus();
  await without("#back");
  expect(document.activeElement?.tagName).toBe("LI");
});

test("with the whole line gone it is what it stood in", async () => {
  named("#back")?.focus();
  await without("li");
  expect(document.activeElement?.tagName).toBe("UL");
});

test("who has the focus elsewhere keeps it", async () => {
  named("#back")?.focus();
  named("#elsewhere")?.focus();
  await without("li");
  expect(document.activeElement?.id).toBe("elsewhere");
});
