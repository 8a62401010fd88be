import { expect, test } from "vitest";
import type { GetMetricDataOutput, ListMetricsOutput, Metric } from "../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../aws/epoch.ts";
import { assert } from "../../lib/assert.ts";
import { provideEverything } from "../everything.ts";
import { alarms } from "../services/cloudwatch/tables.ts";
import { pointsFrom } from "../services/cloudwatch/metrics/points.ts";
import { metrics } from "../services/cloudwatch/metrics/tables.ts";
import golden from "./golden/retailStore.json" with { type: "json" };
import { Session } from "./session.ts";
import type { SessionFile } from "./sessionFile.ts";

provideEverything();

const MINUTE = 60_000;

/** The Retail store after ten minutes. */
function shop() {
  const session = new Session(golden.file as SessionFile);
  session.runUntil(10 * MINUTE);
  const call = (service: string, operation: string, input: object): unknown => {
    const answer = session.call({ service, operation, input });
    assert(answer.ok, JSON.stringify(answer));
    return answer.output;
  };
  const { Metrics = [] } = call("cloudwatch", "ListMetrics", {}) as ListMetricsOutput;
  /** The metric of what has these words in its dimensions, and as many of them. */
  const metric = (name: string, ...words: readonly string[]): Metric => {
    const found = Metrics.find(({ MetricName, Dimensions = [] }) => MetricName === name && Dimensions.length === words.length && words.every((word, i) => Dimensions[i]?.Value.includes(word) === true));
    return found ?? assert(false, `${name} of ${words.join(" ")}`) ?? {};
  };
  /** What it came to in each minute from one until another. */
  const values = (Metric: Metric, Stat: string, [from, to]: readonly [number, number]) => {
    const input = { StartTime: epochSeconds(from * MINUTE), EndTime: epochSeconds(to * MINUTE), ScanBy: "TimestampAscending", MetricDataQueries: [{ Id: "a", MetricStat: { Metric, Period: 60, Stat } }] };
    return (call("cloudwatch", "GetMetricData", input) as GetMetricDataOutput).MetricDataResults?.[0]?.Values;
  };
  return { session, call, metric, values };
}

test("services and load balancers are measured by the minute, also of the time before anybody asked, and asking changes nothing", () => {
  const { session, metric, values } = shop();
  const before = session.world.digest;
  const last = [5, 10] as const;
  // The minute that has just ended is not published yet.
  expect(values(metric("RequestCount", "app/", "ui-tg"), "Sum", last)).toEqual([14_400, 14_400, 14_400, 14_400]);
  expect(values(metric("RequestCount", "app/"), "Sum", last)).toEqual([25_200, 25_200, 25_200, 25_200]);
  expect(values(metric("RequestCountPerTarget", "ui-tg"), "Sum", last)).toEqual([2_880, 2_880, 2_880, 2_880]);
  expect(values(metric("HTTPCode_Target_5XX_Count", "app/", "ui-tg"), "Sum", last)).toEqual([]);
  expect(values(metric("HealthyHostCount", "app/", "checkout-tg"), "Average", [0, 4])).toEqual([0, 0, 6, 6]);
  expect(values(metric("CPUUtilization", "retail", "ui"), "SampleCount", last)).toEqual([5, 5, 5, 5]);
  // A fifth of 240 a second for 2 ms of a vCPU each, and the hundredth of 256 units that a task has idle.
  expect(values(metric("CPUUtilization", "retail", "ui"), "Average", [8, 10])?.[0]).toBeCloseTo((100 * 48 * 0.002 * 1024) / 256 + 1, 6);
  expect(values(metric("MemoryUtilization", "retail", "ui"), "Maximum", [8, 10])).toEqual([40]);
  expect(values(metric("CPUReservation", "retail"), "Average", [8, 10])?.[0]).toBeCloseTo(37.5, 1);
  expect(session.world.digest).toBe(before);
});

test("an alarm sees what is measured from when it was made; that is what is found when the past is lived again", () => {
  const { session, call, metric, values } = shop();
  const of = metric("HTTPCode_Target_5XX_Count", "app/", "ui-tg");
  call("cloudwatch", "PutMetricAlarm", { AlarmName: "errors", ...of, Statistic: "Sum", Period: 60, EvaluationPeriods: 2, Threshold: 100, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "notBreaching" });
  session.runUntil(11.5 * MINUTE);
  call("physics", "PutImageBehavior", { image: "public.ecr.aws/aws-containers/retail-store-sample-ui:1.2.1", requestStatus: 500 });
  session.runUntil(16 * MINUTE);
  const seen = [7_200, 14_400, 14_400, 14_400];
  expect(values(of, "Sum", [10, 15])).toEqual(seen);
  expect(session.read((view) => view.all(metrics).flatMap(({ points }) => pointsFrom(points, 0).map(({ sum }) => sum)))).toEqual([...seen, 14_400]);
  expect(session.read((view) => view.all(alarms)[0]?.stateReason)).toBe(
    "Threshold Crossed: 2 out of the last 2 datapoints [14400.0 (05/01/26 09:12:00), 7200.0 (05/01/26 09:11:00)] were greater than the threshold (100.0) (minimum 2 datapoints for OK -> ALARM transition).",
  );
});
