import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";
import { tasks } from "./tables.ts";

const run = (s: Story, taskDefinition: string, more: object = {}) =>
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition, ...more });

/** When each container of the only task started and stopped, in seconds since the task was created, and its exit code. */
function spans(s: Story) {
  const [task] = s.world.view.all(tasks);
  const at = (time: unknown) => (typeof time === "number" ? (time - (task?.createdAt ?? 0)) / 1000 : "never");
  return task?.containers.map(({ name, startedAt, stoppedAt, exitCode }) => `${name}: ${at(startedAt)} to ${at(stoppedAt)}, exit ${exitCode}`);
}

test("an essential container exits: the others are told, one ignores it and is killed", () => {
  const s = story();
  s.fleet("a");
  s.call("physics", "PutImageBehavior", { image: "app:1", exitAfterSeconds: 10, exitCode: 1, pullSeconds: 1 });
  s.call("physics", "PutImageBehavior", { image: "deaf:1", ignoresSigterm: true, pullSeconds: 1 });
  s.define("app", {}, { name: "polite", image: "polite:1" }, { name: "deaf", image: "deaf:1", stopTimeout: 5, essential: false });
  run(s, "app");
  s.run(60);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 task T1 PENDING
       3.0 task T1 RUNNING
      12.0 task T1 RUNNING (to stop)
      12.0 task T1 STOPPING (to stop)
      17.0 task T1 STOPPED"
  `);
  expect(spans(s)).toMatchInlineSnapshot(`
    [
      "app: 2 to 12, exit 1",
      "polite: 3 to 13, exit 0",
      "deaf: 2 to 17, exit 137",
    ]
  `);
  const [task] = s.tasks("STOPPED");
  expect(task).toMatchObject({ stopCode: "EssentialContainerExited", stoppedReason: "Essential container in task exited" });
  expect((task?.stoppedAt ?? 0) - (task?.executionStoppedAt ?? 0)).toBe(5);
});

test("containers start in the order of their dependencies and stop in reverse", () => {
  const s = story();
  s.fleet("a");
  s.call("physics", "PutImageBehavior", { image: "init:1", exitAfterSeconds: 4, pullSeconds: 1 });
  s.call("physics", "PutImageBehavior", { image: "db:1", startSeconds: 12, pullSeconds: 1 });
  s.define(
    "app",
    { dependsOn: [{ containerName: "init", condition: "SUCCESS" }, { containerName: "db", condition: "HEALTHY" }] },
    { name: "init", image: "init:1", essential: false },
    { name: "db", image: "db:1", healthCheck: { command: ["CMD", "ready"], interval: 5 } },
  );
  run(s, "app");
  s.run(60);
  const [task] = s.tasks();
  expect(task).toMatchObject({ lastStatus: "RUNNING", healthStatus: "UNKNOWN" });
  s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "", reason: "enough" });
  s.run(60);
  expect(spans(s)).toMatchInlineSnapshot(`
    [
      "app: 19 to 61, exit 0",
      "init: 2 to 6, exit 0",
      "db: 2 to 62, exit 0",
    ]
  `);
  expect(s.tasks("STOPPED")).toMatchObject([{ stopCode: "UserInitiated", stoppedReason: "enough" }]);
});

test.each([
  ["fails", { exitAfterSeconds: 2, exitCode: 1 }, {}, "SUCCESS"],
  ["is late", { exitAfterSeconds: 600 }, { startTimeout: 10 }, "COMPLETE"],
])("a task does not start when a dependency %s", (_, behavior, more, condition) => {
  const s = story();
  s.fleet("a");
  s.call("physics", "PutImageBehavior", { image: "init:1", pullSeconds: 1, ...behavior });
  s.define("app", { dependsOn: [{ containerName: "init", condition }] }, { name: "init", image: "init:1", essential: false, ...more });
  run(s, "app");
  s.run(120);
  expect(s.tasks("STOPPED")).toMatchObject([
    {
      stopCode: "TaskFailedToStart",
      stoppedReason: "Task failed to start",
      containers: [
        { name: "app", exitCode: 143, reason: expect.stringContaining("CannotStartContainerError: dependency graph") as string },
        { name: "init", lastStatus: "STOPPED" },
      ],
    },
  ]);
});

test("a service whose tasks never run is throttled, longer each time, until it is updated", () => {
  const s = story();
  s.fleet("a");
  const pullError = "pull access denied for web, repository does not exist or may require 'docker login'";
  s.call("physics", "PutImageBehavior", { image: "web:1", pullError });
  s.define("web");
  s.serve("web", "web:1", 1);
  s.run(3600);
  s.define("web", { image: "web:2" });
  s.update("web", { taskDefinition: "web" });
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 1 tasks: (task T1).
      10.0 (service web) has started 1 tasks: (task T2).
      20.0 (service web) has started 1 tasks: (task T3).
      30.0 (service web) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
      53.0 (service web) has started 1 tasks: (task T4).
     116.0 (service web) has started 1 tasks: (task T5).
     239.0 (service web) has started 1 tasks: (task T6).
     482.0 (service web) has started 1 tasks: (task T7).
     965.0 (service web) has started 1 tasks: (task T8).
    1928.0 (service web) has started 1 tasks: (task T9).
    3551.0 (service web) has started 1 tasks: (task T10).
    3600.0 (service web) has started 1 tasks: (task T11).
    3643.0 (service web) (deployment D1) deployment completed.
    3643.0 (service web) has reached a steady state."
  `);
  expect(s.tasks("STOPPED")[0]).toMatchObject({
    stopCode: "TaskFailedToStart",
    stoppedReason: `CannotPullContainerError: ${pullError}`,
    containers: [{ reason: `CannotPullContainerError: ${pullError}` }],
  });
});

