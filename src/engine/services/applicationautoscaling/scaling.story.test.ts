import { expect, test } from "vitest";
import type { PutScalingPolicyRequest, RegisterScalableTargetRequest } from "../../../aws/generated/application-autoscaling.ts";
import type { StateValue } from "../../../aws/generated/cloudwatch.ts";
import { story } from "../ecs/story.ts";

const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/web", ScalableDimension: "ecs:service:DesiredCount" } as const;
const METRIC = { Namespace: "shop", MetricName: "load", Dimensions: [], Statistic: "Average" } as const;
const TRACKING: PutScalingPolicyRequest = { ...OF, PolicyName: "load", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: { TargetValue: 50, CustomizedMetricSpecification: METRIC, ScaleOutCooldown: 60 } };
const STEPS: PutScalingPolicyRequest = {
  ...OF,
  PolicyName: "steps",
  PolicyType: "StepScaling",
  StepScalingPolicyConfiguration: { AdjustmentType: "ChangeInCapacity", StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }, { MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }], Cooldown: 60 },
};

/** A service of so many tasks that can be scaled. */
function scaled({ tasks = 2, ...bounds }: Partial<RegisterScalableTargetRequest> & { readonly tasks?: number } = {}) {
  const s = story();
  s.fleet("ab", "m5.2xlarge");
  s.define("web", { cpu: 64, memory: 64 });
  s.serve("web", "web:1", tasks);
  s.run(120);
  const register = (more: Partial<RegisterScalableTargetRequest>) => s.call("application-autoscaling", "RegisterScalableTarget", { ...OF, ...more });
  register({ MinCapacity: 1, MaxCapacity: 10, ...bounds });
  return {
    s,
    register,
    put: (policy: PutScalingPolicyRequest) => s.call("application-autoscaling", "PutScalingPolicy", policy),
    refused: (policy: Partial<PutScalingPolicyRequest>, before = TRACKING) => s.refusal("application-autoscaling", "PutScalingPolicy", { ...before, ...policy }),
    /** Lets minutes pass in each of which so much is put. */
    minutes: (...values: readonly number[]) => {
      for (const Value of values) {
        s.call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "load", Value }] });
        s.run(60);
      }
    },
    alarms: () => s.call("cloudwatch", "DescribeAlarms", {}).MetricAlarms ?? [],
    set: (AlarmName: string, StateValue: StateValue, StateReasonData?: string) => s.call("cloudwatch", "SetAlarmState", { AlarmName, StateValue, StateReason: "by hand", ...(StateReasonData === undefined ? {} : { StateReasonData }) }),
    desired: () => s.service("web").desiredCount,
    activities: (all = false) => s.call("application-autoscaling", "DescribeScalingActivities", { ...OF, IncludeNotScaledActivities: all }).ScalingActivities ?? [],
  };
}

test("target tracking makes its alarms, scales out by the metric and in again, and says why", () => {
  const w = scaled();
  const { PolicyARN } = w.put(TRACKING);
  expect(PolicyARN).toMatch(/^arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource\/ecs\/service\/prod\/web:policyName\/load$/);
  const [high, low] = w.alarms();
  expect([high, low]).toMatchObject([
    { Statistic: "Average", Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 3, Threshold: 50, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "missing" },
    { EvaluationPeriods: 15, DatapointsToAlarm: 15, Threshold: 45, ComparisonOperator: "LessThanThreshold" },
  ]);
  expect(high?.AlarmName).toMatch(/^TargetTracking-service\/prod\/web-AlarmHigh-[0-9a-f-]{36}$/);
  expect(low?.AlarmName).toMatch(/^TargetTracking-service\/prod\/web-AlarmLow-[0-9a-f-]{36}$/);
  expect(high?.AlarmActions?.[0]?.split(":createdBy/")[0]).toBe(PolicyARN);
  expect(high?.AlarmDescription).toBe(`DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${high?.AlarmActions?.[0]}.`);
  w.minutes(80, 80, 80);
  expect(w.desired()).toBe(2);
  w.minutes(80);
  // 2 × 80 / 50 = 3.2
  expect(w.desired()).toBe(4);
  const cause = `monitor alarm ${high?.AlarmName} in state ALARM triggered policy load`;
  expect(w.activities()[0]).toMatchObject({ Description: "Setting desired count to 4.", Cause: cause, StatusCode: "Successful", StatusMessage: "Successfully set desired count to 4. Change successfully fulfilled by ecs." });
  expect(w.s.service("web").events?.map(({ message }) => message)).toContain(`Message: Successfully set desired count to 4. Change successfully fulfilled by ecs. Cause: ${cause}`);
  w.minutes(...Array.from({ length: 16 }, () => 20));
  // 4 × 20 / 50 = 1.6
  expect(w.desired()).toBe(2);
  w.minutes(...Array.from({ length: 3 }, () => 20));
  expect([w.desired(), w.activities().length]).toEqual([2, 2]);
  w.minutes(20, 20, 20, 20);
  expect([w.desired(), w.activities().length, w.activities(true)[0]]).toMatchObject([1, 3, { StatusCode: "Successful" }]);
  w.minutes(...Array.from({ length: 8 }, () => 20));
  expect(w.activities(true)[0]).toMatchObject({ Description: "Attempting to scale due to alarm triggered", StatusCode: "Failed", NotScaledReasons: [{ Code: "AlreadyAtMinCapacity", MinCapacity: 1 }] });
});

