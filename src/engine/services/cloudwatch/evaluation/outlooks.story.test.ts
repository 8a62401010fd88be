import { expect, test } from "vitest";
import type { PutMetricAlarmInput, StandardUnit } from "../../../../aws/generated/cloudwatch.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { fc } from "../../../../../scripts/properties.ts";
import { withoutShortcuts } from "../../../kernel/shortcuts.ts";
import { story } from "../../ecs/story.ts";

const ALARM = { Namespace: "shop", MetricName: "errors", Statistic: "Sum", Period: 60, Threshold: 5, ComparisonOperator: "GreaterThanThreshold" } as const;

const ALARMS: readonly PutMetricAlarmInput[] = [
  { ...ALARM, AlarmName: "all", EvaluationPeriods: 3 },
  { ...ALARM, AlarmName: "some", EvaluationPeriods: 4, DatapointsToAlarm: 2, TreatMissingData: "ignore" },
  { ...ALARM, AlarmName: "seconds", EvaluationPeriods: 2, Unit: "Seconds", TreatMissingData: "breaching" },
  { ...ALARM, AlarmName: "two minutes", EvaluationPeriods: 2, Period: 120 },
];

/** What is put in the middle of a minute, of it or of one before. */
interface Put {
  readonly value: number;
  readonly minutesAgo: number;
  readonly unit: StandardUnit;
}

const put: fc.Arbitrary<Put> = fc.record({ value: fc.constantFrom(1, 4, 9), minutesAgo: fc.constantFrom(0, 0, 0, 1, 2), unit: fc.constantFrom<StandardUnit>("None", "None", "None", "Seconds") });

const minutes = fc.array(fc.array(put, { maxLength: 3 }), { minLength: 1, maxLength: 12 });

/** What becomes of the alarms, with one of them set by hand on the way. */
function live(puts: readonly (readonly Put[])[]): unknown {
  const s = story();
  for (const alarm of ALARMS) s.call("cloudwatch", "PutMetricAlarm", alarm);
  puts.forEach((ofMinute, place) => {
    s.run(30);
    const MetricData = ofMinute.map(({ value, minutesAgo, unit }) => ({ MetricName: "errors", Value: value, Unit: unit, Timestamp: epochSeconds(s.world.now - minutesAgo * 60_000) }));
    if (MetricData.length > 0) s.call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData });
    if (place === 4) s.call("cloudwatch", "SetAlarmState", { AlarmName: "all", StateValue: "ALARM", StateReason: "by hand" });
    s.run(30);
  });
  s.run(600);
  return [s.call("cloudwatch", "DescribeAlarmHistory", {}), s.world.digest];
}

test("whatever comes of a metric, late, again or in another unit: alarms that are left alone while the newest datapoints say nothing new do what they do when all are looked at", () => {
  fc.assert(fc.property(minutes, (puts) => {
    expect(live(puts)).toEqual(withoutShortcuts(() => live(puts)));
  }), { numRuns: 30 });
});