test("a service whose tasks crash after they ran is not throttled", () => {
  const s = story();
  s.fleet("a");
  s.call("physics", "PutImageBehavior", { image: "web:1", exitAfterSeconds: 20, exitCode: 1 });
  s.define("web");
  // Several at once, so that more fail in a row than would throttle.
  s.serve("web", "web:1", 4);
  s.run(300);
  expect(s.told()).not.toContain("unable to consistently");
  expect(s.tasks("STOPPED").length).toBeGreaterThan(25);
  expect(s.service("web").deployments).toMatchObject([{ rolloutState: "IN_PROGRESS", failedTasks: s.tasks("STOPPED").length }]);
});

test("a container health check that fails gets its task replaced", () => {
  const s = story();
  s.fleet("ab");
  s.call("physics", "PutImageBehavior", { image: "web:1", unhealthyAfterSeconds: 100 });
  s.define("web", { healthCheck: { command: ["CMD-SHELL", "curl -f localhost"], interval: 10, retries: 2 } });
  s.serve("web", "web:1", 1);
  s.run(180);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 task T1 PENDING
       0.0 (service web) has started 1 tasks: (task T1).
       3.0 task T1 RUNNING
      20.0 (service web) (deployment D1) deployment completed.
      20.0 (service web) has reached a steady state.
     113.0 task T2 PENDING
     113.0 (service web) has started 1 tasks: (task T2). Amazon ECS replaced 1 tasks due to an unhealthy status.
     116.0 task T2 RUNNING
     133.0 (service web) (task T1) failed container health checks.
     133.0 (service web) has stopped 1 running tasks: (task T1).
     133.0 task T1 RUNNING (to stop)
     133.0 task T1 STOPPING (to stop)
     134.0 task T1 STOPPED
     143.0 (service web) has reached a steady state."
  `);
  expect(s.tasks("STOPPED")).toMatchObject([
    { stopCode: "ServiceSchedulerInitiated", stoppedReason: "Task failed container health checks", healthStatus: "UNHEALTHY" },
  ]);
});

test("a target that fails gets its task replaced, but not within the grace period", () => {
  const s = story();
  s.fleet("ab");
  const group = s.balancer("web");
  s.call("physics", "PutImageBehavior", { image: "web:1", startSeconds: 60 });
  s.define("web");
  s.serve("web", "web:1", 1, { healthCheckGracePeriodSeconds: 300 }, group);
  s.run(200);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 1 tasks: (task T1).
      10.0 (service web) registered 1 targets in (target-group web)
      72.5 (service web) (deployment D1) deployment completed.
      72.5 (service web) has reached a steady state."
  `);
  s.mark();
  s.call("physics", "PutImageBehavior", { image: "web:1", healthStatus: 503 });
  s.run(700);
  expect(s.told().split("\n")[0]).toMatchInlineSnapshot(`" 103.0 (service web) has started 1 tasks: (task T2). Amazon ECS replaced 1 tasks due to an unhealthy status."`);
  expect(s.tasks("STOPPED")[0]).toMatchObject({
    stopCode: "ServiceSchedulerInitiated",
    stoppedReason: `Task failed ELB health checks in (target-group ${group})`,
  });
});

