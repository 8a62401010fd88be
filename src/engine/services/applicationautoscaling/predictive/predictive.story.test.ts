import { expect, test } from "vitest";
import type { PutScalingPolicyRequest } from "../../../../aws/generated/application-autoscaling.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { hours } from "../../../kernel/time.ts";
import { story } from "../../ecs/story.ts";
import { metricWatches } from "../../cloudwatch/metrics/tables.ts";
import { capacityFor, forecastIn, forecastMadeAt, HOURS_KEPT, type LoadHour } from "./forecast.ts";

/** Hours from an instant on, each of which had to do what its place in the day says. */
const days = (count: number, loadIn: (hour: number) => number, from = 0): readonly LoadHour[] => Array.from({ length: count }, (_, hour) => ({ at: hours(from + hour), load: loadIn(from + hour) }));

test.each([
  [0, 24, undefined],
  [24, 23.99, undefined],
  [24, 24, 24],
  [24, 29.99, 24],
  [30, 30, 30],
  [50, 47, 42],
])("with %i hours known at hour %d a forecast was made last in hour %s", (known, now, made) => {
  expect(forecastMadeAt(days(known, () => 1), hours(1) * now)).toBe(made === undefined ? undefined : hours(made));
});

test("an hour is expected to be as the same hour of the days before was on average, two days ahead and no further", () => {
  const history = days(48, (hour) => (hour % 24 === 9 ? (hour < 24 ? 300 : 500) : 100));
  const expected = forecastIn(history, { from: hours(50), to: hours(200), now: hours(48) });
  expect([expected[0], expected.at(-1)]).toEqual([{ at: hours(50), load: 100 }, { at: hours(95), load: 100 }]);
  expect(expected.filter(({ load }) => load > 100)).toEqual([{ at: hours(57), load: 400 }, { at: hours(81), load: 400 }]);
  // Of what is past the forecast stands that was made before it: on the second day the first was all that was known.
  expect(forecastIn(history, { from: hours(33), to: hours(34), now: hours(48) })).toEqual([{ at: hours(33), load: 300 }]);
  expect(forecastIn(days(20, () => 1), { from: 0, to: hours(100), now: hours(20) })).toEqual([]);
});

test.each([[400, 50, 8], [401, 50, 9], [0, 50, 0], [480, 60, 8], [0.3, 0.1, 3]])("a load of %d takes at %d each %i tasks", (load, target, tasks) => {
  expect(capacityFor(load, target)).toBe(tasks);
});

const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
const pair = (PredefinedMetricType: string, more: object = {}) => ({ MetricSpecifications: [{ TargetValue: 50, PredefinedMetricPairSpecification: { PredefinedMetricType } }], ...more });
const POLICY: PutScalingPolicyRequest = { ...OF, PolicyName: "ahead", PolicyType: "PredictiveScaling", PredictiveScalingPolicyConfiguration: pair("ECSServiceCPUUtilization") };

function scaled() {
  const s = story();
  s.fleet("a", "m5.2xlarge");
  s.define("web", { cpu: 64, memory: 64 });
  s.serve("web", "web:1", 2);
  s.run(60);
  s.call("application-autoscaling", "RegisterScalableTarget", { ...OF, MinCapacity: 1, MaxCapacity: 10 });
  const forecast = (fromHour: number, toHour: number) => ({ ...OF, PolicyName: "ahead", StartTime: epochSeconds(hours(fromHour)), EndTime: epochSeconds(hours(toHour)) });
  return {
    s,
    put: (more: object = {}) => s.call("application-autoscaling", "PutScalingPolicy", { ...POLICY, ...more }),
    refused: (more: object) => s.refusal("application-autoscaling", "PutScalingPolicy", { ...POLICY, ...more }),
    forecast: (fromHour: number, toHour: number) => s.call("application-autoscaling", "GetPredictiveScalingForecast", forecast(fromHour, toHour)),
    noForecast: (fromHour: number, toHour: number) => s.refusal("application-autoscaling", "GetPredictiveScalingForecast", forecast(fromHour, toHour)),
    policies: () => s.call("application-autoscaling", "DescribeScalingPolicies", OF).ScalingPolicies ?? [],
  };
}

