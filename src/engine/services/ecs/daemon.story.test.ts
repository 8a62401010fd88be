import { expect, test } from "vitest";
import { by } from "../../../lib/compare.ts";
import { story, type Story } from "./story.ts";

/** A log agent of a quarter of a CPU as a DAEMON service on three instances, at rest. */
function atRest(more: object = {}, zones = "abc"): Story {
  const s = story();
  s.fleet(zones);
  s.define("agent", { portMappings: [] });
  s.define("web");
  daemon(s, more);
  s.run(120);
  return s;
}

function daemon(s: Story, more: object = {}): void {
  const input = { cluster: "prod", serviceName: "agent", taskDefinition: "agent", schedulingStrategy: "DAEMON", ...more };
  s.call("ecs", "CreateService", input as never);
}

/** The container instances by zone. */
const fleetOf = (s: Story) =>
  s.instances("prod").toSorted(by(({ attributes = [] }) => attributes.find(({ name }) => name === "ecs.availability-zone")?.value ?? ""));

/** How many tasks of a service are to run on each instance, zone by zone. */
const spreadOf = (s: Story, service: string): readonly number[] =>
  fleetOf(s).map(
    ({ containerInstanceArn }) =>
      s.tasks().filter((task) => task.group === `service:${service}` && task.containerInstanceArn === containerInstanceArn).length,
  );

const arnOf = (s: Story, nth: number): string => fleetOf(s)[nth]?.containerInstanceArn ?? "";

function setStatus(s: Story, nth: number, status: "ACTIVE" | "DRAINING"): void {
  s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [arnOf(s, nth)], status });
}

test("a daemon has one task on each instance, and follows instances that join and leave", () => {
  const s = atRest();
  expect(s.service("agent")).toMatchObject({
    schedulingStrategy: "DAEMON",
    desiredCount: 3,
    runningCount: 3,
    deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    availabilityZoneRebalancing: "DISABLED",
    deployments: [{ desiredCount: 3, rolloutState: "COMPLETED" }],
  });
  expect(s.service("agent").placementStrategy).toBeUndefined();
  expect(spreadOf(s, "agent")).toEqual([1, 1, 1]);
  s.join("a");
  s.run(120);
  expect(spreadOf(s, "agent")).toEqual([1, 1, 1, 1]);
  expect(s.service("agent").desiredCount).toBe(4);
  s.call("ec2", "TerminateInstances", { InstanceIds: [s.instances("prod")[0]?.ec2InstanceId ?? ""] });
  s.run(120);
  expect(s.service("agent")).toMatchObject({ desiredCount: 3, runningCount: 3 });
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service agent) has started 3 tasks: (task T1) (task T2) (task T3).
      43.0 (service agent) (deployment D1) deployment completed.
      43.0 (service agent) has reached a steady state.
     174.2 (service agent) has started 1 tasks: (task T4).
     208.2 (service agent) has reached a steady state."
  `);
});

test("on a new instance the daemon's task comes before those that wait for room", () => {
  const s = story();
  s.fleet("a", "t3.micro");
  s.define("agent", { portMappings: [], memory: 600 });
  s.define("web", { memory: 600 });
  s.serve("web", "web", 2);
  s.run(60);
  daemon(s);
  s.run(60);
  s.mark();
  s.join("b", "t3.micro");
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "  37.5 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
      46.5 (service agent) has started 1 tasks: (task T1)."
  `);
});

test("what a daemon needs is kept for it while its task is away, and given back when it is deleted", () => {
  const s = story();
  s.fleet("a", "t3.micro");
  s.call("physics", "PutImageBehavior", { image: "crash:1", exitAfterSeconds: 15, exitCode: 1 });
  s.define("agent", { image: "crash:1", portMappings: [{ containerPort: 8125, hostPort: 8125, protocol: "udp" }], memory: 600 });
  s.define("web", { memory: 600 });
  daemon(s);
  s.run(5);
  s.serve("web", "web", 1);
  const free = () => s.instances("prod")[0]?.remainingResources?.find(({ name }) => name === "MEMORY")?.integerValue ?? 0;
  const before = free();
  for (let second = 0; second < 120; second++) {
    s.run(1);
    expect(free()).toBe(before);
  }
  expect(spreadOf(s, "web")).toEqual([0]);
  s.call("physics", "PutImageBehavior", { image: "missing:1", pullError: "no such image" });
  s.define("agent", { image: "missing:1", portMappings: [], memory: 500 });
  s.update("agent", { taskDefinition: "agent" });
  s.run(1800);
  expect(s.told()).toContain("is unable to consistently start tasks successfully");
  expect(free()).toBe(before + 100);
  expect(spreadOf(s, "web")).toEqual([0]);
  s.call("ecs", "DeleteService", { cluster: "prod", service: "agent" });
  s.run(60);
  expect(spreadOf(s, "web")).toEqual([1]);
});

