import { expect, test } from "vitest";
import { ShiftStory } from "../../../../engine/services/ecs/rollouts/shift/shiftStory.ts";
import { trafficShifts } from "../../../../engine/services/ecs/rollouts/shift/table.ts";
import { assert } from "../../../../lib/assert.ts";
import { storyTables } from "../../../../../scripts/storyTables.ts";
import { shiftSeen } from "./shiftSeen.ts";

function seen({ s }: ShiftStory) {
  const shift = s.world.view.all(trafficShifts).at(-1);
  assert(shift !== undefined, "no traffic moves");
  return shiftSeen(shift, { tables: storyTables(s), now: s.world.now });
}

test("a canary: a little of the traffic, how long it waits, then all of it, and blue baked out", () => {
  const w = new ShiftStory();
  w.serve({ strategy: "CANARY", bakeTimeInMinutes: 1, canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 } });
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(65);
  const canary = seen(w);
  expect(canary.rail.find(({ state }) => state === "now")?.stage).toBe("PRODUCTION_TRAFFIC_SHIFT");
  expect(canary.sides.map(({ color, percent, testPercent, tasks }) => [color, percent, testPercent, tasks])).toEqual([
    ["Blue", 90, 0, 2],
    ["Green", 10, 100, 2],
  ]);
  expect(canary.waitsMillis).toBeGreaterThan(110_000);
  w.s.run(300);
  const over = seen(w);
  expect(over).toMatchObject({ isOver: true, isBack: false, waitsMillis: null, hooks: [] });
  expect(over.rail.every(({ state }) => state === "done")).toBe(true);
});

test("a pause is shown with what answers it, and a rollback as one", () => {
  const w = new ShiftStory();
  w.serve({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 1, lifecycleHooks: [] });
  const lifecycleHooks = [{ targetType: "PAUSE" as const, lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT" as const], timeoutConfiguration: { timeoutInMinutes: 30, action: "ROLLBACK" as const } }];
  w.s.update("web", { taskDefinition: "web:2", deploymentConfiguration: { lifecycleHooks } });
  w.s.run(75);
  const [pause] = seen(w).hooks;
  expect(pause).toMatchObject({ functionArn: null, isPaused: true });
  expect(pause?.millisLeft).toBeGreaterThan(1_700_000);
  w.s.call("ecs", "ContinueServiceDeployment", { serviceDeploymentArn: w.newest().serviceDeploymentArn ?? "", hookId: pause?.hookId ?? "", action: "ROLLBACK" });
  w.s.run(5);
  expect(seen(w)).toMatchObject({ isBack: true, sides: [{ percent: 100 }, { percent: 0 }] });
  w.s.run(120);
  const over = seen(w);
  expect([over.isOver, over.rail.filter(({ state }) => state !== "ahead").map(({ stage }) => stage)]).toEqual([true, ["CLEAN_UP"]]);
});

test("green has test traffic where a rule leads it there", () => {
  const w = new ShiftStory();
  const ListenerArn = w.s.call("elbv2", "DescribeListeners", { LoadBalancerArn: w.s.call("elbv2", "DescribeLoadBalancers", {}).LoadBalancers?.[0]?.LoadBalancerArn ?? "" }).Listeners?.[0]?.ListenerArn ?? "";
  const TargetGroups = [{ TargetGroupArn: w.blue, Weight: 1 }, { TargetGroupArn: w.green, Weight: 0 }];
  w.s.call("elbv2", "ModifyListener", { ListenerArn, DefaultActions: [{ Type: "forward", ForwardConfig: { TargetGroups } }] });
  w.serve({ strategy: "BLUE_GREEN", bakeTimeInMinutes: 1 }, { routing: { testListenerRule: undefined } });
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(65);
  expect(seen(w).sides.map(({ testPercent }) => testPercent)).toEqual([0, 0]);
});
