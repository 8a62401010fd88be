import { expect, test } from "vitest";
import { story } from "./story.ts";

const FIXED = { portMappings: [{ containerPort: 80, hostPort: 80 }] };
const percents = (minimumHealthyPercent: number, maximumPercent: number) => ({
  deploymentConfiguration: { minimumHealthyPercent, maximumPercent },
});

/** Three instances in three zones, and a service of so many tasks behind a load balancer, at rest. */
function atRest(desiredCount: number, min = 100, max = 200) {
  const s = story();
  s.fleet("abc");
  const group = s.balancer("web");
  s.define("web");
  s.serve("web", "web:1", desiredCount, percents(min, max), group);
  s.run(60);
  return { s, group };
}

test("a first deployment behind a load balancer", () => {
  const { s } = atRest(3);
  s.run(600);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 task T1 PENDING
       0.0 task T2 PENDING
       0.0 task T3 PENDING
       0.0 (service web) has started 3 tasks: (task T1) (task T2) (task T3).
       3.0 task T1 RUNNING
       3.0 task T2 RUNNING
       3.0 task T3 RUNNING
      10.0 (service web) registered 3 targets in (target-group web)
      20.0 (service web) (deployment D1) deployment completed.
      20.0 (service web) has reached a steady state."
  `);
  expect(new Set(s.tasks().map(({ availabilityZone }) => availabilityZone)).size).toBe(3);
  expect(s.service("web")).toMatchObject({
    runningCount: 3,
    pendingCount: 0,
    deployments: [{ status: "PRIMARY", rolloutState: "COMPLETED", runningCount: 3, failedTasks: 0 }],
  });
});

test("a rolling update at 100/200 starts all, and stops the old ones when the new ones are healthy", () => {
  const { s } = atRest(3);
  s.mark();
  s.define("web", { image: "web:2" });
  s.update("web", { taskDefinition: "web" });
  expect(s.service("web").deployments).toMatchObject([
    { status: "PRIMARY", rolloutState: "IN_PROGRESS", desiredCount: 3, runningCount: 0 },
    { status: "ACTIVE", rolloutState: "COMPLETED", desiredCount: 3, runningCount: 3 },
  ]);
  s.run(300);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 task T1 PENDING
       0.0 task T2 PENDING
       0.0 task T3 PENDING
       0.0 (service web) has started 3 tasks: (task T1) (task T2) (task T3).
       3.0 task T1 RUNNING
       3.0 task T2 RUNNING
       3.0 task T3 RUNNING
      10.0 (service web) registered 3 targets in (target-group web)
      20.0 (service web) has stopped 3 running tasks: (task T4) (task T5) (task T6).
      20.0 task T4 RUNNING (to stop)
      20.0 task T5 RUNNING (to stop)
      20.0 task T6 RUNNING (to stop)
      30.0 task T4 DEACTIVATING (to stop)
      30.0 task T5 DEACTIVATING (to stop)
      30.0 task T6 DEACTIVATING (to stop)
      30.0 (service web) deregistered 3 targets in (target-group web)
      30.0 (service web, taskSet D1) has begun draining connections on 3 tasks.
      60.0 task T4 STOPPING (to stop)
      60.0 task T5 STOPPING (to stop)
      60.0 task T6 STOPPING (to stop)
      60.0 (service web) (deployment D2) deployment completed.
      60.0 (service web) has reached a steady state.
      61.0 task T4 STOPPED
      61.0 task T5 STOPPED
      61.0 task T6 STOPPED"
  `);
  expect(s.service("web").deployments).toMatchObject([{ status: "PRIMARY", rolloutState: "COMPLETED" }]);
  const [stopped] = s.tasks("STOPPED");
  expect(s.short(`${stopped?.stopCode}: ${stopped?.stoppedReason}`)).toBe(
    "ServiceSchedulerInitiated: Scaling activity initiated by (deployment D2)",
  );
});

