import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { missingBounds, withBounds } from "./bounds.ts";
import { policyCallsOf, policyDraftOf } from "./policyDraft.ts";
import { queuePolicyOf } from "./queuePolicy.ts";

const SERVICE = { serviceArn: "arn:aws:ecs:us-east-1:123456789012:service/prod/worker", clusterArn: "arn:aws:ecs:us-east-1:123456789012:cluster/prod", serviceName: "worker", desiredCount: 3, loadBalancers: [] } as unknown as Rows["ecs.services"];
const QUEUE = { queueName: "jobs", messagesPerSecondPerTask: 5 } as Rows["ecs.queues"];
const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/worker", ScalableDimension: "ecs:service:DesiredCount" };

const callsFor = (alarms: readonly Rows["cloudwatch.alarms"][]) => {
  const draft = queuePolicyOf(policyDraftOf(SERVICE, undefined, alarms), { service: SERVICE, queue: QUEUE, alarms });
  return policyCallsOf(draft, { service: SERVICE, label: undefined })?.map(({ input }) => input) ?? [];
};

test("the first policy on a queue scales out by what waits for a task, the next one scales in", () => {
  const [policy, alarm] = callsFor([]);
  expect(policy).toMatchObject({ ...OF, PolicyName: "jobs-out", StepScalingPolicyConfiguration: { Cooldown: 60, StepAdjustments: [{ MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 300, ScalingAdjustment: 1 }, { MetricIntervalLowerBound: 300, ScalingAdjustment: 2 }] } });
  const Dimensions = [["ClusterName", "prod"], ["QueueName", "jobs"], ["ServiceName", "worker"]].map(([Name, Value]) => ({ Name, Value }));
  const metric = { Namespace: "Playground/Queues", MetricName: "BacklogPerTask", Dimensions };
  expect(alarm).toMatchObject({ ...metric, AlarmName: "jobs-out", Threshold: 300, ComparisonOperator: "GreaterThanThreshold" });

  const looksForMuch = { alarmName: "jobs-out", configuration: { ...metric, ComparisonOperator: "GreaterThanThreshold" } } as unknown as Rows["cloudwatch.alarms"];
  const [policyIn, alarmIn] = callsFor([looksForMuch]);
  expect(policyIn).toMatchObject({ PolicyName: "jobs-in", StepScalingPolicyConfiguration: { StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }] } });
  expect(alarmIn).toMatchObject({ ...metric, AlarmName: "jobs-in", Threshold: 5, ComparisonOperator: "LessThanThreshold" });
});

test("a service that is no scalable target becomes one first", () => {
  const none = { "application-autoscaling.targets": new Map() };
  expect(missingBounds(SERVICE, none)).toEqual({ min: 1, max: 12 });
  expect(missingBounds(SERVICE, { "application-autoscaling.targets": new Map([[OF.ResourceId, {} as Rows["application-autoscaling.targets"]]]) })).toBeNull();
  expect(withBounds({ min: 1, max: 12 }, [], SERVICE)?.map(({ operation, input }) => [operation, input])).toEqual([["RegisterScalableTarget", { ...OF, MinCapacity: 1, MaxCapacity: 12 }]]);
  expect(withBounds({ min: 1, max: null }, [], SERVICE)).toBeNull();
  expect(withBounds(null, [], SERVICE)).toEqual([]);
});
