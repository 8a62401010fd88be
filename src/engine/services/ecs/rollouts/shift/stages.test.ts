import { expect, test } from "vitest";
import { minutes } from "../../../../kernel/time.ts";
import { stepsOf } from "../steps.ts";
import { nextStage, type Stage, type Standing } from "./stages.ts";

const STANDING: Standing = {
  direction: "forward",
  stage: "PRE_SCALE_UP",
  step: 0,
  heldMillis: 0,
  tasksReady: true,
  hooksDone: true,
  preparesSteps: false,
  steps: stepsOf({ type: "linear", stepPercent: 50, waitMinutes: 6 }),
  bakeMillis: minutes(10),
  testLagMillis: 0,
  productionLagMillis: 0,
};

test.each<readonly [Partial<Standing>, Stage | null, number]>([
  [{ stage: "RECONCILE_SERVICE" }, "PRE_SCALE_UP", 0],
  [{ stage: "RECONCILE_SERVICE", tasksReady: false }, null, 0],
  [{}, "SCALE_UP", 0],
  [{ hooksDone: false }, null, 0],
  [{ stage: "SCALE_UP" }, "POST_SCALE_UP", 0],
  [{ stage: "SCALE_UP", tasksReady: false }, null, 0],
  [{ stage: "POST_SCALE_UP", tasksReady: false }, "TEST_TRAFFIC_SHIFT", 0],
  [{ stage: "TEST_TRAFFIC_SHIFT" }, "POST_TEST_TRAFFIC_SHIFT", 0],
  [{ stage: "TEST_TRAFFIC_SHIFT", hooksDone: false }, null, 0],
  [{ stage: "TEST_TRAFFIC_SHIFT", testLagMillis: minutes(10), heldMillis: minutes(10) - 1 }, null, 0],
  [{ stage: "TEST_TRAFFIC_SHIFT", testLagMillis: minutes(10), heldMillis: minutes(10) }, "POST_TEST_TRAFFIC_SHIFT", 0],
  [{ stage: "PRODUCTION_TRAFFIC_SHIFT", productionLagMillis: minutes(10), heldMillis: minutes(16) - 1 }, null, 0],
  [{ stage: "PRODUCTION_TRAFFIC_SHIFT", productionLagMillis: minutes(10), heldMillis: minutes(16) }, "PRODUCTION_TRAFFIC_SHIFT", 1],
  [{ stage: "PRODUCTION_TRAFFIC_SHIFT", step: 1, productionLagMillis: minutes(10), heldMillis: minutes(10) - 1 }, null, 1],
  [{ direction: "back", stage: "PRODUCTION_TRAFFIC_SHIFT", productionLagMillis: minutes(10), heldMillis: minutes(10) - 1 }, null, 0],
  [{ direction: "back", stage: "PRODUCTION_TRAFFIC_SHIFT", productionLagMillis: minutes(10), heldMillis: minutes(10) }, "TEST_TRAFFIC_SHIFT", 0],
  [{ stage: "POST_TEST_TRAFFIC_SHIFT" }, "PRODUCTION_TRAFFIC_SHIFT", 0],
  [{ stage: "POST_TEST_TRAFFIC_SHIFT", preparesSteps: true }, "PRE_PRODUCTION_TRAFFIC_SHIFT", 0],
  [{ stage: "PRE_PRODUCTION_TRAFFIC_SHIFT", step: 1, preparesSteps: true }, "PRODUCTION_TRAFFIC_SHIFT", 1],
  [{ stage: "PRODUCTION_TRAFFIC_SHIFT", heldMillis: minutes(6) - 1 }, null, 0],
  [{ stage: "PRODUCTION_TRAFFIC_SHIFT", heldMillis: minutes(6) }, "PRODUCTION_TRAFFIC_SHIFT", 1],
  [{ stage: "PRODUCTION_TRAFFIC_SHIFT", heldMillis: minutes(6), preparesSteps: true }, "PRE_PRODUCTION_TRAFFIC_SHIFT", 1],
  [{ stage: "PRODUCTION_TRAFFIC_SHIFT", heldMillis: minutes(6), hooksDone: false }, null, 0],
  [{ stage: "PRODUCTION_TRAFFIC_SHIFT", step: 1 }, "POST_PRODUCTION_TRAFFIC_SHIFT", 1],
  [{ stage: "POST_PRODUCTION_TRAFFIC_SHIFT", step: 1 }, "BAKE_TIME", 1],
  [{ stage: "BAKE_TIME", heldMillis: minutes(10) - 1 }, null, 0],
  [{ stage: "BAKE_TIME", heldMillis: minutes(10) }, "CLEAN_UP", 0],
  [{ stage: "CLEAN_UP" }, null, 0],
  [{ direction: "back", stage: "PRODUCTION_TRAFFIC_SHIFT" }, "TEST_TRAFFIC_SHIFT", 0],
  [{ direction: "back", stage: "PRODUCTION_TRAFFIC_SHIFT", hooksDone: false }, null, 0],
  [{ direction: "back", stage: "TEST_TRAFFIC_SHIFT" }, "CLEAN_UP", 0],
  [{ direction: "back", stage: "CLEAN_UP" }, null, 0],
])("after %j comes %s", (standing, stage, step) => {
  expect(nextStage({ ...STANDING, ...standing })).toEqual(stage === null ? null : { stage, step });
});
