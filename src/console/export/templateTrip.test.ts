import { expect, test } from "vitest";
import { planOf, runScript, runTemplate, script } from "../../../scripts/bothWays.ts";
import { desiredState } from "../../engine/session/desiredState.ts";
import { emptyFile, playScenario, type Scenario } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { blackFriday } from "../../scenarios/blackFriday.ts";
import { rentByTheSecond } from "../../scenarios/rentByTheSecond.ts";
import { zoneDark } from "../../scenarios/zoneDark.ts";
import { accountTemplate } from "./accountTemplate.ts";

/** A scenario where it opens. */
function opened(scenario: Scenario): Session {
  const file = playScenario(scenario);
  const session = new Session(file);
  session.runUntil(file.clock);
  return session;
}

test.each([blackFriday, rentByTheSecond, zoneDark])("$title comes through a template and a script: its groups, capacity providers, and what scales them", async (scenario) => {
  const session = opened(scenario);
  const plan = await planOf(session);
  expect(plan.leftOut).toEqual([]);
  expect(desiredState(runTemplate(JSON.stringify(accountTemplate(plan, scenario.title))), { isTemplate: true })).toEqual(desiredState(session, { isTemplate: true }));
  expect(desiredState(await runScript(await script(session)))).toEqual(desiredState(session));
});

test.each([
  [2, { InstancesT3Medium: "AWS::EC2::Instance", InstancesT3Mediumn2: "AWS::EC2::Instance" }, false],
  [51, { InstancesT3MediumTemplate: "AWS::EC2::LaunchTemplate", InstancesT3Medium: "AWS::AutoScaling::AutoScalingGroup" }, true],
])("%i instances that are nobody's stand one by one in a template, as far as there are few", async (MinCount, types, isTold) => {
  const session = new Session(emptyFile("x", 1));
  expect(session.call({ service: "ec2", operation: "RunInstances", input: { ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id", InstanceType: "t3.medium", MinCount, MaxCount: MinCount, TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "team", Value: "web" }] }] } })).toMatchObject({ ok: true });
  const template = accountTemplate(await planOf(session), "x");
  expect(Object.fromEntries(Object.entries(template.Resources).map(([id, { Type }]) => [id, Type]))).toEqual(types);
  expect(template.Description.includes("that no group keeps up more than 50 instances that are alike")).toBe(isTold);
  expect(desiredState(runTemplate(JSON.stringify(template)))["instances"]).toHaveLength(isTold ? 0 : MinCount);
});
