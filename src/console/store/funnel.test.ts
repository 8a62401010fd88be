import { expect, test } from "vitest";
import type { InstanceVerdict, PlacementExplanation } from "../../bridge/protocol.ts";
import { dropReasons, funnelOf, nextStop, stageRange, type StepNumber, verdictsAfter } from "./funnel.ts";

function verdict(arn: string, step: InstanceVerdict["step"], more: Partial<InstanceVerdict> = {}): InstanceVerdict {
  return { containerInstanceArn: arn, availabilityZone: "us-east-1a", step, stage: null, headline: "", reason: "", ...more };
}

const EXPLANATION: PlacementExplanation = {
  containerInstanceArn: "chosen",
  candidates: 8,
  stages: [
    { step: 1, stage: "cpu", kept: 8, dropped: [], compared: null },
    { step: 1, stage: "memory", kept: 7, dropped: [{ headline: "Not enough memory", count: 1 }], compared: null },
    { step: 2, stage: "memberOf", kept: 6, dropped: [{ headline: "memberOf", count: 1 }], compared: null },
    { step: 2, stage: "memberOf", kept: 5, dropped: [{ headline: "memberOf", count: 1 }], compared: null },
    { step: 3, stage: "binpack(memory)", kept: 2, dropped: [{ headline: "Eligible, not chosen", count: 3 }], compared: { unit: "MiB", amounts: [null, null, null, 512, 512, 4096, 1024, 1024], buckets: null } },
  ],
  verdicts: [
    verdict("small", 1, { stage: "memory", headline: "Not enough memory", reason: "needs 512 MiB, has 256" }),
    verdict("other", 2, { stage: "memberOf", headline: "memberOf", reason: "a" }),
    verdict("another", 2, { stage: "memberOf", headline: "memberOf", reason: "b" }),
    verdict("equal", 4),
    verdict("chosen", null),
    verdict("emptiest", 3, { stage: "binpack(memory)" }),
    verdict("emptier", 3, { stage: "binpack(memory)" }),
    verdict("as empty", 3, { stage: "binpack(memory)" }),
  ],
};

test("stages of one name are one, and the last is to select", () => {
  const { stages } = funnelOf(EXPLANATION);
  expect(stages.map(({ step, name, left, dropped }) => [step, name, left, dropped.length])).toEqual([
    [1, "cpu", 8, 0],
    [1, "memory", 7, 1],
    [2, "memberOf", 5, 2],
    [3, "binpack(memory)", 2, 3],
    [4, "select", 1, 1],
  ]);
});

test("who came furthest stands first, and of those that came equally far, whom the strategies prefer", () => {
  const { standings } = funnelOf(EXPLANATION);
  expect(standings.map(({ verdict: { containerInstanceArn } }) => containerInstanceArn)).toEqual(["chosen", "equal", "emptier", "as empty", "emptiest", "other", "another", "small"]);
});

test.each([
  [0, []],
  [1, []],
  [2, ["small"]],
  [3, ["another", "other", "small"]],
  [4, ["another", "as empty", "emptier", "emptiest", "other", "small"]],
  [5, ["another", "as empty", "chosen", "emptier", "emptiest", "equal", "other", "small"]],
])("after %i stages the map speaks of %j", (applied, arns) => {
  expect([...verdictsAfter(funnelOf(EXPLANATION), applied).keys()].toSorted()).toEqual(arns);
});

test("a placement that found nothing selects nothing", () => {
  const funnel = funnelOf({
    containerInstanceArn: null,
    candidates: 1,
    stages: [{ step: 1, stage: "memory", kept: 0, dropped: [], compared: null }],
    verdicts: [verdict("small", 1, { stage: "memory" })],
  });
  expect(funnel.stages.map(({ name }) => name)).toEqual(["memory"]);
  expect([...verdictsAfter(funnel, 1).keys()]).toEqual(["small"]);
});

test("reasons are counted, the commonest first, with numbers where all have the same", () => {
  const dropped = [
    verdict("a", 1, { headline: "Not enough memory", reason: "needs 512 MiB, has 256" }),
    verdict("b", 1, { headline: "Port 80 in use", reason: "by api:42" }),
    verdict("c", 1, { headline: "Port 80 in use", reason: "by api:42" }),
    verdict("d", 1, { headline: "Not enough CPU", reason: "needs 2, has 1" }),
    verdict("e", 1, { headline: "Not enough CPU", reason: "needs 2, has 0" }),
  ];
  expect(dropReasons(dropped)).toEqual([
    { headline: "Port 80 in use", reason: "by api:42", instanceArns: ["b", "c"] },
    { headline: "Not enough CPU", reason: null, instanceArns: ["d", "e"] },
    { headline: "Not enough memory", reason: "needs 512 MiB, has 256", instanceArns: ["a"] },
  ]);
});

test.each<[StepNumber, number, number, number]>([
  [1, 0, 2, 7],
  [2, 2, 3, 5],
  [3, 3, 4, 2],
  [4, 4, 5, 1],
])("step %i spans the stages %i to %i and leaves %i", (step, from, to, left) => {
  expect(stageRange(funnelOf(EXPLANATION), step)).toEqual({ from, to, left });
});

test("a step without stages leaves what came to it", () => {
  const funnel = funnelOf({ ...EXPLANATION, stages: EXPLANATION.stages.filter(({ step }) => step === 1) });
  expect(stageRange(funnel, 2)).toEqual({ from: 2, to: 2, left: 7 });
});

test.each<[number, 1 | -1, number]>([
  [0, 1, 2],
  [2, 1, 3],
  [4, 1, 5],
  [5, 1, 5],
  [3, -1, 2],
  [2, -1, 0],
  [0, -1, 0],
])("from %i stages the next stop by %i is %i", (applied, by, stop) => {
  expect(nextStop(funnelOf(EXPLANATION), applied, by)).toBe(stop);
});