test("a target that fails its health checks, whose replacement fails too: the task says why it goes, and a sound revision ends it", () => {
  const s = story();
  s.fleet("a");
  const group = s.balancer("web", { UnhealthyThresholdCount: 2 });
  s.define("web");
  s.serve("web", "web:1", 1, {}, group);
  s.run(60);
  s.mark();
  s.call("physics", "PutImageBehavior", { image: "web:1", healthStatus: 503 });
  s.run(60);
  s.define("web", { image: "web:2" });
  s.update("web", { taskDefinition: "web:2" });
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "   7.5 (service web) has started 1 tasks: (task T1). Amazon ECS replaced 1 tasks due to an unhealthy status.
      17.5 (service web) registered 1 targets in (target-group web)
      27.5 (service web) (task T1) (instance I1) (port 32769) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [503])
      27.5 (service web) has stopped 1 running tasks: (task T1).
      37.5 (service web) deregistered 1 targets in (target-group web)
      37.5 (service web, taskSet D1) has begun draining connections on 1 tasks.
      70.0 (service web) has started 1 tasks: (task T2).
      80.0 (service web) registered 1 targets in (target-group web)
      80.0 (service web) (task T3) (instance I1) (port 32768) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [503])
      80.0 (service web) has stopped 1 running tasks: (task T3).
      90.0 (service web) deregistered 1 targets in (target-group web)
      90.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
     120.0 (service web) (deployment D2) deployment completed.
     120.0 (service web) has reached a steady state."
  `);
});

test("with two target groups a task is ACTIVATING until it is registered with both", () => {
  const s = story();
  s.fleet("a");
  const one = s.balancer("one");
  const two = s.balancer("two");
  s.define("web", { portMappings: [{ containerPort: 80 }, { containerPort: 81 }] });
  const loadBalancers = [one, two].map((targetGroupArn, i) => ({ targetGroupArn, containerName: "web", containerPort: 80 + i }));
  s.serve("web", "web:1", 1, { loadBalancers });
  s.run(60);
  s.update("web", { desiredCount: 0 });
  s.run(60);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 task T1 PENDING
       0.0 (service web) has started 1 tasks: (task T1).
       3.0 task T1 ACTIVATING
      10.0 task T1 RUNNING
      10.0 (service web) registered 1 targets in (target-group one)
      10.0 (service web) registered 1 targets in (target-group two)
      20.0 (service web) (deployment D1) deployment completed.
      20.0 (service web) has reached a steady state.
      60.0 (service web) has stopped 1 running tasks: (task T1).
      60.0 task T1 RUNNING (to stop)
      70.0 task T1 DEACTIVATING (to stop)
      70.0 (service web) deregistered 1 targets in (target-group one)
      70.0 (service web) deregistered 1 targets in (target-group two)
      70.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
     100.0 task T1 STOPPING (to stop)
     100.0 (service web) has reached a steady state.
     101.0 task T1 STOPPED"
  `);
});

test("a target group that is gone is said, and a service can be moved to another", () => {
  const s = story();
  s.fleet("a");
  const group = s.balancer("web");
  s.define("web");
  s.serve("web", "web:1", 1, {}, group);
  s.run(60);
  const { LoadBalancers = [] } = s.call("elbv2", "DescribeLoadBalancers", { Names: ["web"] });
  s.call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn ?? "" });
  s.call("elbv2", "DeleteTargetGroup", { TargetGroupArn: group });
  s.mark();
  s.update("web", { forceNewDeployment: true });
  s.run(120);
  s.update("web", { loadBalancers: [] });
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has started 1 tasks: (task T1).
      20.0 (service web) failed to register targets in (target-group web) with (error Target groups 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/e75aa2e2a316b039' not found)
      20.0 (service web) has stopped 1 running tasks: (task T2).
     130.0 (service web) has started 1 tasks: (task T3).
     140.0 (service web) has stopped 1 running tasks: (task T1).
     171.2 (service web) (deployment D1) deployment completed.
     171.2 (service web) has reached a steady state."
  `);
});

test("a stopped task can be described for an hour", () => {
  const s = story();
  s.fleet("a");
  s.call("physics", "PutImageBehavior", { image: "job:1", exitAfterSeconds: 1 });
  s.define("job");
  run(s, "job");
  s.run(3600);
  expect(s.tasks("STOPPED")).toHaveLength(1);
  s.run(60);
  expect(s.tasks("STOPPED")).toHaveLength(0);
});
