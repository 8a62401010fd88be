import { expect, test } from "vitest";
import { drawingOf, FLEET } from "./fleet.ts";

test.each([
  [FLEET, "far", "nodes"],
  [FLEET + 1, "far", "tiles"],
  [FLEET + 1, "middle", "nodesInSight"],
  [FLEET + 1, "near", "nodesInSight"],
] as const)("%i cards seen from %s are drawn as %s", (cards, level, drawing) => {
  expect(drawingOf(cards, level)).toBe(drawing);
});