test("registering brings the desired count within the bounds at once; by hand it may leave them, and a policy starts from the bound", () => {
  const w = scaled({ MinCapacity: 3, MaxCapacity: 5 });
  expect([w.desired(), w.activities()[0]?.Cause, w.activities()[0]?.StatusCode]).toEqual([3, "minimum capacity was set to 3", "InProgress"]);
  expect(w.activities()[0]?.StatusMessage).toBe("Successfully set desired count to 3. Waiting for change to be fulfilled by ecs.");
  w.register({ MinCapacity: 1, MaxCapacity: 1 });
  expect([w.desired(), ...w.activities().map(({ StatusCode, StatusMessage }) => `${StatusCode} ${StatusMessage}`)]).toEqual([
    1,
    expect.stringMatching(/^(InProgress|Successful) /),
    "Overridden Successfully set desired count to 3. Found it was later changed to 1.",
  ]);
  w.s.run(60);
  w.register({ MinCapacity: 2, MaxCapacity: 6 });
  w.s.update("web", { desiredCount: 0 });
  w.put(STEPS);
  w.s.run(60);
  expect([w.desired(), w.activities()[0]?.StatusCode]).toEqual([0, "Overridden"]);
  byStep(w);
  w.set("steps", "ALARM");
  w.s.run(3);
  expect(w.desired()).toBe(4);
});

/** An alarm of one's own that a step policy listens to. */
function byStep(w: ReturnType<typeof scaled>): void {
  const [policy] = w.s.call("application-autoscaling", "DescribeScalingPolicies", { ...OF, PolicyNames: ["steps"] }).ScalingPolicies ?? [];
  w.s.call("cloudwatch", "PutMetricAlarm", { AlarmName: "steps", ...METRIC, Period: 60, EvaluationPeriods: 1, Threshold: 50, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "ignore", AlarmActions: [policy?.PolicyARN ?? ""] });
}

test("steps go on each minute while the alarm stays: what was added counts until the cooldown is over", () => {
  const w = scaled();
  w.put(STEPS);
  byStep(w);
  expect(w.s.call("application-autoscaling", "DescribeScalingPolicies", OF).ScalingPolicies?.[0]?.Alarms).toMatchObject([{ AlarmName: "steps" }]);
  w.set("steps", "ALARM", JSON.stringify({ recentDatapoints: [70] }));
  w.s.run(1.9);
  expect(w.desired()).toBe(2);
  w.s.run(0.1);
  expect(w.desired()).toBe(4);
  w.s.run(60);
  expect(w.desired()).toBe(4);
  w.s.run(60);
  expect(w.desired()).toBe(6);
  w.set("steps", "OK");
  w.s.run(300);
  expect(w.desired()).toBe(6);
  w.set("steps", "ALARM", JSON.stringify({ recentDatapoints: [40] }));
  w.s.run(3);
  expect(w.desired()).toBe(5);
});

