import { expect, test } from "vitest";
import { ShiftStory } from "./rollouts/shift/shiftStory.ts";

test("through a Network Load Balancer each change of weights is waited out for ten minutes more", () => {
  const w = new ShiftStory({ isNetwork: true });
  w.serve({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 2 });
  w.s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { strategy: "CANARY", bakeTimeInMinutes: 0, canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 } } });
  expect(w.stages(2_200)).toMatchInlineSnapshot(`
    "    0 IN_PROGRESS PRE_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
       10 IN_PROGRESS SCALE_UP [blue 100, green 0] test [blue 100, green 0]
      189 IN_PROGRESS POST_SCALE_UP [blue 100, green 0] test [blue 100, green 0]
      199 IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
      799 IN_PROGRESS POST_TEST_TRAFFIC_SHIFT [blue 100, green 0] test [blue 0, green 100]
      809 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 90, green 10] test [blue 0, green 100]
     1469 IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
     2069 IN_PROGRESS POST_PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
     2079 IN_PROGRESS BAKE_TIME [blue 0, green 100] test [blue 0, green 100]
     2089 IN_PROGRESS CLEAN_UP [blue 0, green 100] test [blue 0, green 100]
     2129 SUCCESSFUL CLEAN_UP [blue 0, green 100] test [blue 0, green 100]"
  `);
  w.s.update("web", { taskDefinition: "web:1" });
  w.stages(1_300);
  expect([w.newest().lifecycleStage, w.weights()]).toMatchInlineSnapshot(`
    [
      "PRODUCTION_TRAFFIC_SHIFT",
      "blue 10, green 90",
    ]
  `);
  w.s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn: w.newest().serviceDeploymentArn ?? "" });
  expect(w.stages(1_400)).toMatchInlineSnapshot(`
    " 3500 ROLLBACK_IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
     4100 ROLLBACK_IN_PROGRESS TEST_TRAFFIC_SHIFT [blue 0, green 100] test [blue 0, green 100]
     4700 ROLLBACK_IN_PROGRESS CLEAN_UP [blue 0, green 100] test [blue 0, green 100]
     4740 ROLLBACK_SUCCESSFUL CLEAN_UP [blue 0, green 100] test [blue 0, green 100]"
  `);
});
