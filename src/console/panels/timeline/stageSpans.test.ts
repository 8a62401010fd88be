import { expect, test } from "vitest";
import { storyTables } from "../../../../scripts/storyTables.ts";
import { DeployStory } from "../../../engine/services/ecs/deployStory.ts";
import { LAMBDA, ShiftStory } from "../../../engine/services/ecs/rollouts/shift/shiftStory.ts";
import type { Story } from "../../../engine/services/ecs/story.ts";
import { services } from "../../../engine/services/ecs/tables.ts";
import { assert } from "../../../lib/assert.ts";
import { stageSpans } from "./stageSpans.ts";

/** In seconds since a time, as `NAME 3-5 green 10, and what is noted`. */
function told(s: Story, since: number): readonly string[] {
  const [service] = s.world.view.all(services);
  assert(service !== undefined, "there is no service");
  const at = (time: number) => Math.round((time - since) / 1000);
  return stageSpans(service, storyTables(s), s.world.now)
    .filter(({ from }) => from >= since)
    .map((one) => `${one.isBack ? "back " : ""}${one.name} ${at(one.from)}-${one.isOpen ? "" : at(one.to)} green ${one.greenPercent}${one.isFailed ? " failed" : ""}${one.notes.map((note) => `, ${note}`).join("")}`);
}

test("a canary: each stage and step with its times, what it waits for and what its hooks said", () => {
  const w = new ShiftStory();
  const lifecycleHooks = [{ hookTargetArn: LAMBDA, roleArn: w.hookRoleArn, lifecycleStages: ["POST_SCALE_UP" as const] }];
  w.serve({ strategy: "CANARY", bakeTimeInMinutes: 1, canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 }, lifecycleHooks });
  const since = w.s.world.now;
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(65);
  const half = told(w.s, since);
  expect(half.at(-1)).toMatch(/^PRODUCTION_TRAFFIC_SHIFT \d+- green 10, stays so for 2 min$/);
  w.s.run(400);
  const all = told(w.s, since);
  expect(all.slice(0, half.length - 1)).toEqual(half.slice(0, -1));
  expect(all).toMatchInlineSnapshot(`
    [
      "PRE_SCALE_UP 0-10 green 0",
      "SCALE_UP 10-30 green 0",
      "POST_SCALE_UP 30-40 green 0, function:judge SUCCEEDED",
      "TEST_TRAFFIC_SHIFT 40-50 green 0",
      "POST_TEST_TRAFFIC_SHIFT 50-60 green 0",
      "PRODUCTION_TRAFFIC_SHIFT 60-180 green 10, stays so for 2 min",
      "PRODUCTION_TRAFFIC_SHIFT 180-190 green 100",
      "POST_PRODUCTION_TRAFFIC_SHIFT 190-200 green 100",
      "BAKE_TIME 200-260 green 100, bakes for 1 min",
      "CLEAN_UP 260-300 green 100",
    ]
  `);
});

test("a rollback: the stages of the way back follow those of the way there, and the hook that failed is told", () => {
  const w = new ShiftStory();
  w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus: "FAILED", afterSeconds: 5, callBackDelaySeconds: 30 });
  const lifecycleHooks = [{ hookTargetArn: LAMBDA, roleArn: w.hookRoleArn, lifecycleStages: ["POST_PRODUCTION_TRAFFIC_SHIFT" as const] }];
  w.serve({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 5 });
  const since = w.s.world.now;
  w.s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { lifecycleHooks } });
  w.s.run(300);
  expect(told(w.s, since)).toMatchInlineSnapshot(`
    [
      "PRE_SCALE_UP 0-10 green 0",
      "SCALE_UP 10-30 green 0",
      "POST_SCALE_UP 30-40 green 0",
      "TEST_TRAFFIC_SHIFT 40-50 green 0",
      "POST_TEST_TRAFFIC_SHIFT 50-60 green 0",
      "PRODUCTION_TRAFFIC_SHIFT 60-70 green 100",
      "POST_PRODUCTION_TRAFFIC_SHIFT 70-80 green 100 failed, function:judge FAILED",
      "back PRODUCTION_TRAFFIC_SHIFT 80-90 green 0",
      "back TEST_TRAFFIC_SHIFT 90-100 green 0",
      "back CLEAN_UP 100-140 green 0",
    ]
  `);
});

test("CodeDeploy's lifecycle events, and what it waits for a person for", () => {
  const s = new DeployStory();
  s.prepare({ blueGreenDeploymentConfiguration: { deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 10 }, terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 5 } } });
  const since = s.world.now;
  const deploymentId = s.deploy("web:2");
  s.run(60);
  expect(told(s, since).at(-1)).toMatch(/^READY_WAIT \d+- green 0$/);
  s.call("codedeploy", "ContinueDeployment", { deploymentId, deploymentWaitType: "READY_WAIT" });
  s.run(400);
  expect(told(s, since)).toMatchInlineSnapshot(`
    [
      "BeforeInstall 5-5 green 0, Succeeded",
      "Install 5-25 green 0, Succeeded",
      "AfterInstall 25-25 green 0, Succeeded",
      "READY_WAIT 25-60 green 0",
      "BeforeAllowTraffic 60-60 green 0, Succeeded",
      "AllowTraffic 60-60 green 100, Succeeded",
      "AfterAllowTraffic 60-60 green 100, Succeeded",
      "TERMINATION_WAIT 60-360 green 100",
    ]
  `);
});
