import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { cardSize, type CardSizes } from "./cardSizes.ts";
import { type Box, CARD_CLASSES, overlap } from "./geometry.ts";
import { isResized, layOut, type Layout, type LayoutMemory, NOTHING_PLACED } from "./layout.ts";
import type { BoxShape, CardShape, ColumnShape, Structure } from "./structure.ts";
import { groupNodeId, zoneNodeId } from "./things.ts";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];

/** How many tasks run on a card. */
const counts = new WeakMap<CardShape, number>();

function card(instanceId: string, taskCount = 0): CardShape {
  const shape = { instanceId, nodeId: `arn-${instanceId}`, registered: true };
  counts.set(shape, taskCount);
  return shape;
}

function sizesIn({ boxes }: Structure): CardSizes {
  const cards = boxes.flatMap(({ lanes }) => lanes.flatMap((lane) => lane.cards));
  return new Map(cards.map((shape) => [shape.nodeId, cardSize(counts.get(shape) ?? 0)]));
}

function laidOut(shape: Structure, memory: LayoutMemory): Layout {
  return layOut(shape, sizesIn(shape), memory);
}

function box(id: string, column: readonly ColumnShape[], ...lanes: readonly (readonly CardShape[])[]): BoxShape {
  return { id, column, edge: [], lanes: ZONES.map((availabilityZone, at) => ({ availabilityZone, cards: lanes[at] ?? [] })) };
}

function structure(...boxes: readonly BoxShape[]): Structure {
  return { loadBalancers: [], boxes };
}

const single = (serviceArn: string): ColumnShape => ({ targetGroupArn: null, serviceArn });
const pair = (targetGroupArn: string, serviceArn: string | null = null): ColumnShape => ({ targetGroupArn, serviceArn });

/** Boxes that must not touch each other: all but the ones that hold others. */
function solid(layout: Layout): readonly Box[] {
  return [...layout.boxes].filter(([id]) => !id.startsWith("cluster") || id.includes("-i-")).map(([, it]) => it);
}

const shapes = fc.array(
  fc.record({
    services: fc.nat(6),
    pairs: fc.nat(4),
    groups: fc.nat(3),
    lanes: fc.array(fc.array(fc.nat(30), { maxLength: 14 }), { minLength: 3, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 3 },
).map((boxes): Structure => ({
  loadBalancers: [{ arn: "alb-1", listeners: [{ arn: "l-1", rules: [{ arn: "r-1", targets: [{ targetGroupArn: "tg-0-0", share: 1 }] }] }] }, { arn: "alb-2", listeners: [] }],
  boxes: boxes.map(({ services, pairs, groups, lanes }, at) => ({
    ...box(
      `cluster${at}`,
      [
        ...Array.from({ length: pairs }, (_, n) => pair(`tg-${at}-${n}`, n % 2 === 0 ? `svc-${at}-tg-${n}` : null)),
        ...Array.from({ length: services }, (_, n) => single(`svc-${at}-${n}`)),
      ],
      ...lanes.map((counts, lane) => counts.map((count, n) => card(`i-${at}-${lane}-${n}`, count))),
    ),
    edge: Array.from({ length: groups }, (_, n) => `asg-${at}-${n}`),
  })),
}));

test("nothing overlaps", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const boxes = solid(laidOut(shape, NOTHING_PLACED));
      boxes.forEach((a, at) => {
        for (const b of boxes.slice(at + 1)) expect(overlap(a, b)).toBe(false);
      });
    }),
  );
});

test("every card stands in its lane, every lane in its box", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { boxes } = laidOut(shape, NOTHING_PLACED);
      for (const { id, lanes } of shape.boxes) {
        for (const { availabilityZone, cards } of lanes) {
          const lane = boxes.get(zoneNodeId(id, availabilityZone))!;
          expect(within(boxes.get(id)!, lane)).toBe(true);
          for (const { nodeId } of cards) expect(within(lane, boxes.get(nodeId)!)).toBe(true);
        }
      }
    }),
  );
});

test("groups hang on the bottom edge of their box, beginning within it; one that goes leaves the others where they are", () => {
  const withGroups = (...edge: readonly string[]) => structure({ ...box("c", []), edge });
  const { boxes, memory } = laidOut(withGroups("a", "b", "c"), NOTHING_PLACED);
  const { y, height } = boxes.get("c")!;
  const [a, b, c] = ["a", "b", "c"].map((name) => boxes.get(groupNodeId(name))!);
  expect([a!.y < y + height, a!.y + a!.height > y + height, b!.y]).toEqual([true, true, a!.y]);
  expect([c!.x, c!.y > a!.y + a!.height]).toEqual([a!.x, true]);
  expect(laidOut(withGroups("b", "c"), memory).boxes.get(groupNodeId("c"))).toEqual(c);
});

test("the same structure after the same past is laid out the same", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const once = laidOut(shape, NOTHING_PLACED);
      expect(laidOut(shape, NOTHING_PLACED)).toEqual(once);
      expect(laidOut(shape, once.memory)).toEqual(once);
    }),
  );
});

