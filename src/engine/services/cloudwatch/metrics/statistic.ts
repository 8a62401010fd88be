import type { Statistic } from "../../../../aws/generated/cloudwatch.ts";
import { invalidValue, notSimulated } from "../refusals.ts";

const STATISTICS: readonly string[] = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] satisfies readonly Statistic[];

const isStatistic = (text: string): text is Statistic => STATISTICS.includes(text);

/** A statistic by its name. Throws ValidationError. */
export function statisticNamed(stat: string): Statistic {
  if (isStatistic(stat)) return stat;
  // Percentiles, trimmed means and their kin are of single values, and these are not kept.
  if (/^(?:p|tm|wm|tc|ts|pr|iqm)[\d(]?/i.test(stat)) throw notSimulated("GetMetricData with percentiles");
  throw invalidValue(`The value ${stat} for parameter Stat is not supported.`);
}
