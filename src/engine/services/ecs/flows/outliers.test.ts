import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { judgeOutliers } from "./outliers.ts";
import { ratesOf } from "./overConnect.ts";

const group = { groupKey: "g", rate: 100_000, clients: [{ taskArn: "c", rate: 100_000 }] };
const members = (...connects: readonly boolean[]) => connects.map((does, i) => ({ taskArn: `t${i}`, connects: does }));

/** Who is left out, and when that changes next, at instants of a life. */
function live(connects: readonly boolean[], instants: readonly number[], more: object = {}) {
  let outliers: ReturnType<typeof judgeOutliers>["outliers"] = [];
  return instants.map((now) => {
    const judged = judgeOutliers(outliers, { now, group: { ...group, ...more }, members: members(...connects) });
    outliers = judged.outliers;
    return [[...judged.ejected].join(), judged.nextAt];
  });
}

test("an endpoint is left out after five failures, longer each time, and asked again in between", () => {
  expect(live([true, false], [0, 99, 100, 30_099, 30_100, 30_199, 30_200, 90_199, 90_200])).toEqual([
    ["", 100], ["", 100], ["t1", 30_100], ["t1", 30_100], ["", 30_200], ["", 30_200], ["t1", 90_200], ["t1", 90_200], ["", 90_300],
  ]);
});

test("half of the endpoints are asked whatever they do, and who is asked too seldom is never left out", () => {
  expect(live([false, false, false, true], [0, 200])).toEqual([["", 200], ["t0,t1", 30_200]]);
  expect(live([false], [0, 100])).toEqual([["", 50], ["", null]]);
  // Five in thirty seconds, and one in a little more.
  expect(live([true, false], [0, 30_000], { rate: 334 })).toEqual([["", 29_941], ["t1", 60_000]]);
  expect(live([true, false], [0, 30_000], { rate: 333 })).toEqual([["", null], ["", null]]);
});

test.each([
  ["all well", [true, true, true], true, [34, 33, 33]],
  ["one of two", [true, false], true, [100, 0]],
  ["one of two, without retries", [true, false], false, [50, 50]],
  ["three of four: a quarter meets the three first", [true, false, false, false], true, [75, 9, 8, 8]],
  ["nobody", [false, false], true, [50, 50]],
] as const)("%s", (_what, connects, retries, rates) => {
  expect(ratesOf(connects, { rate: 100, retries })).toEqual(rates);
});

test("no request is lost or made up when they are dealt out", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), fc.nat(1_000_000), fc.boolean(), (connects, rate, retries) => {
      const rates = ratesOf(connects, { rate, retries });
      expect(rates.reduce((sum, one) => sum + one, 0)).toBe(rate);
      expect(rates.every((one) => one >= 0)).toBe(true);
    }),
  );
});
