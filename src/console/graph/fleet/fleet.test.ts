import { expect, test } from "vitest";
import { drawingOf, FLEET, IN_SIGHT } from "./fleet.ts";

test.each([
  [FLEET, "far", "nodes"],
  [FLEET + 1, "far", "tiles"],
  [IN_SIGHT, "middle", "nodes"],
  [IN_SIGHT, "near", "nodes"],
  [IN_SIGHT + 1, "middle", "nodesInSight"],
  [IN_SIGHT + 1, "near", "nodesInSight"],
] as const)("%i cards seen from %s are drawn as %s", (cards, level, drawing) => {
  expect(drawingOf(cards, level)).toBe(drawing);
});
