import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { cameraFor, closeUp, LEGIBLE } from "./camera.ts";

const SCREEN = { width: 728, height: 384 };
const BOX = { x: 436, y: 0, width: 586, height: 594 };

test("what fits is shown at its own size, what does not is shown whole", () => {
  expect(cameraFor({ x: 0, y: 0, width: 500, height: 300 }, SCREEN, 1).zoom).toBe(1);
  expect(cameraFor(BOX, SCREEN, 1).zoom).toBeCloseTo((384 - 28) / 594);
});

test("a close-up is legible, and keeps its box under the pointer that was over it", () => {
  const share = fc.double({ min: 0.03, max: 0.97, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.2, max: 0.79, noNaN: true }), share, share, (zoom, across, down) => {
      const now = { x: 14, y: 14, zoom };
      const pointer = { x: now.x + (BOX.x + BOX.width * across) * zoom, y: now.y + (BOX.y + BOX.height * down) * zoom };
      const next = closeUp(now, { box: BOX, screen: SCREEN, pointer });
      expect(next.zoom).toBe(LEGIBLE);
      const world = { x: (pointer.x - next.x) / next.zoom, y: (pointer.y - next.y) / next.zoom };
      expect(world.x).toBeGreaterThan(BOX.x);
      expect(world.x).toBeLessThan(BOX.x + BOX.width);
      expect(world.y).toBeGreaterThan(BOX.y);
      expect(world.y).toBeLessThan(BOX.y + BOX.height);
    }),
  );
});

test("without a pointer it begins where the box begins", () => {
  const next = closeUp({ x: 14, y: 14, zoom: 0.5 }, { box: BOX, screen: SCREEN, pointer: null });
  expect(BOX.y * next.zoom + next.y).toBe(14);
  expect(BOX.x * next.zoom + next.x).toBeGreaterThanOrEqual(14);
});
