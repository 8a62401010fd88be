import type { Dimension } from "../../../../aws/generated/cloudwatch.ts";
import { by } from "../../../../lib/compare.ts";
import { remembered } from "../../../../lib/remembered.ts";
import type { Metric } from "./tables.ts";

/** A metric as an API call names it; the order of dimensions says nothing. */
export function metricNamed({ Namespace = "", MetricName = "", Dimensions = [] }: Named): Metric {
  const dimensions = Dimensions.map(({ Name, Value }) => ({ name: Name, value: Value })).toSorted(by(({ name }) => name));
  return { namespace: Namespace, metricName: MetricName, dimensions };
}

export interface Named {
  readonly Namespace?: string | undefined;
  readonly MetricName?: string | undefined;
  readonly Dimensions?: readonly Dimension[] | undefined;
}

/** The key under which a metric stands. The same ones are asked for each minute. */
export const metricKeyOf = remembered(({ namespace, metricName, dimensions }: Metric): string => JSON.stringify([namespace, metricName, ...dimensions.map(({ name, value }) => [name, value])]));

/** The same of a metric that an alarm names: alarms do not change. */
export const keyOfNamed = remembered((metric: Named): string => metricKeyOf(metricNamed(metric)));

/** A metric as the API gives it. */
export const describeMetric = ({ namespace, metricName, dimensions }: Metric) => ({
  Namespace: namespace,
  MetricName: metricName,
  Dimensions: dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
});
