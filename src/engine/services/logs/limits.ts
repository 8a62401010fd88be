import { minutes } from "../../kernel/time.ts";

/** CloudWatch Logs user guide, "CloudWatch Logs quotas": what is asked for without a limit. */
export const EVENTS_AT_ONCE = 10_000;
export const DESCRIBED_AT_ONCE = 50;

/** API reference, "PutRetentionPolicy". */
export const RETENTIONS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Limits of ours: lines that a stream keeps beside those that follow from its facts, minutes of requests, ended streams of a group. */
export const WRITTEN_KEPT = 100;
export const MINUTES_KEPT = 60;
export const ENDED_STREAMS_KEPT = 1000;

/** A container writes once in so long how many requests it had. Assumed. */
export const REQUESTS_TOLD_EVERY = minutes(1);
