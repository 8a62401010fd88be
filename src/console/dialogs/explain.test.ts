import { expect, test } from "vitest";
import { explain } from "./explain.ts";
import { failureIn } from "./failures.ts";
import { fieldOf } from "./fieldOf.ts";

/** Refusals as the simulation gives them, with the field of a form they belong to and the beginning of the fix. */
test.each([
  ["CreateService", "InvalidParameterException", "Creation of service was not idempotent.", "serviceName", "Take another name"],
  ["CreateService", "InvalidParameterException", "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.", "maximumPercent", "Lower the minimum"],
  ["CreateService", "InvalidParameterException", "The container web did not have a container port 81 defined.", "containerPort", "Choose one of the ports"],
  ["CreateService", "InvalidParameterException", "The container api does not exist in the task definition.", "containerPort", "Choose one of its containers"],
  [
    "UpdateService",
    "InvalidParameterException",
    "The target group with targetGroupArn arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-tg/1 does not have an associated load balancer.",
    "targetGroupArn",
    "Add a load balancer",
  ],
  ["CreateService", "ClientException", "TaskDefinition is inactive", "taskDefinition", "Take a revision"],
  ["CreateService", "InvalidParameterException", "Unable to Start a service that is still Draining.", "serviceName", "Wait until they have"],
  ["CreateTargetGroup", "DuplicateTargetGroupName", "A target group with the same name 'web-tg' exists, but with different settings", "targetGroupName", "Take another name"],
  ["CreateLoadBalancer", "DuplicateLoadBalancerName", "A load balancer with the same name 'alb' exists, but with different settings", "loadBalancerName", "Take another name"],
  ["CreateListener", "DuplicateListener", "A listener already exists on this port for this load balancer 'arn'", "listenerPort", "Take another port"],
  [
    "RunInstances",
    "InsufficientInstanceCapacity",
    "We currently do not have sufficient m5.large capacity in the Availability Zone you requested (us-east-1b). Our system will be working on provisioning additional capacity.",
    "availabilityZone",
    "Take another zone",
  ],
  ["DeleteTargetGroup", "ResourceInUse", "Target group 'arn' is currently in use by a listener or a rule", null, "Delete the listener"],
])("%s refused with %s belongs to its field and is explained", (operation, code, message, field, fix) => {
  expect(fieldOf(operation, { code, message })).toBe(field);
  expect(explain({ code, message })?.fix).toContain(fix);
});

test.each([
  ["Minimum value of 5", "HealthCheckIntervalSeconds", "healthCheckIntervalSeconds"],
  ["Minimum value of 2", "HealthCheckTimeoutSeconds", "healthCheckTimeoutSeconds"],
  ["too small", "HealthyThresholdCount", "healthyThresholdCount"],
  ["too small", "UnhealthyThresholdCount", "unhealthyThresholdCount"],
  ["must begin with /", "HealthCheckPath", "healthCheckPath"],
])("what is said of a health check's %s %s stands at its field", (words, member, field) => {
  expect(fieldOf("CreateTargetGroup", { code: "ValidationError", message: `${member}: ${words}` })).toBe(field);
});

test("a refusal that says enough is left alone", () => {
  expect(explain({ code: "ClusterNotFoundException", message: "Cluster not found." })).toBeNull();
});

test("the first of the failures in an answer of success is a refusal", () => {
  const output = { tasks: [], failures: [{ arn: "arn:aws:ecs:us-east-1:123456789012:container-instance/1", reason: "RESOURCE:MEMORY" }] };
  expect(failureIn(output)).toEqual({ ok: false, code: "RESOURCE:MEMORY", message: "arn:aws:ecs:us-east-1:123456789012:container-instance/1" });
  expect(failureIn({ tasks: [{}], failures: [] })).toBeNull();
  expect(failureIn(undefined)).toBeNull();
});
