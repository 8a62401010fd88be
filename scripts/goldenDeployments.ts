import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");
const WEB = { cluster: "shop", service: "web" };

/** A circuit breaker that brings back what was before, and alarms that do: one that is set by hand, one that is not. */
export const deployments: Scenario = {
  id: "deployments",
  title: "Deployments that fail",
  summary: "What watches over them.",
  seed: 31,
  openAtSeconds: 1500,
  steps: [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "RunInstances", { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.large", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA }),
    definition("web:1"),
    definition("web:2"),
    step(0, "physics", "PutImageBehavior", { image: "web:2", pullError: "manifest unknown" }),
    alarm("errors"),
    alarm("spare"),
    step(1, "cloudwatch", "DisableAlarmActions", { AlarmNames: ["spare"] }),
    step(1, "cloudwatch", "EnableAlarmActions", { AlarmNames: ["spare"] }),
    step(2, "cloudwatch", "DeleteAlarms", { AlarmNames: ["spare"] }),
    step(90, "ecs", "CreateService", {
      cluster: "shop",
      serviceName: "web",
      taskDefinition: "web:1",
      desiredCount: 3,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    }),
    step(200, "ecs", "UpdateService", { ...WEB, taskDefinition: "web:2" }),
    step(600, "ecs", "UpdateService", {
      ...WEB,
      taskDefinition: "web:1",
      forceNewDeployment: true,
      deploymentConfiguration: { bakeTimeInMinutes: 2, alarms: { alarmNames: ["errors"], enable: true, rollback: true } },
    }),
    step(900, "ecs", "UpdateService", { ...WEB, forceNewDeployment: true }),
    step(960, "cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "ALARM", StateReason: "too many" }),
    step(961, "cloudwatch", "DescribeAlarms", {}),
    step(961, "cloudwatch", "DescribeAlarmHistory", { AlarmName: "errors" }),
  ],
};

function alarm(AlarmName: string): ScenarioStep {
  const of = { Namespace: "AWS/ApplicationELB", MetricName: "HTTPCode_Target_5XX_Count", Statistic: "Sum", Period: 60, EvaluationPeriods: 1 };
  return step(1, "cloudwatch", "PutMetricAlarm", { AlarmName, ...of, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" });
}

function definition(image: string): ScenarioStep {
  return step(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image, cpu: 128, memory: 128 }] });
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
