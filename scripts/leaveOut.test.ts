import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TRIMMED } from "./leaveOut.ts";

const trimmed = TRIMMED.map(({ file, trim }) => {
  const whole = readFileSync(`node_modules/${file.replace(/\?.*$/, "")}`, "utf8");
  return { file, whole, bare: trim(whole) };
});

function partsOf(name: string): { readonly whole: string; readonly bare: string } {
  const found = trimmed.find(({ file }) => file.startsWith(name));
  if (found === undefined) throw new Error(`${name} is not trimmed`);
  return found;
}

test.each(trimmed)("$file is still what is trimmed here, line for line", ({ whole, bare }) => {
  expect(bare).not.toBe(whole);
  expect(bare.split("\n")).toHaveLength(whole.split("\n").length);
});

test("React Flow's components are free of effects that would keep them in the bundle", () => {
  const { whole, bare } = partsOf("@xyflow/react");
  expect(whole).toContain("MiniMapComponent.displayName = ");
  expect(whole).toContain("\nconst MiniMap = memo(");
  expect(bare).not.toContain("displayName");
  expect(bare).toContain("\nconst MiniMap = /* @__PURE__ */ memo(");
});

test("the camera goes its usual way, and its transitions write to no element, so that no colour is mixed", () => {
  expect(partsOf("@xyflow/system").bare).not.toMatch(/\? interpolate :/);
  const { whole, bare } = partsOf("d3-transition");
  expect(whole).toContain("\n  styleTween: transition_styleTween,\n");
  expect(bare).not.toMatch(/^ {2}(?:attr|style|text)/m);
  expect(bare).toContain("\n  tween: transition_tween,\n");
});

test("what d3 makes while it is read may be left out", () => {
  expect(partsOf("d3-ease").bare).toContain("\nvar polyIn = /* @__PURE__ */ (function custom(");
  expect(partsOf("d3-interpolate").bare).toContain("\nvar hsl_default = /* @__PURE__ */ hsl(");
  expect(partsOf("d3-interpolate").bare).toContain("\nvar zoom = /* @__PURE__ */ (function zoomRho(");
});