test("a policy that tracks a target is not ready until its low alarm goes off, and so holds the other; scaling in waits for deployments", () => {
  const w = scaled({ tasks: 4 });
  w.put(TRACKING);
  w.put({ ...TRACKING, PolicyName: "other", TargetTrackingScalingPolicyConfiguration: { TargetValue: 10, CustomizedMetricSpecification: { ...METRIC, MetricName: "queue" } } });
  const low = w.alarms().filter(({ AlarmName = "" }) => AlarmName.includes("AlarmLow"));
  const ring = (metric: string, value: number) => w.set(low.find(({ MetricName }) => MetricName === metric)?.AlarmName ?? "", "ALARM", JSON.stringify({ recentDatapoints: [value] }));
  ring("load", 10);
  w.s.run(65);
  expect(w.desired()).toBe(4);
  w.s.update("web", { forceNewDeployment: true });
  ring("load", 10);
  ring("queue", 5);
  w.s.run(3);
  expect([w.desired(), w.activities(true)[0]?.NotScaledReasons]).toEqual([4, [{ Code: "TargetServicePutResourceAsUnscalable" }]]);
  w.s.run(300);
  expect(w.desired()).toBe(4);
  ring("load", 10);
  ring("queue", 5);
  w.s.run(3);
  // 4 × 10 / 50 = 0.8, and 4 × 5 / 10 = 2: the larger one.
  expect(w.desired()).toBe(2);
});

test("what is suspended does not act, and goes on when it no longer is", () => {
  const w = scaled({ SuspendedState: { DynamicScalingOutSuspended: true } });
  w.put({ ...TRACKING, TargetTrackingScalingPolicyConfiguration: { TargetValue: 50, CustomizedMetricSpecification: METRIC, DisableScaleIn: true } });
  expect(w.alarms()).toHaveLength(1);
  w.minutes(90, 90, 90, 90);
  expect(w.desired()).toBe(2);
  w.register({ SuspendedState: { DynamicScalingOutSuspended: false } });
  expect(w.s.call("application-autoscaling", "DescribeScalableTargets", { ServiceNamespace: "ecs" }).ScalableTargets).toMatchObject([{ MinCapacity: 1, MaxCapacity: 10, SuspendedState: { DynamicScalingInSuspended: false, DynamicScalingOutSuspended: false } }]);
  w.minutes(90);
  expect(w.desired()).toBe(4);
});

test("without its role nothing is scaled, and the activity says so", () => {
  const w = scaled();
  w.put(STEPS);
  byStep(w);
  const RoleName = "AWSServiceRoleForApplicationAutoScaling_ECSService";
  expect(w.s.call("iam", "GetRole", { RoleName }).Role.Path).toBe("/aws-service-role/ecs.application-autoscaling.amazonaws.com/");
  w.s.call("iam", "DeleteServiceLinkedRole", { RoleName });
  w.set("steps", "ALARM");
  w.s.run(30);
  expect(w.desired()).toBe(2);
  expect(w.activities()[0]).toMatchObject({ StatusCode: "Failed", StatusMessage: `Failed to set desired count to 4. Reason: User: ecs.application-autoscaling.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/${RoleName}` });
  expect(w.refused({})).toMatch(/^FailedResourceAccessException: Unable to create alarms for scaling policy load due to reason: /);
});

test("what ECS does not fulfil within half an hour is Unfulfilled", () => {
  const w = scaled();
  w.s.update("web", { placementConstraints: [{ type: "memberOf", expression: "attribute:colour == red" }] });
  w.register({ MinCapacity: 3 });
  w.register({ MinCapacity: 4 });
  w.s.run(1800);
  expect(w.activities().map(({ StatusCode }) => StatusCode)).toEqual(["Unfulfilled", "Overridden"]);
});

