import { expect, test } from "vitest";
import { storyTables } from "../../../../../scripts/storyTables.ts";
import { clusterArn, serviceArn } from "../../../../aws/arn.ts";
import { story } from "../../../../engine/services/ecs/story.ts";
import { draftOf, stepsOf } from "../../../dialogs/scaling/scalingDraft.ts";
import { scalingSeen } from "./scalingSeen.ts";

test("the form's calls scale a service; what its policy asked for is told as arithmetic, with what holds the next change", () => {
  const s = story();
  s.fleet("ab");
  s.define("web", { cpu: 64, memory: 64 });
  s.serve("web", "web:1", 2);
  s.run(60);
  const service = { clusterArn: clusterArn("prod"), serviceName: "web" };
  const draft = () => draftOf(serviceArn("prod", "web"), storyTables(s));
  const seen = () => {
    const [target] = storyTables(s)["application-autoscaling.targets"].values();
    return target === undefined ? expect.fail("it can be scaled") : scalingSeen(target, { tables: storyTables(s), now: s.world.now });
  };
  const make = (change: object) => {
    for (const { call } of stepsOf(service, { ...draft(), ...change }) ?? []) {
      const { service: of, operation, input } = call(new Map());
      expect(s.ask(of as never, operation as never, input as never)).toMatchObject({ ok: true });
    }
  };
  expect([draft(), stepsOf(service, { ...draft(), min: null })]).toEqual([{ min: 2, max: 4, cpu: 60, policy: null }, null]);
  make({ max: 10 });
  expect(seen().policies).toMatchObject([{ policyName: "web-cpu", follows: "CPU utilization at 60", evaluation: null, alarms: [{ side: "AlarmHigh", state: "INSUFFICIENT_DATA" }, { side: "AlarmLow", state: "INSUFFICIENT_DATA" }] }]);
  const [high] = seen().policies[0]?.alarms ?? [];
  s.call("cloudwatch", "SetAlarmState", { AlarmName: high?.alarmName ?? "", StateValue: "ALARM", StateReason: "x", StateReasonData: JSON.stringify({ recentDatapoints: [90] }) });
  s.run(3);
  expect(seen()).toMatchObject({ policies: [{ evaluation: { arithmetic: expect.stringMatching(/^3:03\.\d|ceil\(2 × 90 \/ 60\) = 3$/) as string, outcome: "The desired count was set." } }], holds: ["Waits for ECS to fulfil the last change; the cooldown begins then."] });
  s.run(30);
  expect(seen().holds).toEqual([expect.stringMatching(/^Scale-out cooldown, 4 min \d+ s left: counts from the 2 that ran before\.$/)]);
  expect(seen().activities).toMatchObject([{ description: "Setting desired count to 3.", statusCode: "Successful" }]);
  expect(draft()).toMatchObject({ min: 2, max: 10, cpu: 60 });
  make({ cpu: null });
  expect([seen().policies, stepsOf(service, draft())?.length]).toEqual([[], 1]);
});
