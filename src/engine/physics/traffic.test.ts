import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { World } from "../kernel/world.ts";
import { setTraffic, steerTraffic } from "./contract.ts";
import { physics } from "./index.ts";
import { traffic } from "./tables.ts";
import { counted } from "./traffic.ts";

test("nobody to take them: every request fails", () => {
  const world = loaded(10);
  world.runUntil(2_500);
  expect(counted(world.context.need(traffic, "tg"), 2_500)).toMatchObject({ answeredCount: 0, failedCount: 25 });
});

test("one of three targets fails: a third of the requests", () => {
  const world = loaded(10);
  steerTraffic(world.context, "tg", { targetCount: 3, goodTargetCount: 2, parts: 3, goodParts: 2 });
  expect(world.context.need(traffic, "tg").successShare).toBe(2 / 3);
  world.runUntil(60_000);
  steerTraffic(world.context, "tg", { targetCount: 3, goodTargetCount: 3, parts: 3, goodParts: 3 });
  expect(world.context.need(traffic, "tg")).toMatchObject({ answeredCount: 400, failedCount: 200, successShare: 1 });
});

test("counting often gives as many requests as counting once, to the last one", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1_000_000, noNaN: true }),
      fc.array(fc.integer({ min: 0, max: 40_000_000 }), { maxLength: 20 }),
      (requestsPerSecond, pauses) => {
        const start = loaded(requestsPerSecond).context.need(traffic, "tg");
        let row = { ...start, parts: 1, goodParts: 1 };
        for (const pause of pauses) row = { ...row, ...counted(row, row.countedAt + pause) };
        expect(counted({ ...start, parts: 1, goodParts: 1 }, row.countedAt)).toMatchObject({
          answeredCount: row.answeredCount,
          failedCount: 0,
          requestMillionths: row.requestMillionths,
        });
      },
    ),
  );
});

test("a year at the highest rate is counted exactly", () => {
  const year = 365 * 86_400_000;
  const row = { ...loaded(1_000_000).context.need(traffic, "tg"), parts: 3, goodParts: 1 };
  const { answeredCount, failedCount } = counted(row, year);
  expect(answeredCount + failedCount).toBe(year * 1000);
  expect(answeredCount).toBe((year * 1000) / 3);
});

function loaded(requestsPerSecond: number): World {
  const world = new World([physics], 1);
  setTraffic(world.context, { targetGroupArn: "tg", requestsPerSecond });
  return world;
}
