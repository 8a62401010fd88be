import { expect, test } from "vitest";
import { storyTables } from "../../../scripts/storyTables.ts";
import { DeployStory } from "../../engine/services/ecs/deployStory.ts";
import { ShiftStory } from "../../engine/services/ecs/rollouts/shift/shiftStory.ts";
import { whatAwaits } from "./secondGroup.ts";

test("a group that no service has anything to do with waits for one, the second one of a service for green, and then says what it has", () => {
  const w = new ShiftStory();
  const other = w.s.group("other");
  const said = () => [w.green, other].map((arn) => whatAwaits(arn, storyTables(w.s)));
  expect(said()).toEqual(["Drop a service here", "Drop a service here"]);
  w.serve({ strategy: "CANARY", bakeTimeInMinutes: 1, canaryConfiguration: { canaryPercent: 10.5, canaryBakeTimeInMinutes: 2 } });
  expect(said()).toEqual(["Waits for green", "Drop a service here"]);
  w.s.update("web", { taskDefinition: "web:2" });
  w.s.run(65);
  expect(said()[0]).toBe("Has 10.5 % of the traffic");
});

test("the second group of CodeDeploy's waits for green before its first deployment, and then says what it has", () => {
  const s = new DeployStory();
  const said = (arn: string) => whatAwaits(arn, storyTables(s));
  expect(said(s.groups.green)).toBe("Drop a service here");
  s.prepare();
  expect(said(s.groups.green)).toBe("Waits for green");
  s.deploy("web:2");
  s.run(60);
  expect(said(s.groups.blue)).toMatch(/^Has the old tasks until \d\d:\d\d/);
  s.run(400);
  expect(said(s.groups.blue)).toBe("Has none of the traffic");
});
