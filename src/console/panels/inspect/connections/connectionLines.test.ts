import { expect, test } from "vitest";
import type { Rows } from "../../../../bridge/protocol.ts";
import { bundlesOf, cutsSentence } from "./connectionLines.ts";

type Flow = Rows["elbv2.flows"];

const flow = (flowId: string, port: number | null, more: Partial<Flow> = {}): [string, Flow] => [
  flowId,
  { flowId, listenerArn: "l", target: port === null ? null : { targetId: "i-1", port }, isOrphaned: false, cutCount: 0, lastCut: null, ...more } as Flow,
];

test("connections are bundled by who holds them, the busiest first, those without anybody last", () => {
  const flows = new Map([flow("0", null), flow("1", 80), flow("2", 81, { isOrphaned: true }), flow("3", 81, { isOrphaned: true }), flow("4", 80, { listenerArn: "other" })]);
  expect(bundlesOf("l", flows).map(({ target, flows: held, isOrphaned }) => [target, held.length, isOrphaned])).toEqual([["i-1:81", 2, true], ["i-1:80", 1, false], [null, 1, false]]);
});

test.each([
  [0, null, null],
  [1, "refused", "cut once, because nobody answered any more"],
  [2, "terminated", "cut 2 times, the last time because its target was deregistered"],
] as const)("%i cuts, the last one %s: %s", (cutCount, lastCut, sentence) => {
  expect(cutsSentence({ cutCount, lastCut })).toBe(sentence);
});
