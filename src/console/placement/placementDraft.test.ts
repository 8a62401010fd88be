import { expect, test } from "vitest";
import { moved, nextStrategy, NO_PLACEMENT, type PlacementDraft, placementDraftOf, placementOf, PRESETS, presetOf, withPreset } from "./placementDraft.ts";

const ZONES = { type: "spread", field: "attribute:ecs.availability-zone" } as const;
const NONE = { placementStrategy: [], placementConstraints: [] };

test.each([
  ["default", [], []],
  ["azSpread", [ZONES, { type: "spread", field: "instanceId" }], []],
  ["azBinpack", [ZONES, { type: "binpack", field: "memory" }], []],
  ["binpack", [{ type: "binpack", field: "memory" }], []],
  ["oneTaskPerHost", [ZONES], [{ type: "distinctInstance" }]],
] as const)("the preset %s is what AWS's console writes for it, and is known again", (id, placementStrategy, placementConstraints) => {
  const draft = withPreset({ ...NO_PLACEMENT, isCustom: true }, id);
  expect(placementOf(draft)).toEqual({ placementStrategy, placementConstraints });
  expect(presetOf(placementDraftOf(placementOf(draft)))).toBe(id);
});

test("every other chain is custom: another order, a part of one, random", () => {
  for (const placementStrategy of [[{ type: "binpack", field: "memory" }, ZONES], [ZONES], [{ type: "random" }], [{ type: "binpack", field: "cpu" }]] as const) {
    expect(presetOf(placementDraftOf({ ...NONE, placementStrategy }))).toBe("custom");
  }
});

test("the constraint of one task per host goes with the preset, a person's own constraints stay", () => {
  const mine: PlacementDraft = { ...NO_PLACEMENT, constraints: [{ id: 4, type: "memberOf", expression: "a == b" }] };
  const apart = withPreset(mine, "oneTaskPerHost");
  expect(apart.constraints.map(({ type }) => type)).toEqual(["distinctInstance", "memberOf"]);
  expect(new Set(apart.constraints.map(({ id }) => id)).size).toBe(2);
  expect(withPreset(apart, "binpack").constraints).toEqual(mine.constraints);
});

test("distinctInstance chosen by hand survives a change between other presets", () => {
  const mine: PlacementDraft = { ...NO_PLACEMENT, constraints: [{ id: 0, type: "distinctInstance", expression: "" }] };
  expect(presetOf(mine)).toBe("default");
  expect(withPreset(mine, "binpack").constraints).toEqual(mine.constraints);
});

test("custom begins with the chain that was there, and is custom although it says the same", () => {
  const draft = withPreset(withPreset(NO_PLACEMENT, "azBinpack"), "custom");
  expect(presetOf(draft)).toBe("custom");
  expect(placementOf(draft).placementStrategy).toEqual([ZONES, { type: "binpack", field: "memory" }]);
  expect(placementOf(withPreset(NO_PLACEMENT, "custom")).placementStrategy).toEqual([ZONES]);
});

test("presets are named as AWS's console names them", () => {
  expect(PRESETS.map(({ label }) => label)).toEqual(["Default", "AZ balanced spread", "AZ balanced binpack", "Binpack", "One task per host", "Custom"]);
});

test.each([
  [0, 2, "bca"],
  [2, 0, "cab"],
  [1, 1, "abc"],
  [0, -1, "abc"],
  [2, 3, "abc"],
])("moved from %i to %i", (from, to, expected) => expect(moved([..."abc"], from, to).join("")).toBe(expected));

test("a constraint of which nothing is written yet is none", () => {
  const constraints = [
    { id: 0, type: "memberOf", expression: " " },
    { id: 1, type: "memberOf", expression: "a == b" },
  ] as const;
  expect(placementOf({ ...NO_PLACEMENT, constraints }).placementConstraints).toEqual([{ type: "memberOf", expression: "a == b" }]);
});

test("one more strategy is the first usual one that the chain has not", () => {
  const grown = (chain: Parameters<typeof nextStrategy>[0]): readonly string[] => (chain.length === 6 ? chain.map(({ type, field }) => `${type} ${field}`) : grown([...chain, nextStrategy(chain)]));
  expect(grown([])).toEqual(["spread attribute:ecs.availability-zone", "binpack memory", "spread instanceId", "binpack cpu", "random ", "random "]);
  expect(nextStrategy([{ id: 7, type: "spread", field: "attribute:ecs.availability-zone" }]).id).toBe(8);
});