test("a policy forecasts what its service needs once it has seen it for a day, and scales nothing unless it is told to", () => {
  const w = scaled();
  w.s.call("physics", "PutImageBehavior", { image: "web:1", resources: { baseCpuUnits: 48 } });
  const { PolicyARN, Alarms } = w.put();
  expect([PolicyARN, Alarms]).toEqual([expect.stringMatching(/:scalingPolicy:[0-9a-f-]{36}:resource\/ecs\/service\/prod\/web:policyName\/ahead$/), []]);
  expect(w.policies()).toMatchObject([{ PolicyName: "ahead", PolicyType: "PredictiveScaling", PredictiveScalingPolicyConfiguration: pair("ECSServiceCPUUtilization"), Alarms: [] }]);
  w.s.run(12 * 3600);
  w.s.update("web", { desiredCount: 4 });
  expect(w.noForecast(0, 48)).toMatch(/^ValidationException: There is no forecast yet for the scaling policy ahead: at least 24 hours/);
  w.s.run(12 * 3600 + 300);
  // 75 % of two tasks' CPU, and in the afternoon of four's: at 50 % each three tasks, and six.
  const { CapacityForecast, LoadForecast, UpdateTime } = w.forecast(24, 48);
  expect(CapacityForecast?.Values.slice(2, 11)).toEqual(Array.from({ length: 9 }, () => 3));
  expect(CapacityForecast?.Values.slice(14, 23)).toEqual(Array.from({ length: 9 }, () => 6));
  expect(LoadForecast?.[0]?.Values[14]).toBeCloseTo(300, 1);
  expect([CapacityForecast?.Timestamps[0], UpdateTime]).toEqual([epochSeconds(hours(24)), epochSeconds(hours(24))]);
  expect(w.s.service("web").desiredCount).toBe(4);
  w.s.call("application-autoscaling", "DeleteScalingPolicy", { ...OF, PolicyName: "ahead" });
  expect(w.policies()).toEqual([]);
  w.s.run(3700);
  expect(w.s.world.view.size(metricWatches)).toBe(0);
});

test("what another load is forecast of begins anew, and a target takes its policies with it", () => {
  const w = scaled();
  w.put();
  w.s.run(25 * 3600);
  w.put({ PredictiveScalingPolicyConfiguration: { MetricSpecifications: [{ TargetValue: 10, PredefinedMetricPairSpecification: { PredefinedMetricType: "ECSServiceCPUUtilization" } }] } });
  expect(w.forecast(24, 48).CapacityForecast?.Values).toHaveLength(24);
  w.put({ PredictiveScalingPolicyConfiguration: pair("ECSServiceMemoryUtilization") });
  expect(w.noForecast(24, 48)).toMatch(/^ValidationException: There is no forecast yet/);
  expect([w.noForecast(48, 48), w.noForecast(0, 24 * 31)]).toEqual([expect.stringMatching(/start time must be before/), expect.stringMatching(/30 days/)]);
  w.s.call("application-autoscaling", "DeregisterScalableTarget", OF);
  expect(w.noForecast(24, 48)).toMatch(/^ObjectNotFoundException: No scaling policy found/);
  expect(HOURS_KEPT).toBe(336);
});

test.each<readonly [object, RegExp]>([
  [{ PredictiveScalingPolicyConfiguration: { MetricSpecifications: [] } }, /^ValidationException: Exactly one metric specification/],
  [{ PredictiveScalingPolicyConfiguration: pair("ASGCPUUtilization") }, /^ValidationException: Predefined metric pair type ASGCPUUtilization is not supported for ecs:service:DesiredCount$/],
  [{ PredictiveScalingPolicyConfiguration: pair("ALBRequestCount") }, /^ValidationException: ResourceLabel must be specified/],
  [{ PredictiveScalingPolicyConfiguration: pair("ECSServiceCPUUtilization", { MaxCapacityBuffer: 10 }) }, /^ValidationException: MaxCapacityBuffer/],
  [{ PredictiveScalingPolicyConfiguration: { MetricSpecifications: [{ TargetValue: 0, PredefinedMetricPairSpecification: { PredefinedMetricType: "ECSServiceCPUUtilization" } }] } }, /^ValidationException: TargetValue must be greater than 0$/],
  [{ PredictiveScalingPolicyConfiguration: { MetricSpecifications: [{ TargetValue: 5 }] } }, /^NotSimulated: A predictive scaling policy without a predefined pair/],
  [{ PredictiveScalingPolicyConfiguration: undefined }, /^ValidationException: PredictiveScalingPolicyConfiguration, and no other/],
])("PutScalingPolicy with %j is refused", (more, words) => {
  expect(scaled().refused(more)).toMatch(words);
});

