import { beforeEach, expect, test } from "vitest";
import type { DeploymentLifecycleHookStage } from "../../../aws/generated/ecs.ts";
import { story, type Story } from "./story.ts";

let s: Story;

beforeEach(() => {
  s = story();
  s.fleet("ab", "m5.xlarge");
  s.define("web", { image: "web:1" });
  s.define("web", { image: "web:2" });
});

const pause = (lifecycleStages: readonly DeploymentLifecycleHookStage[], more: object = {}) => ({ targetType: "PAUSE" as const, lifecycleStages, timeoutConfiguration: { timeoutInMinutes: 5, ...more } });

/** A service of two tasks, and a deployment of another revision that pauses there. */
function updating(lifecycleStages: readonly DeploymentLifecycleHookStage[], more: object = {}): void {
  s.serve("web", "web:1", 2);
  s.run(120);
  s.mark();
  s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { lifecycleHooks: [pause(lifecycleStages, more)] } });
}

function newest() {
  const found = s.newestDeployment("web");
  if (found === undefined) throw new Error("there is no deployment");
  const { serviceDeploymentArn = "", status, statusReason, lifecycleStage, lifecycleHookDetails = [] } = found;
  return { serviceDeploymentArn, status, statusReason, lifecycleStage, hooks: lifecycleHookDetails };
}

const sides = () => (s.service("web").deployments ?? []).map(({ taskDefinition = "", runningCount, desiredCount }) => `${taskDefinition.split("/")[1]} ${runningCount}/${desiredCount}`);

function answer(action?: "CONTINUE" | "ROLLBACK"): void {
  const { serviceDeploymentArn, hooks } = newest();
  s.call("ecs", "ContinueServiceDeployment", { serviceDeploymentArn, hookId: hooks.find(({ status }) => status === "AWAITING_ACTION")?.hookId ?? "", ...(action === undefined ? {} : { action }) });
}

test("it waits before its first task starts and when all are in service, each time until a person lets it go on", () => {
  updating(["PRE_SCALE_UP", "POST_SCALE_UP"]);
  s.run(120);
  expect(newest()).toMatchObject({ status: "IN_PROGRESS", lifecycleStage: "PRE_SCALE_UP", hooks: [{ targetType: "PAUSE", status: "AWAITING_ACTION", timeoutAction: "ROLLBACK" }] });
  expect(sides()).toEqual(["web:2 0/0", "web:1 2/2"]);
  // Who is there follows the desired count meanwhile.
  s.update("web", { desiredCount: 3 });
  s.run(60);
  expect(sides()).toEqual(["web:2 0/0", "web:1 3/3"]);
  answer();
  s.run(120);
  expect(newest()).toMatchObject({ status: "IN_PROGRESS", lifecycleStage: "POST_SCALE_UP", hooks: [{ status: "AWAITING_ACTION" }] });
  expect(sides()).toEqual(["web:2 3/3"]);
  answer("CONTINUE");
  s.run(20);
  expect(newest()).toMatchObject({ status: "SUCCESSFUL", lifecycleStage: "POST_SCALE_UP", hooks: [{ status: "SUCCEEDED" }] });
  expect(s.service("web").deploymentConfiguration).toMatchObject({ strategy: "ROLLING", lifecycleHooks: [{ targetType: "PAUSE" }] });
});