test("one instance more moves no other, up to five in a lane", () => {
  fc.assert(
    fc.property(fc.nat(4), fc.nat(6), (count, tasks) => {
      const cards = Array.from({ length: count }, (_, n) => card(`i-${n}`, tasks));
      const before = laidOut(structure(box("c", [single("web")], cards)), NOTHING_PLACED);
      const after = laidOut(structure(box("c", [single("web")], [...cards, card("i-new", tasks)])), before.memory);
      for (const { nodeId } of cards) expect(after.boxes.get(nodeId)).toEqual(before.boxes.get(nodeId));
      expect(after.boxes.get("web")).toEqual(before.boxes.get("web"));
    }),
  );
});

test("a service more moves no other", () => {
  const before = laidOut(structure(box("c", [pair("tg", "web"), single("api")])), NOTHING_PLACED);
  const after = laidOut(structure(box("c", [pair("tg", "web"), single("api"), single("worker")])), before.memory);
  for (const id of ["tg", "web", "api"]) expect(after.boxes.get(id)).toEqual(before.boxes.get(id));
});

test("a service that takes a target group goes under it, and nothing else moves", () => {
  const before = laidOut(structure(box("c", [single("web"), pair("tg"), single("api")])), NOTHING_PLACED);
  const after = laidOut(structure(box("c", [pair("tg", "web"), single("api")])), before.memory);
  expect(after.boxes.get("tg")).toEqual(before.boxes.get("tg"));
  expect(after.boxes.get("api")).toEqual(before.boxes.get("api"));
  expect(after.boxes.get("web")!.y).toBe(after.boxes.get("tg")!.y + after.boxes.get("tg")!.height);
});

test("the place of one that left is given to the next that comes", () => {
  const three = [card("i-1"), card("i-2"), card("i-3")];
  const first = laidOut(structure(box("c", [], three)), NOTHING_PLACED);
  const without = laidOut(structure(box("c", [], [three[0]!, three[2]!])), first.memory);
  expect(without.boxes.get("arn-i-3")).toEqual(first.boxes.get("arn-i-3"));
  const again = laidOut(structure(box("c", [], [three[0]!, three[2]!, card("i-4")])), without.memory);
  expect(again.boxes.get("arn-i-4")).toEqual(first.boxes.get("arn-i-2"));
});

test("an instance keeps its place when it registers", () => {
  const booting = { ...card("i-1"), nodeId: "i-1", registered: false };
  const before = laidOut(structure(box("c", [], [booting, card("i-2")])), NOTHING_PLACED);
  const after = laidOut(structure(box("c", [], [card("i-1"), card("i-2")])), before.memory);
  expect(after.boxes.get("arn-i-1")).toEqual(before.boxes.get("i-1"));
});

test.each([
  [0, 160],
  [6, 160],
  [7, 226],
  [12, 226],
  [13, 358],
  [25, 358],
])("a card with %i tasks is %i high", (taskCount, height) => {
  const { boxes } = laidOut(structure(box("c", [], [card("i-1", taskCount)])), NOTHING_PLACED);
  expect(boxes.get("arn-i-1")!.height).toBe(height);
});

test("a row does not shrink while somebody stands in it", () => {
  const tall = laidOut(structure(box("c", [], [card("i-1", 9)])), NOTHING_PLACED);
  const later = laidOut(structure(box("c", [], [card("i-1", 2)])), tall.memory);
  expect(later.boxes.get("arn-i-1")!.height).toBe(CARD_CLASSES[1].height);
});

test("other numbers of tasks are laid out anew where that moves something, and only there", () => {
  const bySide = { moved: 0, still: 0 };
  fc.assert(
    fc.property(shapes, fc.array(fc.nat(30), { minLength: 1, maxLength: 20 }), (shape, next) => {
      const before = laidOut(shape, NOTHING_PLACED);
      const sizes = new Map([...sizesIn(shape).keys()].map((nodeId, at) => [nodeId, cardSize(next[at % next.length] ?? 0)]));
      const after = layOut(shape, sizes, before.memory);
      const isMoved = textOf(after) !== textOf(before);
      expect(isResized(shape, sizes, before.memory)).toBe(isMoved);
      bySide[isMoved ? "moved" : "still"] += 1;
    }),
    { numRuns: 60 },
  );
  expect(Math.min(bySide.moved, bySide.still)).toBeGreaterThan(3);
});

function textOf({ boxes, memory }: Layout): string {
  return JSON.stringify([[...boxes], memory.loadBalancers, [...memory.boxes].map(([id, { lanes, ...rest }]) => [id, [...lanes], rest])]);
}

test("an empty cluster has its lanes, three cards high", () => {
  const { boxes } = laidOut(structure(box("c", [])), NOTHING_PLACED);
  expect(ZONES.map((zone) => boxes.get(zoneNodeId("c", zone))!.height)).toEqual([546, 546, 546]);
});

function within(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