test("a target has fifty policies, of which each can be put anew", () => {
  const w = scaled();
  w.put();
  for (let i = 0; i < 49; i++) w.put({ PolicyName: `steps-${i}`, PolicyType: "StepScaling", PredictiveScalingPolicyConfiguration: undefined, StepScalingPolicyConfiguration: { AdjustmentType: "ChangeInCapacity", StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }] } });
  w.put({ PredictiveScalingPolicyConfiguration: pair("ECSServiceMemoryUtilization") });
  expect(w.refused({ PolicyName: "more" })).toMatch(/^LimitExceededException: Only 50 scaling policies/);
});

test("the type of a policy stays, whichever it is", () => {
  const w = scaled();
  w.put();
  expect(w.refused({ PolicyType: "TargetTrackingScaling", PredictiveScalingPolicyConfiguration: undefined, TargetTrackingScalingPolicyConfiguration: { TargetValue: 50, PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" } } })).toBe("ValidationException: The type of a scaling policy cannot be changed");
});

/** A service that was busy with four tasks in its tenth hour alone, on the day after: a forecast wants six then, and three else. */
function busyAtTen(more: object, max = 10) {
  const w = scaled();
  w.s.call("application-autoscaling", "RegisterScalableTarget", { ...OF, MinCapacity: 1, MaxCapacity: max });
  w.s.call("physics", "PutImageBehavior", { image: "web:1", resources: { baseCpuUnits: 48 } });
  w.put({ PredictiveScalingPolicyConfiguration: pair("ECSServiceCPUUtilization", { Mode: "ForecastAndScale", ...more }) });
  const until = (hour: number) => w.s.run(hour * 3600 - w.s.world.now / 1000);
  const desired = (desiredCount: number) => w.s.update("web", { desiredCount });
  until(10);
  desired(4);
  until(11);
  desired(2);
  until(24.5);
  desired(2);
  return { ...w, until, desired, count: () => w.s.service("web").desiredCount };
}

const activities = (w: ReturnType<typeof scaled>) => (w.s.call("application-autoscaling", "DescribeScalingActivities", OF).ScalingActivities ?? []).map(({ Description, Cause }) => [Description, Cause]);

test("a policy that scales has the tasks there before the hour that takes them, and takes none away", () => {
  const w = busyAtTen({ SchedulingBufferTime: 600 });
  w.until(33.8);
  expect(w.count()).toBe(3);
  w.until(33.85);
  expect(w.count()).toBe(6);
  expect(activities(w)[0]).toEqual(["Setting desired count to 6.", "predictive scaling policy ahead forecast a capacity of 6"]);
  w.until(40);
  expect(w.count()).toBe(6);
});

test.each([
  [{}, 4, 4, []],
  [{ MaxCapacityBreachBehavior: "IncreaseMaxCapacity", MaxCapacityBuffer: 10 }, 4, 6, [["Setting max capacity to 7", "predictive scaling policy ahead forecast a capacity of 6"]]],
] as const)("with %j and at most %i tasks a forecast of six comes to %i", (more, max, count, raised) => {
  const w = busyAtTen(more, max);
  w.until(34);
  expect([w.count(), activities(w).filter(([what = ""]) => what.startsWith("Setting max"))]).toEqual([count, raised]);
});

test("no other policy takes away what the hour is expected to take, until it is over", () => {
  const w = busyAtTen({});
  w.until(34);
  expect(w.count()).toBe(6);
  w.s.call("physics", "PutImageBehavior", { image: "web:1", resources: { baseCpuUnits: 2 } });
  w.s.call("application-autoscaling", "PutScalingPolicy", { ...OF, PolicyName: "track", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: { TargetValue: 50, PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" } } });
  w.until(34.9);
  expect(w.count()).toBe(6);
  w.until(35.5);
  expect(w.count()).toBe(3);
});
