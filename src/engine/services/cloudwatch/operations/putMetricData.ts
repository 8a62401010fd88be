import type { MetricDatum, Nothing, PutMetricDataInput } from "../../../../aws/generated/cloudwatch.ts";
import { simTime } from "../../../../aws/simTime.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { awaitMinute } from "../evaluation/everyMinute.ts";
import { PUT_AHEAD, PUT_BEFORE, VALUES_PER_DATUM } from "../limits.ts";
import { metricNamed } from "../metrics/metric.ts";
import { addPoint, minuteOf } from "../metrics/points.ts";
import type { Metric, Point } from "../metrics/tables.ts";
import { combined, invalidParameter, missingParameter, notSimulated } from "../refusals.ts";

interface Put {
  readonly metric: Metric;
  readonly point: Point;
}

/** Writes down what somebody measured. It is there at once (assumed), and held together by minutes. CloudWatch API. */
export const putMetricData = operation("cloudwatch", "PutMetricData", {
  check(view: View, { Namespace, MetricData = [], EntityMetricData = [] }: PutMetricDataInput): readonly Put[] {
    if (EntityMetricData.length > 0) throw notSimulated("PutMetricData with EntityMetricData");
    if (Namespace.startsWith("AWS/")) throw invalidParameter(`The value ${Namespace} for parameter Namespace is invalid.`);
    if (MetricData.length === 0) throw missingParameter("The parameter MetricData is required.");
    return MetricData.map((datum, place) => ({
      metric: metricNamed({ ...datum, Namespace }),
      point: pointOf(datum, { now: view.now, name: `MetricData.member.${place + 1}` }),
    }));
  },

  apply(ctx: Context, puts): Nothing {
    for (const { metric, point } of puts) addPoint(ctx, metric, point);
    awaitMinute(ctx);
    return {};
  },
});

interface Place {
  readonly now: number;
  readonly name: string;
}

function pointOf(datum: MetricDatum, { now, name }: Place): Point {
  const { Timestamp, Unit = "None", StorageResolution = 60 } = datum;
  if (StorageResolution !== 60 && StorageResolution !== 1) throw invalidParameter(`The parameter ${name}.StorageResolution must be 1 or 60.`);
  if (StorageResolution === 1) throw notSimulated("PutMetricData with a StorageResolution of 1");
  const at = Timestamp === undefined ? now : simTime(Timestamp);
  if (at < now - PUT_BEFORE) throw invalidParameter(`The parameter ${name}.Timestamp must specify a time within the past two weeks.`);
  if (at > now + PUT_AHEAD) throw invalidParameter(`The parameter ${name}.Timestamp must specify a time no more than two hours in the future.`);
  return { at: minuteOf(at), unit: Unit, ...samplesOf(datum, name) };
}

/** What is said of the samples: one value, several, or their sums. The wordings are assumed in part. */
function samplesOf({ Value, Values, Counts, StatisticValues }: MetricDatum, name: string): Pick<Point, "sampleCount" | "sum" | "minimum" | "maximum"> {
  const given = [["Value", Value], ["Values", Values], ["StatisticValues", StatisticValues]].filter(([, one]) => one !== undefined);
  if (given.length > 1) throw combined(`The parameters ${given.map(([one]) => `${name}.${String(one)}`).join(" and ")} are mutually exclusive and you have specified both.`);
  if (StatisticValues !== undefined) {
    const { SampleCount, Sum, Minimum, Maximum } = StatisticValues;
    if (SampleCount <= 0) throw invalidParameter(`The parameter ${name}.StatisticValues.SampleCount must be greater than 0.`);
    if (Minimum > Maximum) throw invalidParameter(`The parameter ${name}.StatisticValues.Maximum must be greater than ${name}.StatisticValues.Minimum.`);
    return { sampleCount: SampleCount, sum: Sum, minimum: Minimum, maximum: Maximum };
  }
  const values = Value === undefined ? Values : [Value];
  if (values === undefined || values.length === 0) throw missingParameter(`The parameter ${name}.Value is required.`);
  if (values.length > VALUES_PER_DATUM) throw invalidParameter(`The collection ${name}.Values must not have a size greater than ${VALUES_PER_DATUM}.`);
  const counts = Counts ?? values.map(() => 1);
  if (counts.length !== values.length) throw invalidParameter(`The parameters ${name}.Values and ${name}.Counts must be of the same size.`);
  if (values.some((value) => !Number.isFinite(value)) || counts.some((count) => !(count > 0))) throw invalidParameter(`The value for parameter ${name}.Value is invalid.`);
  return {
    sampleCount: counts.reduce((sum, count) => sum + count, 0),
    sum: values.reduce((sum, value, i) => sum + value * (counts[i] ?? 0), 0),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
  };
}