test.each([
  ["before its first task, it is rolled back", "PRE_SCALE_UP", "ROLLBACK", undefined, "Service deployment rolled back because PRE_SCALE_UP pause hook was rolled back by a ContinueServiceDeployment request."],
  ["when all are in service, it is rolled back", "POST_SCALE_UP", "ROLLBACK", undefined, "Service deployment rolled back because POST_SCALE_UP pause hook was rolled back by a ContinueServiceDeployment request."],
  ["before its first task, nobody answers", "PRE_SCALE_UP", undefined, "ROLLBACK", "Service deployment rolled back because PRE_SCALE_UP pause hook timed out."],
  ["when all are in service, nobody answers", "POST_SCALE_UP", undefined, "ROLLBACK", "Service deployment rolled back because POST_SCALE_UP pause hook timed out."],
  ["before its first task, nobody answers and it shall go on", "PRE_SCALE_UP", undefined, "CONTINUE", undefined],
  ["when all are in service, nobody answers and it shall go on", "POST_SCALE_UP", undefined, "CONTINUE", undefined],
] as const)("%s", (_how, stage, action, timeoutAction, statusReason) => {
  updating([stage], timeoutAction === undefined ? {} : { action: timeoutAction });
  s.run(120);
  expect(newest().lifecycleStage).toBe(stage);
  if (action !== undefined) answer(action);
  s.run(500);
  expect(newest()).toMatchObject({ status: statusReason === undefined ? "SUCCESSFUL" : "ROLLBACK_SUCCESSFUL", statusReason });
  expect(sides()).toEqual([statusReason === undefined ? "web:2 2/2" : "web:1 2/2"]);
});

test("a first deployment that is rolled back has nothing to go back to", () => {
  s.serve("web", "web:1", 2, { deploymentConfiguration: { lifecycleHooks: [pause(["PRE_SCALE_UP"])] } });
  s.run(20);
  expect(sides()).toEqual(["web:1 0/0"]);
  answer("ROLLBACK");
  s.run(20);
  expect(newest()).toMatchObject({ status: "ROLLBACK_FAILED", statusReason: "No rollback candidate was found to run the rollback." });
});

test("who waits may be stopped, or overtaken by another deployment", () => {
  updating(["PRE_SCALE_UP"]);
  s.run(20);
  s.update("web", { taskDefinition: "web:1", deploymentConfiguration: { lifecycleHooks: [] } });
  s.run(120);
  expect([newest().status, sides()]).toEqual(["SUCCESSFUL", ["web:1 2/2"]]);
  s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { lifecycleHooks: [pause(["PRE_SCALE_UP"])] } });
  s.run(20);
  s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn: newest().serviceDeploymentArn });
  s.run(120);
  expect([newest().status, sides()]).toEqual(["ROLLBACK_SUCCESSFUL", ["web:1 2/2"]]);
});

test.each<readonly [string, object, string]>([
  ["a stage that only traffic has", { lifecycleHooks: [pause(["POST_TEST_TRAFFIC_SHIFT"])] }, "Invalid lifecycle stage provided for Pause Hook"],
  ["a function", { lifecycleHooks: [{ hookTargetArn: "arn:aws:lambda:us-east-1:123456789012:function:judge", roleArn: "arn:aws:iam::123456789012:role/x", lifecycleStages: ["PRE_SCALE_UP"] }] }, "AWS_LAMBDA lifecycle hooks are not supported with the ROLLING deployment strategy."],
  ["an eleventh pause", { lifecycleHooks: Array.from({ length: 11 }, () => pause(["PRE_SCALE_UP"])) }, "A service can have at most 10 PAUSE lifecycle hooks."],
])("%s is refused", (_what, deploymentConfiguration, message) => {
  s.serve("web", "web:1", 2);
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "web", deploymentConfiguration })).toBe(`InvalidParameterException: ${message}`);
});

test("ten are taken, and a daemon and classic rules take none", () => {
  const ten = Array.from({ length: 10 }, () => pause(["PRE_SCALE_UP"]));
  s.serve("web", "web:1", 2, { deploymentConfiguration: { lifecycleHooks: ten } });
  const asked = { cluster: "prod", taskDefinition: "web:1", deploymentConfiguration: { lifecycleHooks: ten } };
  expect(s.refusal("ecs", "CreateService", { ...asked, serviceName: "agent", schedulingStrategy: "DAEMON" })).toBe("InvalidParameterException: The daemon scheduling strategy does not support deployment lifecycle hooks");
  s.call("physics", "PutRuleSet", { ruleSet: "classic" });
  expect(s.refusal("ecs", "CreateService", { ...asked, serviceName: "old", desiredCount: 1 })).toBe("InvalidParameterException: lifecycleHooks field is not supported.");
});
