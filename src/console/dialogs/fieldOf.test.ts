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
  ["CreateService", "canaryPercent must be between 0.1 and 100.", "canaryPercent"],
  ["UpdateService", "bakeTimeInMinutes must be between 0 and 1440.", "bakeMinutes"],
  ["UpdateService", "stepBakeTimeInMinutes must be between 0 and 1440.", "stepMinutes"],
  ["CreateService", "hookTargetArn is required for an AWS_LAMBDA lifecycle hook.", "hookFunction"],
  ["CreateService", "Invalid lifecycle stage provided for Pause Hook", "hookStages"],
  ["CreateService", "productionListenerRule is required in advancedConfiguration.", "productionRoute"],
  ["CreateService", "roleArn is required in advancedConfiguration.", "routingRole"],
  ["CreateService", "Duplicate targetGroupArn found: x", "alternateTargetGroup"],
  ["CreateService", "For Application LoadBalancer, testListenerRule is required when productionListenerRule is not associated with both targetGroup and alternateTargetGroup", "testRoute"],
  ["CreateService", "The daemon scheduling strategy does not support the deployment strategy CANARY", "strategy"],
  ["CreateService", "A load balancer is required for services with a CODE_DEPLOY deployment controller.", "targetGroupArn"],
  ["CreateDeploymentGroup", "Deployment Group already exists with name: web", "deploymentGroupName"],
  ["CreateApplication", "Application already exists with name: shop", "applicationName"],
  ["CreateDeploymentGroup", "The production traffic route must have exactly one listener", "productionRoute"],
  ["UpdateDeploymentGroup", "The production and the test traffic route must be two listeners of one load balancer", "testRoute"],
  ["CreateDeploymentGroup", "A target group pair must have exactly two different target groups", "alternateTargetGroup"],
  ["CreateDeploymentGroup", "With a Network Load Balancer only the deployment configuration CodeDeployDefault.ECSAllAtOnce is supported", "configuration"],
  ["CreateDeploymentGroup", "AWS CodeDeploy does not have the permissions required to assume the role x.", "routingRole"],
  ["UpdateDeploymentGroup", "terminationWaitTimeInMinutes must be between 0 and 2880", "terminationMinutes"],
  ["UpdateDeploymentGroup", "waitTimeInMinutes must be at least 1 with the action STOP_DEPLOYMENT", "readyMinutes"],
  ["UpdateDeploymentGroup", "Alarms must be specified when an alarm configuration is enabled", "alarms"],
  ["CreateDeployment", "The AppSpec file has no version (line 1, column 1).", "appSpec"],
  ["CreateDeployment", "The Deployment Group 'web' already has an active Deployment 'd-123456789'", null],
  ["CreateService", "Something else.", null],
])("%s: %s", (operation, message, field) => expect(fieldOf(operation, { code: "InvalidParameterException", message })).toBe(field));

test("a code that names the whole of several fields says of none of them that it is wrong", () => {
  const code = "InvalidBlueGreenDeploymentConfigurationException";
  expect(fieldOf("CreateDeploymentGroup", { code, message: "terminationWaitTimeInMinutes must be between 0 and 2880" })).toBe("terminationMinutes");
});
