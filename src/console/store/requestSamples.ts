import type { Rows } from "../../bridge/protocol.ts";
import { FAILURES } from "../../aws/rules/balancing/requestFates.ts";

type Traffic = Pick<Rows["physics.traffic"], "targetGroupArn" | "requestsPerSecond" | "successShare">;
type Stream = Pick<Rows["elbv2.streams"], "targetGroupArn" | "fate" | "thousandthsPerSecond">;

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

export interface Seen {
  /** Loads on target groups themselves. */
  readonly traffic: Iterable<Traffic>;
  /** What comes of the loads on listeners. */
  readonly streams: Iterable<Stream>;
  readonly now: number;
}

/** Adds what is seen now; a clock that went back takes the samples that lay ahead with it. */
export function sampled(samples: readonly TrafficSample[], { traffic, streams, now }: Seen): readonly TrafficSample[] {
  const groups = new Map<string, { answeredPerSecond: number; failedPerSecond: number }>();
  for (const { targetGroupArn, requestsPerSecond, successShare } of traffic) {
    groups.set(targetGroupArn, { answeredPerSecond: requestsPerSecond * successShare, failedPerSecond: requestsPerSecond * (1 - successShare) });
  }
  for (const { targetGroupArn, fate, thousandthsPerSecond } of streams) {
    if (targetGroupArn === null) continue;
    const sum = groups.get(targetGroupArn) ?? { answeredPerSecond: 0, failedPerSecond: 0 };
    groups.set(targetGroupArn, sum);
    sum[FAILURES.has(fate) ? "failedPerSecond" : "answeredPerSecond"] += thousandthsPerSecond / 1000;
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
