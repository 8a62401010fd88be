import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { LogLine } from "../../bridge/protocol.ts";
import { eventLine, hasWords } from "./eventLine.ts";
import { replica, type Tables } from "./replica.ts";

const ECS = "arn:aws:ecs:us-east-1:123456789012";
const WEB = `${ECS}:service/prod/web`;
const TASK = `${ECS}:task/prod/8f14e45fceea167a5a36dedd4bea2543`;
const CONTAINER = `${ECS}:container/prod/8f14e45fceea167a5a36dedd4bea2543/1f0c-4b`;
const INSTANCE = `${ECS}:container-instance/prod/c3d9e45fceea167a5a36dedd4bea2543`;
const GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-tg/73e2d6bc24d8a067";

const tables: Tables = {
  ...replica.getState().tables,
  "ecs.services": new Map([
    [WEB, { serviceArn: WEB, serviceName: "web", clusterArn: `${ECS}:cluster/prod`, loadBalancers: [{ targetGroupArn: GROUP }] }],
  ]) as never,
  "ecs.tasks": new Map([
    [TASK, { taskArn: TASK, serviceArn: WEB, stopCode: "EssentialContainerExited", stoppedReason: "Essential container in task exited", containers: [{ containerArn: CONTAINER, name: "app", image: "shop/web:2" }] }],
  ]) as never,
  "autoscaling.groups": new Map([["fleet", {}]]) as never,
  "ecs.containerInstances": new Map([[INSTANCE, { containerInstanceArn: INSTANCE, ec2InstanceId: "i-0a41c2d3e4f5a6b7c" }]]) as never,
};

function read(name: string, payload: object) {
  return eventLine({ seq: 7, at: 1000, cause: 3, name, payload } satisfies LogLine, tables);
}

test.each([
  ["(service web) has started 2 tasks: (task 8f14) (task 8f15).", "starting"],
  [`(service web) registered 1 targets in (target-group ${GROUP})`, "starting"],
  [`(service web) deregistered 1 targets in (target-group ${GROUP})`, "draining"],
  ["(service web, taskSet ecs-svc/1) has begun draining connections on 1 tasks.", "draining"],
  ["(service web) has stopped 1 running tasks: (task 8f14).", "draining"],
  ["(service web) has reached a steady state.", "healthy"],
  ["(service web) (deployment ecs-svc/1) deployment completed.", "healthy"],
  ["(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start.", "failed"],
  ["(service web) rolling back to deployment ecs-svc/1.", "warning"],
  ["(service web) was unable to place a task because no container instance met all of its requirements.", "failed"],
  ["(service web) is unable to consistently start tasks successfully.", "failed"],
] as const)("a service event is AWS's own words: %s", (message, tone) => {
  const line = read("ecs.serviceEventWritten", { serviceArn: WEB, message });
  expect(line).toMatchObject({ seq: 7, at: 1000, cause: 3, source: "service", tone, text: message, serviceArn: WEB });
  expect(line.subject).toEqual({ table: "ecs.services", id: WEB });
});

test.each([
  ["PENDING", "RUNNING", "pending", "Task 8f14e45fceea167a5a36dedd4bea2543 is PENDING"],
  ["RUNNING", "RUNNING", "healthy", "Task 8f14e45fceea167a5a36dedd4bea2543 is RUNNING"],
  ["RUNNING", "STOPPED", "draining", "Task 8f14e45fceea167a5a36dedd4bea2543 is RUNNING and is to stop: Essential container in task exited"],
  ["STOPPED", "STOPPED", "failed", "Task 8f14e45fceea167a5a36dedd4bea2543 is STOPPED: Essential container in task exited"],
] as const)("a task that is %s and should be %s", (lastStatus, desiredStatus, tone, text) => {
  expect(read("ecs.taskStateChanged", { taskArn: TASK, lastStatus, desiredStatus })).toMatchObject({
    source: "task",
    tone,
    text,
    serviceArn: WEB,
    subject: { table: "ecs.tasks", id: TASK },
  });
});

test.each([
  ["ACTIVE", true, "healthy", "Container instance i-0a41c2d3e4f5a6b7c is ACTIVE, its agent is connected"],
  ["ACTIVE", false, "unreachable", "Container instance i-0a41c2d3e4f5a6b7c is ACTIVE, its agent is not connected"],
  ["DRAINING", true, "draining", "Container instance i-0a41c2d3e4f5a6b7c is DRAINING, its agent is connected"],
] as const)("a container instance that is %s, agent connected: %s", (status, agentConnected, tone, text) => {
  const payload = { containerInstanceArn: INSTANCE, status, agentConnected };
  expect(read("ecs.containerInstanceStateChanged", payload)).toMatchObject({ source: "instance", tone, text });
});

test.each([
  ["unhealthy", "Health checks failed with these codes: [503]", "failed", "Target i-1:32768 in web-tg is unhealthy: Health checks failed with these codes: [503]"],
  ["healthy", null, "healthy", "Target i-1:32768 in web-tg is healthy"],
  [null, null, "stopped", "Target i-1:32768 left web-tg"],
] as const)("a target that is %s", (state, description, tone, text) => {
  const payload = { targetGroupArn: GROUP, targetId: "i-1", port: 32768, state, description };
  expect(read("elbv2.targetStateChanged", payload)).toMatchObject({ source: "target", tone, text, serviceArn: WEB });
});

