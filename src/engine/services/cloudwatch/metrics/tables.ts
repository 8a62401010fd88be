import type { StandardUnit } from "../../../../aws/generated/cloudwatch.ts";
import type { MetricDelay } from "../../../../aws/rules/metricLag.ts";
import { copiedBy, table, unhashed } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { Totals } from "./totals.ts";

/** What is measured: a name in a namespace, of one thing that its dimensions name. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  /** In the order of their names. */
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
}

/** All that was measured in one minute. */
export interface Point {
  /** When the minute begins. */
  readonly at: SimTime;
  readonly unit: StandardUnit;
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Points, the oldest first, on sheets of so many at most: one more is written on the last, and those that are full stay as they are. */
export interface Points {
  readonly full: readonly (readonly Point[])[];
  /** With none on it, there are none. */
  readonly last: readonly Point[];
  /** When the oldest of them was, if there is one. */
  readonly oldestAt: SimTime;
}

export interface MetricRow extends Metric {
  readonly metricKey: string;
  /** Of each minute and unit one at most, the oldest first. */
  readonly points: Points;
  /** Of what services measure by themselves: what had been counted when the minute began that is not over. */
  readonly totals: Totals;
}

/** Points follow from calls and changes that the digest has heard of already. */
export const metrics = copiedBy(copyOfMetric, unhashed(table<MetricRow>("cloudwatch.metrics", "metricKey")));

/** That datapoints come later than usual. What was seen before stays seen. */
export interface MetricDelayRow extends MetricDelay {
  /** "*": all that have no delay of their own. */
  readonly namespace: string;
}

export const metricDelays = table<MetricDelayRow>("cloudwatch.metricDelays", "namespace", 1_000);

/** That somebody else than an alarm has a metric measured. */
export interface MetricWatchRow extends Metric {
  readonly watchKey: string;
}

export const metricWatches = table<MetricWatchRow>("cloudwatch.metricWatches", "watchKey");

/** All metrics change each minute: one field after another, for a spread that meets rows of every shape takes ten times as long. */
function copyOfMetric({ metricKey, namespace, metricName, dimensions, points, totals }: MetricRow): MetricRow {
  return { metricKey, namespace, metricName, dimensions, points, totals };
}
