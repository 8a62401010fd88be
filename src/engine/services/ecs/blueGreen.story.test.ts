import { expect, test } from "vitest";
import { trafficOn } from "../../physics/contract.ts";
import { deploymentsByService, liveTasksByService } from "./tables.ts";
import { LAMBDA, ShiftStory } from "./rollouts/shift/shiftStory.ts";

const BLUE_GREEN = { strategy: "BLUE_GREEN", bakeTimeInMinutes: 2 };

/** A service at rest with that configuration, and an update to `web:2` under way. */
function updating(configuration: object): ShiftStory {
  const w = new ShiftStory();
  w.serve(BLUE_GREEN);
  w.s.update("web", { taskDefinition: "web:2", deploymentConfiguration: configuration });
  return w;
}

const hookAt = (w: ShiftStory, ...lifecycleStages: readonly string[]) => ({ lifecycleHooks: [{ hookTargetArn: LAMBDA, roleArn: w.hookRoleArn, lifecycleStages }] });

test("BLUE_GREEN: green comes up beside blue, traffic moves at once, and blue goes when the bake time is over", () => {
  const w = updating({});
  expect(w.stages(420)).toMatchInlineSnapshot(`
    "    0 IN_PROGRESS PRE_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       10 IN_PROGRESS SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       30 IN_PROGRESS POST_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       40 IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
       50 IN_PROGRESS POST_TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
       60 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
       70 IN_PROGRESS POST_PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
       80 IN_PROGRESS BAKE_TIME [blue 0, green 100] test [blue 0, green 100]
      200 IN_PROGRESS CLEAN_UP [blue 0, green 100] test [blue 0, green 100]
      240 SUCCESSFUL CLEAN_UP [blue 0, green 100] test [blue 0, green 100]"
  `);
  expect(w.s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has started 2 tasks: (task T1) (task T2).
      20.0 (service web) registered 2 targets in (target-group green)
     200.0 (service web) has stopped 2 running tasks: (task T3) (task T4).
     210.0 (service web) deregistered 2 targets in (target-group blue)
     210.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
     240.0 (service web) (deployment D2) deployment completed.
     240.0 (service web) has reached a steady state."
  `);
  const [revision] = w.s.call("ecs", "DescribeServiceRevisions", { serviceRevisionArns: [w.newest().targetServiceRevision?.arn ?? ""] }).serviceRevisions ?? [];
  expect(revision?.loadBalancers).toMatchObject([{ targetGroupArn: w.blue, advancedConfiguration: { alternateTargetGroupArn: w.green } }]);
  expect(revision?.resolvedConfiguration).toEqual({ loadBalancers: [{ targetGroupArn: w.green, productionListenerRule: w.productionListenerRule }] });
  w.s.update("web", { taskDefinition: "web:1" });
  w.s.run(420);
  expect([w.newest().status, w.weights()]).toEqual(["SUCCESSFUL", "blue 100, green 0"]);
});

test("LINEAR: the traffic moves by equal parts, with the same wait after each", () => {
  const w = updating({ strategy: "LINEAR", bakeTimeInMinutes: 0, linearConfiguration: { stepPercent: 30, stepBakeTimeInMinutes: 1 } });
  expect(w.stages(420)).toMatchInlineSnapshot(`
    "    0 IN_PROGRESS PRE_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       10 IN_PROGRESS SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       30 IN_PROGRESS POST_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       40 IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
       50 IN_PROGRESS POST_TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
       60 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 70, green 30] test [blue 0, green 100]
      120 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 40, green 60] test [blue 0, green 100]
      180 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 10, green 90] test [blue 0, green 100]
      240 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
      250 IN_PROGRESS POST_PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
      260 IN_PROGRESS BAKE_TIME [blue 0, green 100] test [blue 0, green 100]
      270 IN_PROGRESS CLEAN_UP [blue 0, green 100] test [blue 0, green 100]
      310 SUCCESSFUL CLEAN_UP [blue 0, green 100] test [blue 0, green 100]"
  `);
  expect(w.s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has started 2 tasks: (task T1) (task T2).
      20.0 (service web) registered 2 targets in (target-group green)
     270.0 (service web) has stopped 2 running tasks: (task T3) (task T4).
     280.0 (service web) deregistered 2 targets in (target-group blue)
     280.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
     310.0 (service web) (deployment D2) deployment completed.
     310.0 (service web) has reached a steady state."
  `);
});