test("a draining instance gets no daemon task, and loses the one it has after those of other services", () => {
  const s = atRest();
  s.serve("web", "web", 3, { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 } });
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web", count: 1 });
  s.run(120);
  s.mark();
  setStatus(s, 0, "DRAINING");
  s.run(300);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 task T1 PENDING
       0.0 (service web) has started 1 tasks: (task T1).
       1.2 task T1 RUNNING
      41.2 (service web) has stopped 1 running tasks: (task T2).
      41.2 task T2 RUNNING (to stop)
      41.2 task T2 STOPPING (to stop)
      42.2 task T2 STOPPED
      42.2 (service agent) has stopped 1 running tasks: (task T3).
      42.2 task T3 RUNNING (to stop)
      42.2 task T3 STOPPING (to stop)
      43.2 task T3 STOPPED
      51.2 (service web) has reached a steady state.
      52.2 (service agent) has reached a steady state."
  `);
  expect(s.service("agent").desiredCount).toBe(2);
  s.mark();
  setStatus(s, 0, "ACTIVE");
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service agent) has started 1 tasks: (task T4).
       0.0 service (web) is not AZ balanced with 0 tasks in us-east-1a, 1 in us-east-1b, and 2 in us-east-1c. AZ Rebalancing in progress.
       0.0 web has started 1 tasks in us-east-1a to AZ Rebalance: T5.
      41.2 (service agent) has reached a steady state.
      41.2 web has stopped 1 running tasks in us-east-1c due to AZ rebalancing: T1.
      51.2 service (web) is AZ balanced with 1 tasks in us-east-1a, 1 tasks in us-east-1b, and 1 tasks in us-east-1c."
  `);
});

test("an attribute that is taken away stops the task, and brings it back when it is given", () => {
  const s = atRest({ placementConstraints: [{ type: "memberOf", expression: "attribute:logs == yes" }] });
  expect(s.service("agent")).toMatchObject({ desiredCount: 0, runningCount: 0, deployments: [{ rolloutState: "COMPLETED" }] });
  const put = { name: "logs", value: "yes", targetId: arnOf(s, 1) };
  s.mark();
  s.call("ecs", "PutAttributes", { cluster: "prod", attributes: [put] });
  s.run(120);
  expect(spreadOf(s, "agent")).toEqual([0, 1, 0]);
  s.call("ecs", "DeleteAttributes", { cluster: "prod", attributes: [{ name: "logs", targetId: arnOf(s, 1) }] });
  s.run(120);
  expect(spreadOf(s, "agent")).toEqual([0, 0, 0]);
  s.update("agent", { placementConstraints: [] });
  s.run(120);
  expect(spreadOf(s, "agent")).toEqual([1, 1, 1]);
  s.update("agent", { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone == us-east-1c" }] });
  s.run(120);
  expect(spreadOf(s, "agent")).toEqual([0, 0, 1]);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service agent) has started 1 tasks: (task T1).
      43.0 (service agent) has reached a steady state.
     120.0 (service agent) has stopped 1 running tasks: (task T1).
     130.0 (service agent) has reached a steady state.
     240.0 (service agent) has started 3 tasks: (task T2) (task T3) (task T4).
     291.2 (service agent) has reached a steady state.
     360.0 (service agent) has stopped 2 running tasks: (task T2) (task T4).
     370.0 (service agent) has reached a steady state."
  `);
});

test("an instance without room is told once, replicas stay, and the task comes when there is room", () => {
  const s = story();
  s.fleet("ab", "t3.micro");
  s.define("agent", { portMappings: [], memory: 600 });
  s.define("web", { memory: 600 });
  s.serve("web", "web", 1);
  s.run(60);
  s.mark();
  daemon(s);
  s.run(300);
  expect(s.service("agent")).toMatchObject({ desiredCount: 2, runningCount: 1, deployments: [{ rolloutState: "IN_PROGRESS" }] });
  s.update("web", { desiredCount: 0 });
  s.run(120);
  expect(s.service("agent")).toMatchObject({ desiredCount: 2, runningCount: 2, deployments: [{ rolloutState: "COMPLETED" }] });
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service agent) has started 1 tasks: (task T1).
       0.0 (service agent) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
     300.0 (service web) has stopped 1 running tasks: (task T2).
     301.0 (service agent) has started 1 tasks: (task T3).
     310.0 (service web) has reached a steady state.
     344.0 (service agent) (deployment D1) deployment completed.
     344.0 (service agent) has reached a steady state."
  `);
});

