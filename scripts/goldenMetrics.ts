import { epochSeconds } from "../src/aws/epoch.ts";
import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");
const METRIC = { Namespace: "shop", MetricName: "errors" };
const ASKED = { StartTime: epochSeconds(0), EndTime: epochSeconds(900_000) };

/** A program measures its errors, and an alarm that looks at them takes a deployment back. */
export const metrics: Scenario = {
  id: "metrics",
  title: "What is measured",
  summary: "Alarms that see errors, and what is reserved.",
  seed: 47,
  openAtSeconds: 1200,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "RunInstances", { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.large", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA }),
    definition("web:1"),
    definition("web:2"),
    step(1, "cloudwatch", "PutMetricAlarm", { ...METRIC, AlarmName: "errors", Statistic: "Sum", Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 5, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "notBreaching" }),
    step(1, "cloudwatch", "PutMetricAlarm", { AlarmName: "full", Namespace: "AWS/ECS", MetricName: "CPUReservation", Dimensions: [{ Name: "ClusterName", Value: "shop" }], Statistic: "Average", Period: 60, EvaluationPeriods: 1, Threshold: 10, ComparisonOperator: "GreaterThanOrEqualToThreshold" }),
    step(90, "ecs", "CreateService", {
      cluster: "shop",
      serviceName: "web",
      taskDefinition: "web:1",
      desiredCount: 3,
      deploymentConfiguration: { bakeTimeInMinutes: 5, alarms: { alarmNames: ["errors"], enable: true, rollback: true } },
    }),
    errors(100, 1),
    step(600, "ecs", "UpdateService", { cluster: "shop", service: "web", taskDefinition: "web:2" }),
    errors(650, 7),
    errors(710, 9),
    step(900, "cloudwatch", "GetMetricData", { ...ASKED, MetricDataQueries: [{ Id: "errors", MetricStat: { Metric: METRIC, Period: 60, Stat: "Sum" } }] }),
    step(900, "cloudwatch", "GetMetricStatistics", { ...ASKED, ...METRIC, Period: 300, Statistics: ["Sum", "Maximum"] }),
    step(900, "cloudwatch", "ListMetrics", {}),
    step(930, "physics", "SetMetricDelay", { delaySeconds: 120 }),
    errors(940, 8),
    errors(1000, 8),
    step(1150, "physics", "SetMetricDelay", { namespace: "AWS/ECS", delaySeconds: 60 }),
  ],
};

function errors(atSeconds: number, Value: number): ScenarioStep {
  return step(atSeconds, "cloudwatch", "PutMetricData", { Namespace: METRIC.Namespace, MetricData: [{ MetricName: METRIC.MetricName, Value }] });
}

function definition(image: string): ScenarioStep {
  return step(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image, cpu: 128, memory: 128 }] });
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