test("CANARY: a little of the traffic first, and then all the rest", () => {
  const w = updating({ strategy: "CANARY", bakeTimeInMinutes: 1, canaryConfiguration: { canaryPercent: 2.5, canaryBakeTimeInMinutes: 3 } });
  expect(w.stages(480)).toMatchInlineSnapshot(`
    "    0 IN_PROGRESS PRE_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       10 IN_PROGRESS SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       30 IN_PROGRESS POST_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       40 IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
       50 IN_PROGRESS POST_TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
       60 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 975, green 25] test [blue 0, green 100]
      240 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
      250 IN_PROGRESS POST_PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
      260 IN_PROGRESS BAKE_TIME [blue 0, green 100] test [blue 0, green 100]
      320 IN_PROGRESS CLEAN_UP [blue 0, green 100] test [blue 0, green 100]
      360 SUCCESSFUL CLEAN_UP [blue 0, green 100] test [blue 0, green 100]"
  `);
  expect(w.s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has started 2 tasks: (task T1) (task T2).
      20.0 (service web) registered 2 targets in (target-group green)
     320.0 (service web) has stopped 2 running tasks: (task T3) (task T4).
     330.0 (service web) deregistered 2 targets in (target-group blue)
     330.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
     360.0 (service web) (deployment D2) deployment completed.
     360.0 (service web) has reached a steady state."
  `);
  expect(w.s.service("web").deploymentConfiguration).toEqual({
    strategy: "CANARY",
    bakeTimeInMinutes: 1,
    canaryConfiguration: { canaryPercent: 2.5, canaryBakeTimeInMinutes: 3 },
    deploymentCircuitBreaker: { enable: false, rollback: false },
    lifecycleHooks: [],
    maximumPercent: 200,
    minimumHealthyPercent: 100,
  });
});

test("what users send goes where the traffic goes, and back with it", () => {
  const w = updating({ strategy: "CANARY", bakeTimeInMinutes: 5, canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 3 } });
  w.s.call("physics", "PutTraffic", { cluster: "prod", service: "web", requestsPerSecond: 100 });
  const load = () => [w.blue, w.green].map((arn) => trafficOn(w.s.world.view, arn)).map((row) => (row?.requestsPerSecond === 0 ? "none" : `${row?.requestsPerSecond} a second, ${(row?.successShare ?? 0) * 100} % answered`));
  w.s.run(70);
  expect([w.weights(), ...load()]).toEqual(["blue 90, green 10", "90 a second, 100 % answered", "10 a second, 100 % answered"]);
  w.s.run(200);
  expect([w.weights(), ...load()]).toEqual(["blue 0, green 100", "none", "100 a second, 100 % answered"]);
  w.s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn: w.newest().serviceDeploymentArn ?? "" });
  w.s.run(60);
  expect([w.weights(), ...load()]).toEqual(["blue 100, green 0", "100 a second, 100 % answered", "none"]);
});

test("hooks: a function is asked at its stages, and asked again while it says IN_PROGRESS", () => {
  const w = new ShiftStory();
  w.serve(BLUE_GREEN);
  w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus: "IN_PROGRESS", afterSeconds: 2 });
  w.s.update("web", { taskDefinition: "web:2", deploymentConfiguration: hookAt(w, "PRE_SCALE_UP", "TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT") });
  const hanging = w.stages(75);
  w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, afterSeconds: 2 });
  expect(`${hanging}\n${w.stages(345)}`).toMatchInlineSnapshot(`
    "    0 IN_PROGRESS PRE_SCALE_UP [blue 100, green 0] test [blue 100, green 0] AWS_LAMBDA IN_PROGRESS
      106 IN_PROGRESS SCALE_UP [blue 100, green 0] test [blue 100, green 0]
      126 IN_PROGRESS POST_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
      136 IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100] AWS_LAMBDA IN_PROGRESS
      146 IN_PROGRESS POST_TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
      156 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100] AWS_LAMBDA IN_PROGRESS
      166 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
      176 IN_PROGRESS POST_PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
      186 IN_PROGRESS BAKE_TIME [blue 0, green 100] test [blue 0, green 100]
      306 IN_PROGRESS CLEAN_UP [blue 0, green 100] test [blue 0, green 100]
      346 SUCCESSFUL CLEAN_UP [blue 0, green 100] test [blue 0, green 100]"
  `);
});

test("a hook that fails after the test traffic moved gives it back at once, and the hooks of traffic run again", () => {
  const w = new ShiftStory();
  w.serve(BLUE_GREEN);
  w.s.update("web", { taskDefinition: "web:2", deploymentConfiguration: hookAt(w, "TEST_TRAFFIC_SHIFT", "POST_TEST_TRAFFIC_SHIFT") });
  const before = w.stages(55);
  w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus: "FAILED" });
  expect(`${before}\n${w.stages(345)}`).toMatchInlineSnapshot(`
    "    0 IN_PROGRESS PRE_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       10 IN_PROGRESS SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       30 IN_PROGRESS POST_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       40 IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100] AWS_LAMBDA IN_PROGRESS
       50 IN_PROGRESS POST_TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100] AWS_LAMBDA IN_PROGRESS
       60 ROLLBACK_IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 100, green 0] AWS_LAMBDA IN_PROGRESS
       70 ROLLBACK_IN_PROGRESS CLEAN_UP [blue 100, green 0] test [blue 100, green 0]
      110 ROLLBACK_SUCCESSFUL CLEAN_UP [blue 100, green 0] test [blue 100, green 0]"
  `);
  expect(w.s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has started 2 tasks: (task T1) (task T2).
      20.0 (service web) registered 2 targets in (target-group green)
      60.0 (service web) (deployment D1) deployment failed: Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target arn:aws:lambda:us-east-1:123456789012:function:judge returned FAILED status.
      60.0 (service web) rolling back to deployment D2.
      70.0 (service web) has stopped 2 running tasks: (task T1) (task T2).
      80.0 (service web) deregistered 2 targets in (target-group green)
      80.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
     110.0 (service web) (deployment D2) deployment completed.
     110.0 (service web) has reached a steady state."
  `);
  expect(w.newest()).toMatchObject({
    status: "ROLLBACK_SUCCESSFUL",
    statusReason: `Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target ${LAMBDA} returned FAILED status.`,
  });
  expect(w.s.service("web")).toMatchObject({ taskDefinition: expect.stringMatching(/web:1$/), deployments: [{ status: "PRIMARY", rolloutState: "COMPLETED", runningCount: 2 }] });
});

