import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../store/settings.ts";
import { arrange, LIMITS, roomFor } from "./layout.ts";

test.each([
  [767, "single"],
  [768, "overlay"],
  [1023, "overlay"],
  [1024, "compact"],
  [1279, "compact"],
  [1280, "full"],
])("a window %i wide has room %s", (width, room) => {
  expect(roomFor(width)).toBe(room);
});

const OPEN = { ...DEFAULT_SETTINGS, rightOpen: true };

test("the default sizes are those of the design at its window", () => {
  expect(arrange(OPEN, { width: 1600, height: 1000 })).toEqual({ room: "full", left: 220, right: 332, bottom: 228, bottomMax: 600 });
});

test("the inspector waits for a selection", () => {
  expect(arrange(DEFAULT_SETTINGS, { width: 1600, height: 1000 }).right).toBe(0);
});

test.each([
  [228, 720, 180],
  [228, 1000, 228],
  [300, 720, 300],
])("a bottom remembered as %i is, in a window %i high, %i", (bottomHeight, height, bottom) => {
  expect(arrange({ ...DEFAULT_SETTINGS, bottomHeight }, { width: 1280, height }).bottom).toBe(bottom);
});

test("closed regions leave a rail, nothing, and a strip", () => {
  const closed = { ...DEFAULT_SETTINGS, leftOpen: false, rightOpen: false, bottomOpen: false };
  expect(arrange(closed, { width: 1600, height: 1000 })).toMatchObject({ left: 44, right: 0, bottom: 31 });
});

test("the inspector yields to the map before the left does", () => {
  const wide = { ...OPEN, leftWidth: 360, rightWidth: 560 };
  expect(arrange(wide, { width: 1280, height: 720 })).toMatchObject({ left: 360, right: 440 });
  expect(arrange(wide, { width: 1024, height: 720 })).toMatchObject({ left: 256, right: 288 });
});

test("whatever is remembered, every open region has a size within its limits", () => {
  const size = fc.oneof(fc.double(), fc.integer(), fc.constant("x" as unknown as number));
  fc.assert(
    fc.property(size, size, size, fc.integer({ min: 1024, max: 4000 }), fc.integer({ min: 300, max: 3000 }), (a, b, c, width, height) => {
      const kept = { ...OPEN, leftWidth: a, rightWidth: b, bottomHeight: c };
      const { left, right, bottom, bottomMax } = arrange(kept, { width, height });
      expect(left).toBeGreaterThanOrEqual(LIMITS.left.min);
      expect(left).toBeLessThanOrEqual(LIMITS.left.max);
      expect(right).toBeGreaterThanOrEqual(LIMITS.right.min);
      expect(right).toBeLessThanOrEqual(LIMITS.right.max);
      expect(bottom).toBeGreaterThanOrEqual(LIMITS.bottom.min);
      expect(bottom).toBeLessThanOrEqual(bottomMax);
      expect(width - left - right).toBeGreaterThanOrEqual(480);
    }),
  );
});
