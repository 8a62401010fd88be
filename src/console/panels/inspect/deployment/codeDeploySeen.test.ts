import { expect, test } from "vitest";
import { storyTables } from "../../../../../scripts/storyTables.ts";
import { DeployStory } from "../../../../engine/services/ecs/deployStory.ts";
import { services } from "../../../../engine/services/ecs/tables.ts";
import { codeDeploySeen } from "./codeDeploySeen.ts";

function seen(s: DeployStory) {
  const [service] = s.world.view.all(services);
  return service === undefined ? null : codeDeploySeen(service, { tables: storyTables(s), now: s.world.now });
}

test("before the first deployment, at its wait for a person, at that before blue goes, and after both", () => {
  const s = new DeployStory();
  s.prepare({ blueGreenDeploymentConfiguration: { deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 10 }, terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 5 } } });
  expect(seen(s)).toBeNull();
  const deploymentId = s.deploy("web:2");
  s.run(60);
  expect(seen(s)).toMatchObject({ status: "Ready", greenPercent: 0, isOver: false, wait: { type: "READY_WAIT" } });
  expect(seen(s)?.events.map(({ status }) => status)).toEqual(["Succeeded", "Succeeded", "Succeeded", "Skipped", "Skipped", "Pending", "Pending", "Pending"]);
  const before = seen(s)?.wait?.millisLeft ?? 0;
  s.run(60);
  expect(before - (seen(s)?.wait?.millisLeft ?? 0)).toBe(60_000);
  s.call("codedeploy", "ContinueDeployment", { deploymentId, deploymentWaitType: "READY_WAIT" });
  s.run(60);
  expect(seen(s)).toMatchObject({ greenPercent: 100, wait: { type: "TERMINATION_WAIT" } });
  expect(seen(s)?.wait?.millisLeft).toBeLessThanOrEqual(300_000);
  s.call("codedeploy", "ContinueDeployment", { deploymentId, deploymentWaitType: "TERMINATION_WAIT" });
  s.run(5);
  expect(seen(s)).toMatchObject({ status: "Succeeded", isOver: true, wait: null, error: null });
});