test("while it bakes, a rollback takes one look of the scheduler", () => {
  const w = updating({});
  w.s.run(130);
  expect([w.newest().lifecycleStage, w.weights()]).toEqual(["BAKE_TIME", "blue 0, green 100"]);
  w.s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn: w.newest().serviceDeploymentArn ?? "" });
  w.s.run(10);
  expect([w.newest().status, w.weights(), w.weights("testListenerRule")]).toEqual(["ROLLBACK_IN_PROGRESS", "blue 100, green 0", "blue 100, green 0"]);
  w.s.run(120);
  expect(w.newest().status).toBe("ROLLBACK_SUCCESSFUL");
  expect(w.s.world.view.where(deploymentsByService, w.s.service("web").serviceArn ?? "")).toHaveLength(1);
});

test("an alarm that goes off while it bakes takes the traffic back", () => {
  const w = new ShiftStory();
  w.serve(BLUE_GREEN);
  w.s.call("cloudwatch", "PutMetricAlarm", { AlarmName: "errors", Namespace: "shop", MetricName: "errors", Statistic: "Sum", Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" });
  w.s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { alarms: { alarmNames: ["errors"], enable: true, rollback: true } } });
  w.s.run(130);
  expect([w.newest().lifecycleStage, w.newest().alarms?.status]).toEqual(["BAKE_TIME", "MONITORING"]);
  w.s.call("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "ALARM", StateReason: "too many" });
  w.s.run(10);
  expect([w.newest().status, w.newest().alarms?.status, w.weights()]).toEqual(["ROLLBACK_IN_PROGRESS", "TRIGGERED", "blue 100, green 0"]);
});

test("PAUSE: the deployment waits until somebody lets it go on", () => {
  const w = updating({ lifecycleHooks: [{ targetType: "PAUSE", lifecycleStages: ["POST_SCALE_UP"], timeoutConfiguration: { timeoutInMinutes: 5 } }] });
  w.s.run(200);
  const { serviceDeploymentArn = "", lifecycleStage, lifecycleHookDetails = [] } = w.newest();
  expect(lifecycleStage).toBe("POST_SCALE_UP");
  expect(lifecycleHookDetails).toMatchObject([{ targetType: "PAUSE", status: "AWAITING_ACTION", timeoutAction: "ROLLBACK" }]);
  const hookId = lifecycleHookDetails[0]?.hookId ?? "";
  const go = (input: object) => w.s.refusal("ecs", "ContinueServiceDeployment", { serviceDeploymentArn, hookId, ...input });
  expect(go({ hookId: "mine" })).toBe("InvalidParameterException: Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}");
  expect(go({ hookId: "ecs-pause-1" })).toBe("InvalidParameterException: Provided hookId is either completed, unavailable, or not associated with the given Resource ARN");
  w.s.call("ecs", "ContinueServiceDeployment", { serviceDeploymentArn, hookId });
  w.s.run(300);
  expect(w.newest().status).toBe("SUCCESSFUL");
  expect(go({})).toBe("InvalidParameterException: Continuing a service deployment is not allowed for service deployment in terminal states.");
});

test.each([
  ["is rolled back", "ROLLBACK", undefined, "Service deployment rolled back because POST_SCALE_UP pause hook was rolled back by a ContinueServiceDeployment request."],
  ["times out", undefined, "ROLLBACK", "Service deployment rolled back because POST_SCALE_UP pause hook timed out."],
  ["times out and shall go on then", undefined, "CONTINUE", undefined],
] as const)("PAUSE that %s", (_how, action, timeoutAction, statusReason) => {
  const w = updating({ lifecycleHooks: [{ targetType: "PAUSE", lifecycleStages: ["POST_SCALE_UP"], timeoutConfiguration: { timeoutInMinutes: 5, action: timeoutAction } }] });
  w.s.run(200);
  const { serviceDeploymentArn = "", lifecycleHookDetails = [] } = w.newest();
  if (action !== undefined) w.s.call("ecs", "ContinueServiceDeployment", { serviceDeploymentArn, hookId: lifecycleHookDetails[0]?.hookId ?? "", action });
  w.s.run(600);
  expect(w.newest().statusReason).toBe(statusReason);
  expect(w.newest().status).toBe(statusReason === undefined ? "SUCCESSFUL" : "ROLLBACK_SUCCESSFUL");
});

test("green that never comes up trips the circuit breaker; blue has served all the time", () => {
  const w = new ShiftStory();
  w.serve({ ...BLUE_GREEN, deploymentCircuitBreaker: { enable: true, rollback: true } });
  w.s.call("physics", "PutImageBehavior", { image: "web:2", pullError: "manifest unknown" });
  const before = w.s.world.view.where(liveTasksByService, w.s.service("web").serviceArn ?? "").map(({ taskArn }) => taskArn);
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(300);
  expect(w.s.told()).toMatchInlineSnapshot(`
    "  10.0 (service web) has started 2 tasks: (task T1) (task T2).
      20.0 (service web) has started 2 tasks: (task T3) (task T4).
      30.0 (service web) (deployment D1) deployment failed: tasks failed to start.
      30.0 (service web) rolling back to deployment D2.
      30.0 (service web) (deployment D2) deployment completed.
      30.0 (service web) has reached a steady state."
  `);
  expect(w.newest()).toMatchObject({ status: "ROLLBACK_SUCCESSFUL", deploymentCircuitBreaker: { status: "TRIGGERED" } });
  expect(w.s.world.view.where(liveTasksByService, w.s.service("web").serviceArn ?? "").map(({ taskArn }) => taskArn)).toEqual(before);
});

test("both revisions follow the desired count", () => {
  const w = updating({ bakeTimeInMinutes: 10 });
  w.s.run(130);
  w.s.update("web", { desiredCount: 3 });
  w.s.run(60);
  expect(w.s.service("web").deployments).toMatchObject([{ desiredCount: 3, runningCount: 3 }, { desiredCount: 3, runningCount: 3 }]);
  w.s.update("web", { desiredCount: 1 });
  w.s.run(60);
  expect(w.s.service("web").deployments).toMatchObject([{ desiredCount: 1, runningCount: 1 }, { desiredCount: 1, runningCount: 1 }]);
});

test("a newer update takes the traffic back to blue, clears what was begun, and begins itself", () => {
  const w = updating({ bakeTimeInMinutes: 10 });
  w.s.run(130);
  w.s.define("web", { image: "web:3" });
  w.s.update("web", { taskDefinition: "web:3" });
  expect(w.stages(900)).toMatchInlineSnapshot(`
    "    0 IN_PROGRESS RECONCILE_SERVICE [blue 100, green 0] test [blue 100, green 0]
       50 IN_PROGRESS PRE_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       60 IN_PROGRESS SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       80 IN_PROGRESS POST_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       90 IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
      100 IN_PROGRESS POST_TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
      110 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
      120 IN_PROGRESS POST_PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
      130 IN_PROGRESS BAKE_TIME [blue 0, green 100] test [blue 0, green 100]
      730 IN_PROGRESS CLEAN_UP [blue 0, green 100] test [blue 0, green 100]
      770 SUCCESSFUL CLEAN_UP [blue 0, green 100] test [blue 0, green 100]"
  `);
});

test("a service can be deleted while its traffic moves", () => {
  const w = updating({});
  w.s.run(130);
  w.s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  w.s.run(120);
  expect(w.s.service("web").status).toBe("INACTIVE");
  expect(w.s.tasks()).toEqual([]);
});

test("StopServiceDeployment ABORT leaves everything as it is; the next deployment begins from blue", () => {
  const w = updating({ bakeTimeInMinutes: 10 });
  w.s.run(130);
  w.s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn: w.newest().serviceDeploymentArn ?? "", stopType: "ABORT" });
  w.s.run(60);
  expect([w.newest().status, w.weights()]).toEqual(["STOPPED", "blue 0, green 100"]);
  w.s.update("web", { taskDefinition: "web:1" });
  w.s.run(30);
  expect([w.newest().lifecycleStage, w.weights()]).toEqual(["RECONCILE_SERVICE", "blue 100, green 0"]);
  w.s.run(900);
  expect([w.newest().status, w.weights()]).toEqual(["SUCCESSFUL", "blue 0, green 100"]);
});

test("a service without a load balancer is deployed so too, and no traffic is moved", () => {
  const w = new ShiftStory();
  w.s.serve("web", "web:1", 2, { deploymentConfiguration: BLUE_GREEN });
  w.s.run(300);
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(100);
  expect(w.s.service("web").deployments).toMatchObject([{ runningCount: 2 }, { runningCount: 2 }]);
  w.s.run(300);
  expect(w.newest().status).toBe("SUCCESSFUL");
});
