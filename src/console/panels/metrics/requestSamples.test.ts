import { expect, test } from "vitest";
import { sampled, SAMPLES_KEPT, type RequestSample } from "./requestSamples.ts";

const traffic = [
  { targetGroupArn: "a", requestsPerSecond: 100, successShare: 0.75 },
  { targetGroupArn: "b", requestsPerSecond: 10, successShare: 1 },
];

test("requests are told apart by what became of them, for the groups that are looked at", () => {
  expect(sampled([], { traffic, groups: null, now: 5 })).toEqual([{ at: 5, answeredPerSecond: 85, failedPerSecond: 25 }]);
  expect(sampled([], { traffic, groups: new Set(["b"]), now: 5 })).toEqual([{ at: 5, answeredPerSecond: 10, failedPerSecond: 0 }]);
});

test("going back takes the samples along that lay ahead, and the oldest make room", () => {
  let samples: readonly RequestSample[] = [];
  for (let now = 1; now <= SAMPLES_KEPT + 10; now++) samples = sampled(samples, { traffic, groups: null, now });
  expect([samples.length, samples[0]?.at]).toEqual([SAMPLES_KEPT, 11]);
  expect(sampled(samples, { traffic, groups: null, now: 20 }).map(({ at }) => at)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
});