test("policies and alarms go with their target; those of steps are somebody's own", () => {
  const w = scaled();
  w.put(TRACKING);
  w.put(STEPS);
  byStep(w);
  w.put({ ...TRACKING, TargetTrackingScalingPolicyConfiguration: { TargetValue: 60, CustomizedMetricSpecification: METRIC } });
  expect(w.alarms().map(({ Threshold }) => Threshold)).toEqual([60, 54, 50]);
  w.s.call("application-autoscaling", "DeleteScalingPolicy", { ...OF, PolicyName: "load" });
  expect(w.alarms().map(({ AlarmName }) => AlarmName)).toEqual(["steps"]);
  w.put(TRACKING);
  w.s.call("application-autoscaling", "DeregisterScalableTarget", OF);
  expect([w.alarms().length, w.s.call("application-autoscaling", "DescribeScalingPolicies", OF).ScalingPolicies]).toEqual([1, []]);
  expect(w.refused({})).toBe("ObjectNotFoundException: No scalable target registered for service namespace: ecs, resource ID: service/prod/web, scalable dimension: ecs:service:DesiredCount");
  expect(w.s.refusal("application-autoscaling", "DeleteScalingPolicy", { ...OF, PolicyName: "load" })).toMatch(/^ObjectNotFoundException: No scaling policy found/);
  expect(w.s.refusal("application-autoscaling", "DeregisterScalableTarget", OF)).toMatch(/^ObjectNotFoundException: No scalable target found/);
});

test("a policy tracks what an expression of metrics comes to: the backlog of each task", () => {
  const w = scaled();
  const [backlog, workers] = ["load", "workers"].map((MetricName, i) => ({ Id: `m${i + 1}`, MetricStat: { Metric: { Namespace: "shop", MetricName, Dimensions: [] }, Stat: "Average" }, ReturnData: false }));
  const Metrics = [...(backlog === undefined || workers === undefined ? [] : [backlog, workers]), { Id: "e1", Expression: "m1 / FILL(m2, REPEAT)", ReturnData: true }];
  w.put({ ...TRACKING, TargetTrackingScalingPolicyConfiguration: { TargetValue: 10, CustomizedMetricSpecification: { Metrics }, ScaleOutCooldown: 60 } });
  expect(w.alarms()[0]).toMatchObject({ Metrics: [{ Id: "m1", MetricStat: { Period: 60 } }, { Id: "m2" }, { Id: "e1" }], EvaluationPeriods: 3, Threshold: 10 });
  expect(w.alarms()[0]?.Period).toBeUndefined();
  w.s.call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "workers", Value: 2 }] });
  w.minutes(30, 30, 30, 30);
  // 2 × 15 / 10
  expect(w.desired()).toBe(3);
});

const NEW = { ...TRACKING, PolicyName: "new" };
const tracking = (more: object) => ({ TargetTrackingScalingPolicyConfiguration: { TargetValue: 50, ...more } });
test.each<readonly [Partial<PutScalingPolicyRequest>, RegExp]>([
  [{ PolicyType: undefined }, /^ValidationException: PolicyType is required/],
  [{ PolicyType: "PredictiveScaling" }, /^ValidationException: PredictiveScalingPolicyConfiguration, and no other/],
  [{ ServiceNamespace: "dynamodb" }, /^NotSimulated: /],
  [{ ResourceId: "service/web" }, /^ValidationException: Unsupported service namespace, resource type or scalable dimension/],
  [{ PolicyType: "StepScaling" }, /^ValidationException: StepScalingPolicyConfiguration/],
  [tracking({}), /^ValidationException: Exactly one of/],
  [tracking({ TargetValue: 0, CustomizedMetricSpecification: METRIC }), /^ValidationException: TargetValue/],
  [tracking({ ScaleInCooldown: -1, CustomizedMetricSpecification: METRIC }), /^ValidationException: A cooldown/],
  [tracking({ CustomizedMetricSpecification: { ...METRIC, Namespace: undefined } }), /^ValidationException: CustomizedMetricSpecification must/],
  [tracking({ CustomizedMetricSpecification: { ...METRIC, Metrics: [{ Id: "e1", Expression: "1" }] } }), /^ValidationException: CustomizedMetricSpecification must have either/],
  [tracking({ CustomizedMetricSpecification: { Metrics: [{ Id: "a", Expression: "m1 / 2" }] } }), /^ValidationException: /],
  [tracking({ PredefinedMetricSpecification: { PredefinedMetricType: "DynamoDBReadCapacityUtilization" } }), /^ValidationException: Predefined metric type/],
  [tracking({ PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization", ResourceLabel: "x" } }), /^ValidationException: ResourceLabel must not/],
  [tracking({ PredefinedMetricSpecification: { PredefinedMetricType: "ALBRequestCountPerTarget", ResourceLabel: "app/web" } }), /^ValidationException: ResourceLabel must be/],
  [{}, /^ValidationException: Only one TargetTrackingScaling policy for a given metric specification is allowed\.$/],
])("PutScalingPolicy with %j is refused", (change, words) => {
  expect(shared().refused(change, NEW)).toMatch(words);
});

const steps = (more: object) => ({ StepScalingPolicyConfiguration: { AdjustmentType: "ChangeInCapacity" as const, StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }], ...more } });
test.each<readonly [Partial<PutScalingPolicyRequest>, RegExp]>([
  [{ PolicyName: "load" }, /^ValidationException: The type of a scaling policy cannot be changed/],
  [steps({ AdjustmentType: undefined }), /^ValidationException: AdjustmentType/],
  [steps({ MinAdjustmentMagnitude: 2 }), /^ValidationException: MinAdjustmentMagnitude/],
  [steps({ AdjustmentType: "ExactCapacity", StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: -2 }] }), /^ValidationException: ScalingAdjustment cannot be negative/],
  [steps({ StepAdjustments: [{ MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 1 }] }), /^ValidationException: At least one step/],
  [steps({ StepAdjustments: Array.from({ length: 21 }, (_, i) => ({ MetricIntervalLowerBound: i, ScalingAdjustment: 1 })) }), /^LimitExceededException: Only 20/],
])("PutScalingPolicy of steps with %j is refused", (change, words) => {
  expect(shared().refused(change, STEPS)).toMatch(words);
});

