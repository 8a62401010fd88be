import { expect, test } from "vitest";
import type { SessionFile } from "../../bridge/protocol.ts";
import { isKept, type KeptSession, surplus } from "./kept.ts";

const file: SessionFile = { format: "ecs-playground", version: 1, engine: 1, title: "Shop", seed: 1, clock: 0, setup: 0, calls: [] };

const kept = (id: string, touched: boolean): KeptSession => ({
  id,
  savedAt: 1,
  touched,
  running: true,
  speed: 10,
  openedAt: 0,
  picture: { lanes: [], instanceCount: 0, taskCount: 0 },
  file,
});

const touched = (count: number) => Array.from({ length: count }, (_, at) => kept(`t${at}`, true));

test("ten touched sessions stay, the present among them, and of untouched ones only the present", () => {
  const ids = (sessions: readonly KeptSession[], present: string) => surplus(sessions, present).map(({ id }) => id);
  expect(ids([...touched(10)], "t0")).toEqual([]);
  expect(ids([...touched(11)], "t0")).toEqual(["t10"]);
  expect(ids([...touched(11)], "t10")).toEqual(["t9"]);
  expect(ids([kept("a", false), kept("b", false), ...touched(2)], "a")).toEqual(["b"]);
});

test.each([
  ["itself", kept("a", true), true],
  ["at full speed", { ...kept("a", true), speed: "max" }, true],
  ["no object", null, false],
  ["without a file", { ...kept("a", true), file: undefined }, false],
  ["with a damaged file", { ...kept("a", true), file: { ...file, seed: -1 } }, false],
  ["with a newer file", { ...kept("a", true), file: { ...file, version: 2 } }, false],
  ["without a picture", { ...kept("a", true), picture: null }, false],
  ["with another time", { ...kept("a", true), savedAt: "yesterday" }, false],
])("a kept session, %s: %s", (_, value, is) => {
  expect(isKept(value)).toBe(is);
});