test("a rolling update at 50/100 stops half, starts half, and so on", () => {
  const { s } = atRest(4, 50, 100);
  s.mark();
  s.define("web", { image: "web:2" });
  s.update("web", { taskDefinition: "web" });
  s.run(300);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has stopped 2 running tasks: (task T1) (task T2).
      10.0 (service web) deregistered 2 targets in (target-group web)
      10.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
      50.0 (service web) has started 2 tasks: (task T3) (task T4).
      60.0 (service web) registered 2 targets in (target-group web)
      70.0 (service web) has stopped 2 running tasks: (task T5) (task T6).
      80.0 (service web) deregistered 2 targets in (target-group web)
      80.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
     120.0 (service web) has started 2 tasks: (task T7) (task T8).
     130.0 (service web) registered 2 targets in (target-group web)
     140.0 (service web) (deployment D2) deployment completed.
     140.0 (service web) has reached a steady state."
  `);
});

test("a broken image never takes over: its tasks come and go, the old ones serve", () => {
  const { s } = atRest(2);
  s.call("physics", "PutImageBehavior", { image: "web:2", healthStatus: 500 });
  s.mark();
  s.define("web", { image: "web:2" });
  s.update("web", { taskDefinition: "web" });
  s.run(100);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 2 tasks: (task T1) (task T2).
      10.0 (service web) registered 2 targets in (target-group web)
      20.0 (service web) (task T2) (instance I3) (port 32769) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [500])
      20.0 (service web) has stopped 1 running tasks: (task T2).
      30.0 (service web) deregistered 1 targets in (target-group web)
      30.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
      30.0 (service web) (task T1) (instance I2) (port 32768) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [500])
      30.0 (service web) has stopped 1 running tasks: (task T1).
      40.0 (service web) deregistered 1 targets in (target-group web)
      40.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
      70.0 (service web) has started 1 tasks: (task T3).
      80.0 (service web) registered 1 targets in (target-group web)
      80.0 (service web) has started 1 tasks: (task T4).
      90.0 (service web) registered 1 targets in (target-group web)
      90.0 (service web) (task T3) (instance I2) (port 32769) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [500])
      90.0 (service web) has stopped 1 running tasks: (task T3).
     100.0 (service web) deregistered 1 targets in (target-group web)
     100.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
     100.0 (service web) (task T4) (instance I3) (port 32770) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [500])
     100.0 (service web) has stopped 1 running tasks: (task T4)."
  `);
  s.run(1000);
  const [primary, older] = s.service("web").deployments ?? [];
  expect(primary).toMatchObject({ status: "PRIMARY", rolloutState: "IN_PROGRESS" });
  expect(primary?.failedTasks).toBeGreaterThan(20);
  expect(older).toMatchObject({ status: "ACTIVE", desiredCount: 2, runningCount: 2 });
  // Back to what worked: that is one more deployment.
  s.mark();
  s.update("web", { taskDefinition: "web:1" });
  s.run(300);
  expect(s.told().split("\n").slice(-2).join("\n")).toMatchInlineSnapshot(`
    "  90.0 (service web) (deployment D3) deployment completed.
      90.0 (service web) has reached a steady state."
  `);
});

test("a static port on a single instance: stuck at 100/200, an outage at 0/100", () => {
  const s = story();
  s.fleet("a");
  const group = s.balancer("web");
  s.define("web", FIXED);
  s.serve("web", "web:1", 1, {}, group);
  s.run(60);
  s.mark();
  s.define("web", { ...FIXED, image: "web:2" });
  s.update("web", { taskDefinition: "web" });
  s.run(300);
  s.update("web", percents(0, 100));
  s.run(55);
  // Without a task, the old deployment is no longer listed, although the new one has not completed.
  expect(s.service("web").deployments).toMatchObject([{ status: "PRIMARY", rolloutState: "IN_PROGRESS" }]);
  s.run(65);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
     300.0 (service web) has stopped 1 running tasks: (task T1).
     300.0 task T1 RUNNING (to stop)
     310.0 task T1 DEACTIVATING (to stop)
     310.0 (service web) deregistered 1 targets in (target-group web)
     310.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
     340.0 task T1 STOPPING (to stop)
     341.0 task T1 STOPPED
     350.0 task T2 PENDING
     350.0 (service web) has started 1 tasks: (task T2).
     353.0 task T2 RUNNING
     360.0 (service web) registered 1 targets in (target-group web)
     370.0 (service web) (deployment D2) deployment completed.
     370.0 (service web) has reached a steady state."
  `);
});

test("percentages that leave no play are said once, and can be mended", () => {
  const { s } = atRest(3, 100, 125);
  s.mark();
  s.update("web", { forceNewDeployment: true });
  s.run(1000);
  s.update("web", percents(50, 125));
  s.run(300);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.
    1000.0 (service web) has stopped 1 running tasks: (task T1).
    1010.0 (service web) deregistered 1 targets in (target-group web)
    1010.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
    1050.0 (service web) has started 1 tasks: (task T2).
    1060.0 (service web) registered 1 targets in (target-group web)
    1070.0 (service web) has stopped 1 running tasks: (task T3).
    1080.0 (service web) deregistered 1 targets in (target-group web)
    1080.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
    1120.0 (service web) has started 1 tasks: (task T4).
    1130.0 (service web) registered 1 targets in (target-group web)
    1140.0 (service web) has stopped 1 running tasks: (task T5).
    1150.0 (service web) deregistered 1 targets in (target-group web)
    1150.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
    1190.0 (service web) has started 1 tasks: (task T6).
    1200.0 (service web) registered 1 targets in (target-group web)
    1210.0 (service web) (deployment D2) deployment completed.
    1210.0 (service web) has reached a steady state."
  `);
});

