import { expect, test } from "vitest";
import { actionDraftFor, actionInput } from "./actionDraft.ts";

const ACTION = { scheduledActionName: "a", scheduledActionArn: "arn", recurrence: null, timeZone: null, startAt: 60_000, endAt: null, sizes: { minSize: 2 }, nextAt: 60_000 };
const draft = (action: object) => actionDraftFor({ desiredCapacity: 3, scheduledActions: [{ ...ACTION, ...action }] }, "a");

test("a new action recurs with the desired capacity, under a free name", () => {
  const fresh = actionDraftFor({ desiredCapacity: 3, scheduledActions: [{ ...ACTION, scheduledActionName: "schedule" }] }, null);
  expect([fresh.name, actionInput(fresh)]).toEqual(["schedule-2", { Recurrence: "0 8 * * 1-5", DesiredCapacity: 3 }]);
});

test("one that stands is put as it was", () => {
  expect(actionInput(draft({}))).toEqual({ StartTime: Date.UTC(2026, 0, 5, 9, 1) / 1000, MinSize: 2 });
  expect(actionInput(draft({ recurrence: "1 2 * * *", timeZone: "Europe/Berlin", startAt: null, endAt: 120_000 }))).toEqual({ Recurrence: "1 2 * * *", TimeZone: "Europe/Berlin", EndTime: Date.UTC(2026, 0, 5, 9, 2) / 1000, MinSize: 2 });
});

test("nothing is said while the time is none", () => {
  expect([actionInput({ ...draft({}), start: "" }), actionInput({ ...draft({}), start: "tomorrow" })]).toEqual([null, null]);
});
