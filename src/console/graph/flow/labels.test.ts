import { expect, test } from "vitest";
import { INTERNET } from "../things.ts";
import { labelsOf } from "./labels.ts";
import { curve } from "./line.ts";
import type { Stream } from "./streams.ts";

const across = curve({ x: 100, y: 50 }, { x: 140, y: 50 });
const upright = curve({ x: 70, y: 54 }, { x: 70, y: 84 });

function stream(more: { readonly line?: Stream["line"]; readonly room?: number; readonly source?: string } & Partial<Pick<Stream, "requestsPerSecond" | "failing" | "share" | "isPart">>): Stream {
  const { line = across, room = 44, source = "alb", ...rest } = more;
  const road = { id: "traffic|a|b", kind: "traffic", source, target: "tg", line, room, ruleArns: [], targetGroupArns: [], share: 0.5 } as const;
  return { id: road.id, road, line, taps: [], share: 0.5, isPart: false, hue: null, endHue: null, isBroken: false, mark: null, requestsPerSecond: 12, failing: 0, ...rest };
}

/** Six pixels a letter. */
const SHEET = { camera: { x: 0, y: 0, zoom: 1 }, level: "near", widthOf: (text: string) => text.length * 6 } as const;

test.each([
  ["what has room", stream({}), ["12/s"]],
  ["nothing where nothing goes", stream({ requestsPerSecond: 0 }), []],
  ["nothing that is wider than its room", stream({ requestsPerSecond: 12_000 }), []],
  ["what its room just holds", stream({ room: 24 + 5 }), ["12/s"]],
  ["nothing that would touch the cards", stream({ room: 24 + 4 }), []],
  ["failures not by colour alone", stream({ failing: 0.2 }), ["\u25c6 12/s"]],
  ["an estimate as one", stream({ isPart: true, requestsPerSecond: 9 }), ["≈9/s"]],
  ["nothing that the rule beside it says", stream({ share: 1 }), []],
])("near, a road says %s", (_, one, expected) => {
  expect(labelsOf([one], SHEET).map(({ text }) => text)).toEqual(expected);
});

test("from the Internet the rate stands beside the line, once the Internet's card does not say it", () => {
  const one = stream({ line: upright, room: 146, source: INTERNET, share: 1 });
  expect(labelsOf([one], SHEET)).toEqual([]);
  expect(labelsOf([one], { ...SHEET, level: "middle" })).toMatchObject([{ text: "12/s", x: 70 + 6 + 12, y: 69 }]);
  expect(labelsOf([one], { ...SHEET, level: "far" })).toEqual([]);
});

test("no rate is written over another", () => {
  expect(labelsOf([stream({}), stream({})], SHEET)).toHaveLength(1);
  expect(labelsOf([stream({}), stream({ line: curve({ x: 100, y: 62 }, { x: 140, y: 62 }) })], SHEET)).toHaveLength(2);
});
