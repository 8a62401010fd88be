import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { type TreeNode, treeMove, treeRows } from "./treeRows.ts";

const node = (key: string, children: readonly TreeNode[] | null = null, isOpenAtFirst = true): TreeNode => ({
  key,
  label: key,
  detail: "",
  meta: "",
  status: null,
  statusWord: "",
  hue: null,
  icon: null,
  ref: { table: "ecs.services", id: key },
  isOpenAtFirst,
  children: children === null ? null : () => children,
});

const TREE = [node("prod", [node("services", [node("api"), node("web")]), node("instances", [node("i-1")], false)]), node("test", [])];

test("what is open is listed with its place among its siblings", () => {
  const rows = treeRows(TREE, new Map());
  expect(rows.map(({ node: { key }, level, position, siblings }) => `${key} ${level} ${position}/${siblings}`)).toEqual([
    "prod 1 1/2",
    "services 2 1/2",
    "api 3 1/2",
    "web 3 2/2",
    "instances 2 2/2",
    "test 1 2/2",
  ]);
});

test("what the person opened or closed outranks how it was at first", () => {
  const rows = treeRows(TREE, new Map([["services", false], ["instances", true]]));
  expect(rows.map(({ node: { key } }) => key)).toEqual(["prod", "services", "instances", "i-1", "test"]);
});

test("what is closed is not read", () => {
  const closed = { ...node("many", null, false), children: () => expect.fail("read") };
  expect(treeRows([closed], new Map())).toHaveLength(1);
});

test.each([
  ["ArrowDown", 0, { kind: "to", index: 1 }],
  ["ArrowDown", 5, { kind: "to", index: 5 }],
  ["ArrowUp", 0, { kind: "to", index: 0 }],
  ["ArrowUp", 3, { kind: "to", index: 2 }],
  ["Home", 4, { kind: "to", index: 0 }],
  ["End", 0, { kind: "to", index: 5 }],
  ["ArrowRight", 1, { kind: "to", index: 2 }],
  ["ArrowRight", 4, { kind: "open", key: "instances" }],
  ["ArrowRight", 2, null],
  ["ArrowLeft", 1, { kind: "close", key: "services" }],
  ["ArrowLeft", 3, { kind: "to", index: 1 }],
  ["ArrowLeft", 4, { kind: "to", index: 0 }],
  ["w", 0, { kind: "to", index: 3 }],
  ["W", 3, { kind: "to", index: 3 }],
  ["t", 3, { kind: "to", index: 5 }],
  ["x", 0, null],
  [" ", 0, null],
  ["F6", 0, null],
])("%s on row %i", (key, at, move) => {
  expect(treeMove(key, treeRows(TREE, new Map()), at)).toEqual(move);
});

test("no key leads out of the tree", () => {
  const keys = fc.constantFrom("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "i", "p");
  fc.assert(
    fc.property(fc.array(keys), (pressed) => {
      const opened = new Map<string, boolean>();
      let at = 0;
      for (const key of pressed) {
        const rows = treeRows(TREE, opened);
        const move = treeMove(key, rows, at);
        if (move?.kind === "to") at = move.index;
        else if (move !== null) opened.set(move.key, move.kind === "open");
        expect(treeRows(TREE, opened)[at]).toBeDefined();
      }
    }),
  );
});