test.each<readonly [Partial<RegisterScalableTargetRequest>, RegExp]>([
  [{ ResourceId: "service/prod/api" }, /^ValidationException: ECS service doesn't exist: service\/prod\/api$/],
  [{ MinCapacity: 11 }, /^ValidationException: Maximum capacity cannot be less/],
  [{ MinCapacity: -1 }, /^ValidationException: Minimum and maximum capacity cannot be negative/],
  [{ ScalableDimension: "ec2:spot-fleet-request:TargetCapacity" }, /^ValidationException: Unsupported/],
])("RegisterScalableTarget with %j is refused", (change, words) => {
  expect(shared().s.refusal("application-autoscaling", "RegisterScalableTarget", { ...OF, ...change })).toMatch(words);
});

test("a target must say its bounds when it is new, and a DAEMON service has none", () => {
  const { s } = scaled();
  s.call("application-autoscaling", "DeregisterScalableTarget", OF);
  expect(s.refusal("application-autoscaling", "RegisterScalableTarget", { ...OF, MinCapacity: 1 })).toMatch(/^ValidationException: MinCapacity and MaxCapacity are required/);
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "agent", taskDefinition: "web:1", schedulingStrategy: "DAEMON" });
  expect(s.refusal("application-autoscaling", "RegisterScalableTarget", { ...OF, ResourceId: "service/prod/agent", MinCapacity: 1, MaxCapacity: 2 })).toMatch(/^ValidationException: .*DAEMON/);
});

/** One account for all that is refused, and so leaves no trace. */
let refusing: ReturnType<typeof scaled> | undefined;
function shared(): ReturnType<typeof scaled> {
  if (refusing === undefined) {
    refusing = scaled();
    refusing.put(TRACKING);
  }
  return refusing;
}

test("pages of what is described, and tokens that are none", () => {
  const { s } = shared();
  expect(s.refusal("application-autoscaling", "DescribeScalingPolicies", { ServiceNamespace: "ecs", NextToken: "x" })).toMatch(/^InvalidNextTokenException: /);
  expect(s.refusal("application-autoscaling", "DescribeScalingPolicies", { ServiceNamespace: "ecs", MaxResults: 51 })).toMatch(/^ValidationException: MaxResults/);
  expect(s.refusal("application-autoscaling", "DescribeScalingPolicies", { ServiceNamespace: "ecs", ScalableDimension: OF.ScalableDimension })).toMatch(/^ValidationException: A resource ID/);
  expect(s.call("application-autoscaling", "DescribeScalableTargets", { ServiceNamespace: "dynamodb" })).toEqual({ ScalableTargets: [] });
});