test.each([
  ["physics.machineBooted", { instanceId: "i-1" }, "healthy", "Machine i-1 has booted"],
  ["physics.agentReachabilityChanged", { instanceId: "i-1", reachable: false }, "unreachable", "Machine i-1 cannot reach ECS"],
  ["physics.imagePulled", { pullId: CONTAINER, error: null }, "plain", "Image shop/web:2 for task 8f14e45fceea167a5a36dedd4bea2543 was pulled"],
  ["physics.imagePulled", { pullId: "gone", error: "no such manifest" }, "failed", "An image could not be pulled: no such manifest"],
  ["physics.processExited", { processId: CONTAINER, instanceId: "i-1", exitCode: 137 }, "failed", "The process of container app in task 8f14e45fceea167a5a36dedd4bea2543 exited with code 137"],
  ["physics.processExited", { processId: "gone", instanceId: "i-1", exitCode: 0 }, "stopped", "Machine i-1 has a process that exited with code 0"],
] as const)("the physical world: %s %o", (name, payload, tone, text) => {
  expect(read(name, payload)).toMatchObject({ source: "machine", tone, text });
});

test.each([
  [`TargetTracking-service/prod/web-AlarmHigh-9015d257-6b5b`, "ALARM", "warning", { table: "ecs.services", id: WEB }, WEB],
  [`TargetTracking-service/prod/web-AlarmLow-9015d257-6b5b`, "ALARM", "plain", { table: "ecs.services", id: WEB }, WEB],
  [`TargetTracking-service/test/web-AlarmHigh-9015d257-6b5b`, "OK", "healthy", null, null],
  ["TargetTracking-fleet-AlarmHigh-1dc66168", "OK", "healthy", { table: "autoscaling.groups", id: "fleet" }, null],
  ["mine", "INSUFFICIENT_DATA", "unreachable", null, null],
] as const)("an alarm says what it scales by its name: %s is %s", (alarmName, stateValue, tone, subject, serviceArn) => {
  expect(read("cloudwatch.alarmStateChanged", { alarmName, stateValue })).toMatchObject({ source: "alarm", tone, text: `Alarm ${alarmName} is in state ${stateValue}`, subject, serviceArn });
});

test.each([
  ["codedeploy.functionInvoked", { functionArn: "arn:aws:lambda:us-east-1:123456789012:function:check", deploymentId: "d-1" }, "deployment", "CodeDeploy invoked arn:aws:lambda:us-east-1:123456789012:function:check for d-1"],
  ["ecs.taskSetSettled", { taskSetId: "ecs-svc/1", serviceArn: WEB, steady: true }, "deployment", "Task set ecs-svc/1 is STEADY_STATE"],
  ["elb.registrationChanged", { loadBalancerName: "old", instanceId: "i-1", state: "OutOfService", description: "Instance is in stopped state." }, "target", "Instance i-1 of old is OutOfService: Instance is in stopped state."],
  ["elb.registrationChanged", { loadBalancerName: "old", instanceId: "i-1", state: null, description: "N/A" }, "target", "Instance i-1 left old"],
  ["iam.rightsChanged", { roleKey: "ecsTaskRole" }, "machine", "What ecsTaskRole may do may have changed"],
  ["ec2.interfaceDeleted", { vpcId: "vpc-1", privateIpAddress: "10.0.0.7" }, "machine", "The network interface with 10.0.0.7 is deleted"],
  ["servicediscovery.operationEnded", { type: "CREATE_NAMESPACE", target: "ns-1" }, "other", "Cloud Map has ended CREATE_NAMESPACE of ns-1"],
] as const)("the services around ECS: %s %o", (name, payload, source, text) => {
  expect(read(name, payload)).toMatchObject({ source, text });
});

test("whatever the engine tells of has words", () => {
  const texts = readdirSync("src/engine", { recursive: true, encoding: "utf8" }).filter((file) => /^(services|physics).*(?<!\.test)\.ts$/.test(file)).map((file) => readFileSync(`src/engine/${file}`, "utf8"));
  const names = texts.flatMap((text) => [...text.matchAll(/\bevent<[^]*?>\(\s*"([\w.]+)"/g)].map(([, name = ""]) => name));
  expect(names).toContain("ecs.taskStateChanged");
  expect(names.filter((name) => !hasWords(name))).toEqual([]);
});

test("a call keeps its input, and finds what it is about by name", () => {
  const call = { service: "ecs", operation: "UpdateService", input: { cluster: "prod", service: "web", desiredCount: 6 } };
  expect(read("call", call)).toMatchObject({
    source: "call",
    call,
    serviceArn: WEB,
    subject: { table: "ecs.services", id: WEB },
  });
});

test("a namesake in another cluster is not what the call is about", () => {
  const call = { service: "ecs", operation: "UpdateService", input: { cluster: "test", service: "web" } };
  expect(read("call", call).subject).toBeNull();
});

test.each([null, "text", 7, { service: 7, containerInstances: [{}] }])("a call with the input %o is about nothing", (input) => {
  expect(read("call", { service: "ecs", operation: "X", input }).subject).toBeNull();
});

test("an event of an unknown name is listed as it is", () => {
  expect(read("sns.published", { topic: "t" })).toMatchObject({ source: "other", tone: "plain", text: 'sns.published {"topic":"t"}' });
});

test("a line is read once: what it said when its task was there, it says afterwards", () => {
  const line = { seq: 1, at: 0, cause: 0, name: "ecs.taskStateChanged", payload: { taskArn: TASK, lastStatus: "RUNNING", desiredStatus: "RUNNING" } };
  expect(eventLine(line, tables).serviceArn).toBe(WEB);
  expect(eventLine(line, replica.getState().tables).serviceArn).toBe(WEB);
});