test("an update stops a task and then starts one, on all instances at once at 0, by halves at 50", () => {
  const s = atRest({}, "abca");
  s.mark();
  s.define("agent", { portMappings: [], image: "agent:2" });
  s.update("agent", { taskDefinition: "agent" });
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service agent) has stopped 4 running tasks: (task T1) (task T2) (task T3) (task T4).
      10.0 (service agent) has started 4 tasks: (task T5) (task T6) (task T7) (task T8).
      44.0 (service agent) (deployment D1) deployment completed.
      44.0 (service agent) has reached a steady state."
  `);
  s.update("agent", { deploymentConfiguration: { minimumHealthyPercent: 50 } });
  s.mark();
  s.update("agent", { forceNewDeployment: true });
  s.run(300);
  expect(s.told()).toMatchInlineSnapshot(`
    "  10.0 (service agent) has stopped 2 running tasks: (task T5) (task T6).
      20.0 (service agent) has started 2 tasks: (task T9) (task T10).
      52.2 (service agent) has stopped 2 running tasks: (task T7) (task T8).
      62.2 (service agent) has started 2 tasks: (task T11) (task T12).
      94.4 (service agent) (deployment D2) deployment completed.
      94.4 (service agent) has reached a steady state."
  `);
});

test("an instance whose agent is away is not counted, and keeps its task", () => {
  const s = atRest();
  const instanceId = s.instances("prod")[0]?.ec2InstanceId ?? "";
  s.call("physics", "SetAgentConnected", { instanceId, connected: false });
  s.run(600);
  expect(s.service("agent")).toMatchObject({ desiredCount: 2, runningCount: 3 });
  s.call("physics", "SetAgentConnected", { instanceId, connected: true });
  s.run(600);
  expect(s.service("agent")).toMatchObject({ desiredCount: 3, runningCount: 3 });
  expect(spreadOf(s, "agent")).toEqual([1, 1, 1]);
});

test("a replica beside a daemon goes only where the daemon is", () => {
  const s = story();
  s.fleet("abc");
  s.define("agent", { portMappings: [] });
  s.define("web");
  s.serve("web", "web", 2, { placementConstraints: [{ type: "memberOf", expression: "task:group == service:agent" }] });
  s.run(60);
  daemon(s, { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.availability-zone == us-east-1b" }] });
  s.run(120);
  expect(spreadOf(s, "agent")).toEqual([0, 1, 0]);
  expect(spreadOf(s, "web")).toEqual([0, 2, 0]);
});

test("a daemon is deleted without force", () => {
  const s = atRest();
  s.call("ecs", "DeleteService", { cluster: "prod", service: "agent" });
  s.run(120);
  expect(s.service("agent")).toMatchObject({ status: "INACTIVE", desiredCount: 0, runningCount: 0 });
  s.join("a");
  s.run(120);
  expect(s.tasks()).toEqual([]);
});

test.each([
  [{ desiredCount: 2 }, "a desired count for services. Remove the desired count value and try again"],
  [{ deploymentConfiguration: { maximumPercent: 150 } }, "values above 100 for maximumPercent"],
  [{ deploymentConfiguration: { maximumPercent: 50 } }, "values below 100 for maximumPercent"],
  [{ placementStrategy: [{ type: "random" }] }, "placement strategies"],
  [{ availabilityZoneRebalancing: "ENABLED" }, "Availability Zone rebalancing"],
])("a daemon cannot be told %j", (more, what) => {
  const s = atRest();
  const text = `InvalidParameterException: The daemon scheduling strategy does not support ${what}`;
  const input = { cluster: "prod", serviceName: "other", taskDefinition: "agent", schedulingStrategy: "DAEMON", ...more };
  expect(s.refusal("ecs", "CreateService", input as never)).toBe(text);
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "agent", ...more } as never)).toBe(text);
});

test("a daemon runs on EC2 alone", () => {
  const s = atRest();
  const input = { cluster: "prod", serviceName: "other", taskDefinition: "agent", schedulingStrategy: "DAEMON", launchType: "FARGATE" } as const;
  expect(s.refusal("ecs", "CreateService", input)).toBe(
    "InvalidParameterException: The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try again",
  );
});
