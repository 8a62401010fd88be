import { expect, test } from "vitest";
import { REFRESH_DRAFT, refreshInput, whyIrreversible } from "./refreshDraft.ts";

const BY_NUMBER = { launchTemplate: { launchTemplateId: "lt-1", launchTemplateName: "web", version: "1" } };

test("a form that says nothing asks for what AWS does where nothing is said", () => {
  expect(refreshInput(REFRESH_DRAFT)).toEqual({ Preferences: { MinHealthyPercentage: 90, MaxHealthyPercentage: 100 } });
});

test("a form that says all asks for it", () => {
  const draft = { templateId: "lt-2", isSkippingMatching: true, minHealthy: 50, maxHealthy: 150, warmupSeconds: 30, checkpoints: "20, 50 100", pauseSeconds: 60, bakeSeconds: 120, alarmName: "users", isRolledBack: true };
  expect(refreshInput(draft)).toEqual({
    DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: "lt-2", Version: "1" } },
    Preferences: { MinHealthyPercentage: 50, MaxHealthyPercentage: 150, InstanceWarmup: 30, SkipMatching: true, CheckpointPercentages: [20, 50, 100], CheckpointDelay: 60, BakeTime: 120, AlarmSpecification: { Alarms: ["users"] }, AutoRollback: true },
  });
});

test.each(["half", "20; 50", "20.5"])("checkpoints that read %s ask for nothing yet", (checkpoints) => expect(refreshInput({ ...REFRESH_DRAFT, checkpoints })).toBeNull());

test.each([
  ["", BY_NUMBER, /nothing to go back to/],
  ["lt-2", { launchTemplate: { ...BY_NUMBER.launchTemplate, version: "$Default" } }, /by number alone/],
] as const)("by the template '%s' from %j nothing is rolled back", (templateId, group, why) => expect(whyIrreversible({ ...REFRESH_DRAFT, templateId }, group)).toMatch(why));

test("with another template and a version by number it can be", () => {
  expect(whyIrreversible({ ...REFRESH_DRAFT, templateId: "lt-2" }, BY_NUMBER)).toBeNull();
});
