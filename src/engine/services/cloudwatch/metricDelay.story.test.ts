import { expect, test } from "vitest";
import { hasCome, seenUntil } from "../../../aws/rules/metricLag.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { story } from "../ecs/story.ts";

test.each([
  // Usually at, delay, seen before, now.
  [100, 60, 100, 100, true],
  [101, 60, 100, 160, false],
  [101, 60, 100, 161, true],
  [50, 60, 100, 60, true],
] as const)("a datapoint due at %i, by %i late, when those before %i were seen: at %i it has come: %s", (due, delayMillis, seenBefore, now, expected) => {
  expect(hasCome(due, { delayMillis, seenBefore }, now)).toBe(expected);
});

test("what is seen never becomes unseen, however late things get", () => {
  expect([100, 130, 160, 200].map((now) => seenUntil({ delayMillis: 60, seenBefore: 100 }, now))).toEqual([100, 100, 100, 140]);
});

const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/web", ScalableDimension: "ecs:service:DesiredCount" } as const;

/** A service that tracks a metric of its own, which is above its target from the fifth minute on. */
function busy(delay: object | null) {
  const s = story();
  s.fleet("ab", "m5.2xlarge");
  s.define("web", { cpu: 64, memory: 64 });
  s.serve("web", "web:1", 2);
  s.run(60);
  s.call("application-autoscaling", "RegisterScalableTarget", { ...OF, MinCapacity: 1, MaxCapacity: 10 });
  s.call("application-autoscaling", "PutScalingPolicy", { ...OF, PolicyName: "load", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: { TargetValue: 50, CustomizedMetricSpecification: { Namespace: "shop", MetricName: "load", Statistic: "Average" } } });
  const minute = (Value: number) => {
    s.call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "load", Value }] });
    s.run(60);
  };
  for (let i = 0; i < 4; i++) minute(48);
  if (delay !== null) s.call("physics", "SetMetricDelay", { delaySeconds: 0, ...delay });
  const scaledAfter = () => {
    for (let minutes = 1; minutes <= 12; minutes++) {
      minute(90);
      if ((s.service("web").desiredCount ?? 0) > 2) return minutes;
    }
    return null;
  };
  return { s, minute, scaledAfter };
}

test.each<readonly [string, object | null, number | null]>([
  ["in time", null, 4],
  ["a minute late", { delaySeconds: 60 }, 5],
  ["two minutes late", { delaySeconds: 120 }, 6],
  // Of the five minutes that the alarm looks at it sees the two oldest: an alarm as soon as both are above the threshold.
  ["three minutes late", { delaySeconds: 180 }, 6],
  ["later than all that the alarm looks at", { delaySeconds: 300 }, null],
  ["those of another namespace late", { namespace: "AWS/ECS", delaySeconds: 300 }, 4],
  ["all late, but these", { delaySeconds: 600, namespace: "shop2" }, 4],
])("with datapoints %s a service is scaled in minute %s", (_what, delay, expected) => {
  expect(busy(delay).scaledAfter()).toBe(expected);
});

test("what is held back comes at once when nothing is late any more, and an alarm that saw nothing says so", () => {
  const { s, minute } = busy({ delaySeconds: 600 });
  const values = () => s.call("cloudwatch", "GetMetricData", { StartTime: epochSeconds(0), EndTime: epochSeconds(s.world.now), MetricDataQueries: [{ Id: "a", MetricStat: { Metric: { Namespace: "shop", MetricName: "load" }, Period: 60, Stat: "Average" } }] }).MetricDataResults?.[0]?.Values;
  const before = values();
  for (let i = 0; i < 6; i++) minute(90);
  expect(values()).toEqual(before);
  const [high] = s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms ?? [];
  expect(high).toMatchObject({ StateValue: "INSUFFICIENT_DATA", StateReason: "Insufficient Data: 3 datapoints were unknown." });
  expect(s.call("physics", "ListMetricDelays", {})).toEqual({ delays: [{ delaySeconds: 600 }] });
  // A shorter delay than before lets come what it does not hold back.
  s.call("physics", "SetMetricDelay", { delaySeconds: 120 });
  expect(values()?.length).toBeGreaterThan(before?.length ?? 0);
  expect(s.call("physics", "SetMetricDelay", { delaySeconds: 0 })).toEqual({ delay: { delaySeconds: 0 } });
  expect([s.call("physics", "ListMetricDelays", {}).delays, values()?.slice(0, 6)]).toEqual([[], [90, 90, 90, 90, 90, 90]]);
  minute(90);
  expect(s.service("web").desiredCount).toBe(4);
});

test.each([[{ delaySeconds: -1 }], [{ delaySeconds: 3601 }], [{ delaySeconds: 1.5 }], [{}], [{ delaySeconds: 60, namespace: "" }]])("SetMetricDelay with %j is refused", (input) => {
  expect(story().refusal("physics", "SetMetricDelay", input as { readonly delaySeconds: number })).toMatch(/^(ValidationException|SerializationException): /);
});
