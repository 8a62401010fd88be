import { expect, test } from "vitest";
import { storyTables } from "../../../../../scripts/storyTables.ts";
import { clusterArn, serviceArn } from "../../../../aws/arn.ts";
import { explainScaling } from "../../../../engine/services/applicationautoscaling/explain/explainScaling.ts";
import { story } from "../../../../engine/services/ecs/story.ts";
import { draftOf, stepsOf } from "../../../dialogs/scaling/scalingDraft.ts";
import { arithmeticOf, countOf, followedBy, holdText, OUTCOMES, ruleOf, sideOf } from "./scalingWords.ts";

test("the form's calls scale a service; what its policy asks for is told as arithmetic, with what holds the next change", () => {
  const s = story();
  s.fleet("ab");
  s.define("web", { cpu: 64, memory: 64 });
  s.serve("web", "web:1", 2);
  s.run(60);
  const service = { clusterArn: clusterArn("prod"), serviceName: "web" };
  const draft = () => draftOf(serviceArn("prod", "web"), storyTables(s));
  const why = () => explainScaling(s.world.view, "service/prod/web") ?? expect.fail("it can be scaled");
  const told = () => {
    const { policies, holds, followed } = why();
    return {
      policies: policies.map(({ policyName, scaling, alarms, evaluation }) => ({
        of: `${policyName}: ${followedBy(scaling)}`,
        alarms: alarms.map((alarm) => [sideOf(alarm.alarmName), alarm.state, ruleOf(alarm), countOf(alarm), alarm.ask && arithmeticOf(scaling, alarm.ask)].join(" | ")),
        last: evaluation && `${arithmeticOf(scaling, evaluation)} ${OUTCOMES[evaluation.outcome]}`,
      })),
      holds: holds.map(holdText),
      followed,
    };
  };
  const make = (change: object) => {
    for (const { call } of stepsOf(service, { ...draft(), ...change }) ?? []) {
      const { service: of, operation, input } = call(new Map());
      expect(s.ask(of as never, operation as never, input as never)).toMatchObject({ ok: true });
    }
  };
  expect([draft(), stepsOf(service, { ...draft(), min: null })]).toEqual([{ min: 2, max: 4, cpu: 60, suspended: {}, policy: null }, null]);
  make({ max: 10 });
  expect(told()).toEqual({
    policies: [{ of: "web-cpu: CPU utilization at 60", alarms: ["AlarmHigh | INSUFFICIENT_DATA | > 60 | 0 of 3 datapoints | no datapoint", "AlarmLow | INSUFFICIENT_DATA | < 54 | 0 of 15 datapoints | no datapoint"], last: null }],
    holds: ["At the minimum of 2 tasks: no scaling in."],
    followed: null,
  });
  const [high] = why().policies[0]?.alarms ?? [];
  s.call("cloudwatch", "SetAlarmState", { AlarmName: high?.alarmName ?? "", StateValue: "ALARM", StateReason: "x", StateReasonData: JSON.stringify({ recentDatapoints: [90] }) });
  expect(why().followed).toEqual({ policyName: "web-cpu", asksFor: "out", desired: 3 });
  s.run(3);
  expect(told()).toMatchObject({ policies: [{ last: "ceil(2 × 90 / 60) = 3 The desired count was set." }], holds: ["Waits for ECS to fulfil the last change; the cooldown begins then."] });
  s.run(30);
  expect(told().holds).toEqual([expect.stringMatching(/^Scale-out cooldown, 4 min \d+ s left: counts from the 2 that ran before\.$/)]);
  s.run(240);
  const seen = why().policies[0]?.alarms.map((alarm) => [countOf(alarm), ...alarm.seen.map(({ isBreaching, counts }) => `${isBreaching ? "beyond" : "within"}${counts ? ", counts" : ""}`)]);
  // Tasks that nobody asks anything are idle: that is within what the high alarm allows, and the low one goes off by it.
  expect(seen).toEqual([["0 of 3 datapoints", "within, counts", "within, counts", "within, counts"], ["3 of 15 datapoints", ...Array.from({ length: 3 }, () => "beyond, counts")]]);
  make({ cpu: null });
  expect([why().policies, stepsOf(service, draft())?.length]).toEqual([[], 1]);
});
