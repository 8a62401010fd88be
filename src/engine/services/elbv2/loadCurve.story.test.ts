import { expect, test } from "vitest";
import type { LoadCurve } from "../../../aws/generated/physics.ts";
import { curveOf } from "../../../aws/rules/load/curve.ts";
import { meanOver } from "../../../aws/rules/load/sample.ts";
import { loadCurveOn, trafficCountsOn, trafficOn } from "../../physics/contract.ts";
import { story } from "../ecs/story.ts";

const SPIKE: LoadCurve = { shape: "spike", peakRequestsPerSecond: 400, seconds: 600 };

function loaded(curve?: LoadCurve, requestsPerSecond = 40) {
  const s = story();
  const targetGroupArn = s.balancer("web-alb");
  const put = (given?: LoadCurve) => s.call("physics", "PutTraffic", { targetGroupArn, requestsPerSecond, ...(given && { curve: given }) });
  put(curve);
  return { s, targetGroupArn, put, rate: () => trafficOn(s.world.view, targetGroupArn)?.requestsPerSecond, counts: () => trafficCountsOn(s.world.view, targetGroupArn) };
}

test("a load follows its curve, is counted to the last request, and stays where the curve ends", () => {
  const { s, rate, counts } = loaded(SPIKE);
  const rates = Array.from({ length: 8 }, () => {
    const now = rate();
    s.run(90);
    return now;
  });
  // Level, but for half a minute of rise and one of fall: here is the mean of the first ten seconds of it.
  expect(rates).toEqual([40, 40, 100, 400, 400, 40, 40, 40]);
  expect(counts()?.failedCount).toBe(meanOver(curveOf(SPIKE, 40), 0, 720_000) * 720);
});

test("another load ends the curve of the one before", () => {
  const { s, rate, put, targetGroupArn } = loaded(SPIKE);
  s.run(100);
  put();
  s.run(200);
  expect(rate()).toBe(40);
  expect(loadCurveOn(s.world.view, targetGroupArn)).toBeUndefined();
  put({ ...SPIKE, shape: "ramp" });
  s.run(600);
  expect(rate()).toBe(400);
  expect(s.call("physics", "ListTraffic", {}).traffic).toEqual([{ targetGroupArn, requestsPerSecond: 40, curve: { ...SPIKE, shape: "ramp" } }]);
});

test("whatever the pace, the same load lives the same life, with its noise", () => {
  const noisy: LoadCurve = { shape: "points", points: [{ atSeconds: 0, requestsPerSecond: 10 }, { atSeconds: 400, requestsPerSecond: 500 }], repeats: true, noisePercent: 30, noiseSeed: 7 };
  const [steady, hasty] = [loaded(noisy), loaded(noisy)];
  for (let i = 0; i < 97; i++) steady.s.run(10);
  hasty.s.run(970);
  expect(steady.s.world.digest).toBe(hasty.s.world.digest);
  expect(steady.counts()).toEqual(hasty.counts());
  expect(loaded({ ...noisy, noiseSeed: 8 }).rate()).not.toBe(loaded(noisy).rate());
});

test.each<[string, object, RegExp]>([
  ["a peak that is missing", { shape: "day" }, /curve\.peakRequestsPerSecond: a curve of the shape day needs it/],
  ["points of a ramp", { shape: "ramp", peakRequestsPerSecond: 1, points: [{ atSeconds: 0, requestsPerSecond: 0 }] }, /curve\.points: only a curve of the shape points/],
  ["no points", { shape: "points" }, /needs them/],
  ["points in another order", { shape: "points", points: [{ atSeconds: 5, requestsPerSecond: 0 }, { atSeconds: 4, requestsPerSecond: 0 }] }, /curve\.points\[1\]\.atSeconds: 4 comes before/],
  ["a negative rate", { shape: "points", points: [{ atSeconds: 0, requestsPerSecond: -1 }] }, /greater than or equal to 0/],
  ["too many points", { shape: "points", points: Array.from({ length: 10_001 }, (_, atSeconds) => ({ atSeconds, requestsPerSecond: 1 })) }, /less than or equal to 10000/],
  ["more noise than load", { ...SPIKE, noisePercent: 101 }, /less than or equal to 100/],
  ["a shape nobody knows", { shape: "sine" }, /enum value set/],
])("%s is refused, and the load stays as it was", (_what, curve, why) => {
  const { s, targetGroupArn, rate } = loaded();
  expect(s.refusal("physics", "PutTraffic", { targetGroupArn, requestsPerSecond: 1, curve } as never)).toMatch(why);
  expect(rate()).toBe(40);
});
