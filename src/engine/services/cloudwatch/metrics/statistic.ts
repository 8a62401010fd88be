import type { Statistic } from "../../../../aws/generated/cloudwatch.ts";
import { naturalLog } from "../../../../lib/naturalLog.ts";
import { invalidParameter, invalidValue, notSimulated } from "../refusals.ts";
import { valueOf } from "./points.ts";
import type { Point } from "./tables.ts";

const STATISTICS: readonly string[] = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] satisfies readonly Statistic[];

const isStatistic = (text: string): text is Statistic => STATISTICS.includes(text);

/** What is made of a point. */
export type Reading = (point: Point) => number;

/** A statistic by its name, percentiles among them. Throws ValidationError. */
export function readingNamed(stat: string): Reading {
  if (isStatistic(stat)) return (point) => valueOf(point, stat);
  const percent = Number(/^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(stat)?.[1] ?? NaN);
  if (percent >= 0 && percent <= 100) return (point) => percentileOf(point, percent);
  // Trimmed means and their kin are of single values, and these are not kept.
  if (/^(?:p|tm|wm|tc|ts|pr|iqm)[\d(]?/i.test(stat)) throw notSimulated("GetMetricData with trimmed statistics");
  throw invalidValue(`The value ${stat} for parameter Stat is not supported.`);
}

/** One that stands among the extended ones. Throws InvalidParameterValue. */
export function percentileNamed(stat: string): Reading {
  if (isStatistic(stat)) throw invalidParameter(`The value ${stat} for parameter ExtendedStatistics is not supported.`);
  return readingNamed(stat);
}

/**
 * Single values are not kept. Times are spread exponentially about their mean, as those of queues are; what else is
 * measured is spread evenly from the least to the most. Assumed, both.
 */
function percentileOf({ unit, sum, sampleCount, minimum, maximum }: Point, percent: number): number {
  if (minimum === maximum) return minimum;
  const spread = unit === "Seconds" ? (percent === 100 ? maximum : (-naturalLog(1 - percent / 100) * sum) / sampleCount) : minimum + ((maximum - minimum) * percent) / 100;
  return Math.min(maximum, Math.max(minimum, spread));
}
