import type { Rows } from "../../bridge/protocol.ts";

type Traffic = Pick<Rows["physics.traffic"], "targetGroupArn" | "requestsPerSecond" | "successShare">;

/** What became of requests, seen at one instant. */
export interface RequestSample {
  readonly at: number;
  readonly answeredPerSecond: number;
  readonly failedPerSecond: number;
}

/** The same of every target group. */
export interface TrafficSample {
  readonly at: number;
  readonly groups: ReadonlyMap<string, Omit<RequestSample, "at">>;
}

/** Samples kept: some minutes of watching. */
export const SAMPLES_KEPT = 480;

/** Adds what is seen now; a clock that went back takes the samples that lay ahead with it. */
export function sampled(samples: readonly TrafficSample[], { traffic, now }: { readonly traffic: Iterable<Traffic>; readonly now: number }): readonly TrafficSample[] {
  const groups = new Map<string, Omit<RequestSample, "at">>();
  for (const { targetGroupArn, requestsPerSecond, successShare } of traffic) {
    groups.set(targetGroupArn, { answeredPerSecond: requestsPerSecond * successShare, failedPerSecond: requestsPerSecond * (1 - successShare) });
  }
  const before = samples.at(-1)?.at ?? -Infinity;
  const kept = before < now ? samples : samples.filter(({ at }) => at < now);
  return [...kept, { at: now, groups }].slice(-SAMPLES_KEPT);
}

/** Of some groups together; null: of all. */
export function requestsTo(samples: readonly TrafficSample[], wanted: ReadonlySet<string> | null): readonly RequestSample[] {
  return samples.map(({ at, groups }) => {
    const sum = { at, answeredPerSecond: 0, failedPerSecond: 0 };
    for (const [arn, { answeredPerSecond, failedPerSecond }] of groups) {
      if (wanted !== null && !wanted.has(arn)) continue;
      sum.answeredPerSecond += answeredPerSecond;
      sum.failedPerSecond += failedPerSecond;
    }
    return sum;
  });
}
