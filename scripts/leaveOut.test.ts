import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MODULE, withoutEffects } from "./leaveOut.ts";

const library = readFileSync(`node_modules/${MODULE}`, "utf8");

test("React Flow's components are free of effects that would keep them in the bundle", () => {
  expect(library).toContain("MiniMapComponent.displayName = ");
  expect(library).toContain("\nconst MiniMap = memo(");
  const bare = withoutEffects(library);
  expect(bare).not.toContain("displayName");
  expect(bare).toContain("\nconst MiniMap = /* @__PURE__ */ memo(");
  expect(bare.split("\n")).toHaveLength(library.split("\n").length);
});
