import { expect, test } from "vitest";
import { requestsTo, sampled, SAMPLES_KEPT, type TrafficSample } from "./requestSamples.ts";

const traffic = [
  { targetGroupArn: "a", requestsPerSecond: 100, successShare: 0.75 },
  { targetGroupArn: "b", requestsPerSecond: 10, successShare: 1 },
];

const streams = [
  { targetGroupArn: "b", fate: "HTTPCode_Target_2XX_Count", thousandthsPerSecond: 4_000 },
  { targetGroupArn: "b", fate: "HTTPCode_Target_5XX_Count", thousandthsPerSecond: 1_500 },
  { targetGroupArn: "c", fate: "HTTPCode_ELB_503_Count", thousandthsPerSecond: 500 },
  { targetGroupArn: null, fate: "HTTP_Redirect_Count", thousandthsPerSecond: 9_000 },
] as const;

test("what comes by a listener is counted with what comes to the group itself", () => {
  const samples = sampled([], { traffic, streams, now: 5 });
  expect(requestsTo(samples, new Set(["b", "c"]))).toEqual([{ at: 5, answeredPerSecond: 14, failedPerSecond: 2 }]);
});

test("requests are told apart by what became of them, for the groups that are looked at", () => {
  const samples = sampled([], { traffic, streams: [], now: 5 });
  expect(requestsTo(samples, null)).toEqual([{ at: 5, answeredPerSecond: 85, failedPerSecond: 25 }]);
  expect(requestsTo(samples, new Set(["b"]))).toEqual([{ at: 5, answeredPerSecond: 10, failedPerSecond: 0 }]);
  expect(requestsTo(samples, new Set(["gone"]))).toEqual([{ at: 5, answeredPerSecond: 0, failedPerSecond: 0 }]);
});

test("going back takes the samples along that lay ahead, and the oldest make room", () => {
  let samples: readonly TrafficSample[] = [];
  for (let now = 1; now <= SAMPLES_KEPT + 10; now++) samples = sampled(samples, { traffic, streams: [], now });
  expect([samples.length, samples[0]?.at]).toEqual([SAMPLES_KEPT, 11]);
  expect(sampled(samples, { traffic, streams: [], now: 14 }).map(({ at }) => at)).toEqual([11, 12, 13, 14]);
  expect(sampled(samples, { traffic, streams: [], now: SAMPLES_KEPT + 10 }).filter(({ at }) => at === SAMPLES_KEPT + 10)).toHaveLength(1);
});
