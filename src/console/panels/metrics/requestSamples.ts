import type { Rows } from "../../../bridge/protocol.ts";

type Traffic = Pick<Rows["physics.traffic"], "targetGroupArn" | "requestsPerSecond" | "successShare">;

/** What became of the requests to a set of target groups, seen at one instant. */
export interface RequestSample {
  readonly at: number;
  readonly answeredPerSecond: number;
  readonly failedPerSecond: number;
}

/** Samples kept: what one chart shows. */
export const SAMPLES_KEPT = 120;

/** Adds what is seen now; a clock that went back takes the samples that lay ahead with it. */
export function sampled(
  samples: readonly RequestSample[],
  { traffic, groups, now }: { readonly traffic: Iterable<Traffic>; readonly groups: ReadonlySet<string> | null; readonly now: number },
): readonly RequestSample[] {
  const before = samples.filter((sample) => sample.at < now);
  const sample = { at: now, answeredPerSecond: 0, failedPerSecond: 0 };
  for (const { targetGroupArn, requestsPerSecond, successShare } of traffic) {
    if (groups !== null && !groups.has(targetGroupArn)) continue;
    sample.answeredPerSecond += requestsPerSecond * successShare;
    sample.failedPerSecond += requestsPerSecond * (1 - successShare);
  }
  return [...before, sample].slice(-SAMPLES_KEPT);
}
