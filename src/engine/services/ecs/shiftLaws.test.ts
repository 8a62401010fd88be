import { expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import { liveTasksByService } from "./tables.ts";
import { LAMBDA, ShiftStory } from "./rollouts/shift/shiftStory.ts";

const CONFIGURATIONS = [
  { strategy: "BLUE_GREEN", bakeTimeInMinutes: 1 },
  { strategy: "LINEAR", linearConfiguration: { stepPercent: 33.3, stepBakeTimeInMinutes: 1 } },
  { strategy: "CANARY", canaryConfiguration: { canaryPercent: 0.1, canaryBakeTimeInMinutes: 1 } },
] as const;

const disturbance = fc.constantFrom("nothing", "stop", "scale", "update", "hookFails");

test("whatever comes between: weights are all of the traffic, blue stays registered until it is cleaned up, and who is replaced leaves nobody behind", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...CONFIGURATIONS), disturbance, fc.integer({ min: 0, max: 300 }), (configuration, what, at) => {
      const w = new ShiftStory();
      w.serve({ strategy: "BLUE_GREEN" });
      const serviceArn = w.s.service("web").serviceArn ?? "";
      const live = () => w.s.world.view.where(liveTasksByService, serviceArn);
      const blue = live().map(({ taskArn, targets }) => [taskArn, targets] as const);
      const lifecycleHooks = [{ hookTargetArn: LAMBDA, roleArn: w.hookRoleArn, lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT"] }];
      w.s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { ...configuration, lifecycleHooks } });
      let cleansUp = false;
      for (let second = 0; second < 1200; second += 5) {
        if (second >= at && second < at + 5) disturb(w, what);
        w.s.run(5);
        const { status, lifecycleStage } = w.newest();
        for (const rule of ["productionListenerRule", "testListenerRule"] as const) {
          const sum = [...w.weights(rule).matchAll(/ (\d+)/g)].reduce((total, [, weight]) => total + Number(weight), 0);
          expect([100, 1000]).toContain(sum);
        }
        cleansUp ||= lifecycleStage === "CLEAN_UP";
        if (status === "IN_PROGRESS" && !cleansUp && what !== "scale") {
          const now = new Map(live().map(({ taskArn, targets }) => [taskArn, targets]));
          for (const [taskArn, targets] of blue) expect(now.get(taskArn)).toEqual(targets);
        }
        if (status === "SUCCESSFUL" || status === "ROLLBACK_SUCCESSFUL") break;
      }
      expect(w.newest().status).toMatch(/SUCCESSFUL/);
      expect(new Set(live().filter(({ desiredStatus }) => desiredStatus === "RUNNING").map(({ deploymentId }) => deploymentId)).size).toBe(1);
    }),
    { numRuns: 6 },
  );
});

function disturb(w: ShiftStory, what: string): void {
  const { serviceDeploymentArn = "", finishedAt } = w.newest();
  if (what === "stop" && finishedAt === undefined) w.s.call("ecs", "StopServiceDeployment", { serviceDeploymentArn });
  if (what === "scale") w.s.update("web", { desiredCount: 3 });
  if (what === "update") w.s.update("web", { taskDefinition: "web:1", forceNewDeployment: true });
  if (what === "hookFails") w.s.call("physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus: "FAILED" });
}
