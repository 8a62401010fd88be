import { expect, test } from "vitest";
import { fieldOf } from "./fieldOf.ts";

test.each([
  ["CreateService", "placement strategies can have at most 5 items.", "placementStrategy"],
  ["CreateService", "spread strategy field must be instanceId, host or attribute:NAME, but was 'zone'.", "placementStrategy"],
  ["CreateService", "The daemon scheduling strategy does not support placement strategies", "placementStrategy"],
  ["UpdateService", "placement constraints can have at most 10 items, those of the task definition included.", "placementConstraints"],
  ["RunTask", "Invalid expression: expected a value at character 32.", "placementConstraints"],
  ["CreateService", "distinctInstance expression should not be specified.", "placementConstraints"],
  ["CreateService", "subnets can not be empty.", "subnets"],
  ["CreateService", "Security groups and subnets must be in the same VPC.", "securityGroups"],
  ["RunTask", "count must be between 1 and 10.", "count"],
  ["RunTask", "group can have at most 255 characters.", "group"],
  ["RunTask", "TaskDefinition is inactive", "taskDefinition"],
  ["CreateService", "DesiredCount can not be lesser than 0", "desiredCount"],
  ["CreateService", "The target group with targetGroupArn x does not have an associated load balancer.", "targetGroupArn"],
  ["CreateService", "Service Connect requires a task memory limit. Specify 'memory' for the task definition.", "serviceConnect"],
  ["CreateService", "Service Connect requires a namespace. Specify one, or set a default for the cluster.", "connectNamespace"],
  ["CreateService", "The portName 'api' does not exist in the task definition. Specify the name of one of its port mappings.", "connectPorts"],
  ["UpdateService", "The discoveryName 'web' is already in use in the namespace 'shop'.", "connectPorts"],
  ["CreateService", "Something else.", null],
])("%s: %s", (operation, message, field) => expect(fieldOf(operation, { code: "InvalidParameterException", message })).toBe(field));