test("scaling out and in, and to nothing, are no deployments", () => {
  const { s } = atRest(2);
  for (const desiredCount of [4, 1, 0]) {
    s.mark();
    s.update("web", { desiredCount });
    s.run(200);
    expect(s.service("web")).toMatchObject({ desiredCount, runningCount: desiredCount, deployments: [{ desiredCount }] });
    if (desiredCount === 1) expect(s.told()).toMatchInlineSnapshot(`
      "   0.0 (service web) has stopped 3 running tasks: (task T1) (task T2) (task T3).
        10.0 (service web) deregistered 3 targets in (target-group web)
        10.0 (service web, taskSet D1) has begun draining connections on 3 tasks.
        40.0 (service web) has reached a steady state."
    `);
  }
});

test("an update during an update: the newest wins, and both older ones are scaled down", () => {
  const { s } = atRest(2);
  s.define("web", { image: "web:2" });
  s.update("web", { taskDefinition: "web" });
  s.run(5);
  s.define("web", { image: "web:3" });
  s.update("web", { taskDefinition: "web" });
  s.mark();
  expect(s.service("web").deployments?.map(({ status }) => status)).toEqual(["PRIMARY", "ACTIVE", "ACTIVE"]);
  s.run(300);
  expect(s.told()).toMatchInlineSnapshot(`
    "   5.0 (service web) registered 2 targets in (target-group web)
       5.0 (service web) has stopped 2 running tasks: (task T1) (task T2).
      15.0 (service web) deregistered 2 targets in (target-group web)
      15.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
      55.0 (service web) has started 2 tasks: (task T3) (task T4).
      65.0 (service web) registered 2 targets in (target-group web)
      75.0 (service web) has stopped 2 running tasks: (task T5) (task T6).
      85.0 (service web) deregistered 2 targets in (target-group web)
      85.0 (service web, taskSet D2) has begun draining connections on 2 tasks.
     115.0 (service web) (deployment D3) deployment completed.
     115.0 (service web) has reached a steady state."
  `);
  expect(s.tasks().map(({ taskDefinitionArn }) => taskDefinitionArn?.split("/")[1])).toEqual(["web:3", "web:3"]);
});

test("a deleted service drains, is INACTIVE, and its name is free again", () => {
  const { s, group } = atRest(2);
  s.mark();
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  expect(s.service("web")).toMatchObject({ status: "DRAINING", desiredCount: 0, runningCount: 2 });
  expect(s.call("ecs", "ListServices", { cluster: "prod" }).serviceArns).toEqual([]);
  s.run(60);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 (service web) has stopped 2 running tasks: (task T1) (task T2).
       0.0 task T1 RUNNING (to stop)
       0.0 task T2 RUNNING (to stop)
      10.0 task T1 DEACTIVATING (to stop)
      10.0 task T2 DEACTIVATING (to stop)
      10.0 (service web) deregistered 2 targets in (target-group web)
      10.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
      40.0 task T1 STOPPING (to stop)
      40.0 task T2 STOPPING (to stop)
      41.0 task T1 STOPPED
      41.0 task T2 STOPPED"
  `);
  expect(s.service("web")).toMatchObject({ status: "INACTIVE", runningCount: 0, deployments: [] });
  s.serve("web", "web:1", 1, {}, group);
  expect(s.service("web")).toMatchObject({ status: "ACTIVE", pendingCount: 1, deployments: [{}] });
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  s.run(2 * 3600);
  expect(s.call("ecs", "DescribeServices", { cluster: "prod", services: ["web"] })).toMatchObject({
    services: [],
    failures: [{ reason: "MISSING" }],
  });
});

test("a steady state is told again after six hours", () => {
  const { s } = atRest(1);
  s.mark();
  s.run(13 * 3600);
  expect(s.told()).toMatchInlineSnapshot(`
    "21560.0 (service web) has reached a steady state.
    43160.0 (service web) has reached a steady state."
  `);
});
