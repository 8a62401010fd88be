import { describe, expect, test } from "vitest";
import { epochSeconds } from "../../../aws/epoch.ts";
import { nextRecurrence } from "../applicationautoscaling/scheduledTimes.ts";
import { GroupTrial } from "./groupTrial.ts";

const put = (g: GroupTrial, ScheduledActionName: string, more: object) => g.t.call("autoscaling", "PutScheduledUpdateGroupAction", { ...g.name, ScheduledActionName, ...more });
const refused = (g: GroupTrial, more: object) => g.t.refusal("autoscaling", "PutScheduledUpdateGroupAction", { ...g.name, ScheduledActionName: "one", ...more });
const actions = (g: GroupTrial, more: object = {}) => g.t.call("autoscaling", "DescribeScheduledActions", { ...g.name, ...more }).ScheduledUpdateGroupActions ?? [];
const sizes = (g: GroupTrial) => [g.group?.MinSize, g.group?.DesiredCapacity, g.group?.MaxSize];
const at = (seconds: number) => epochSeconds(seconds * 1000);

const MINUTE = 60_000;

/** Sessions begin on Monday the 5th of January 2026 at 09:00. */
test.each<readonly [string, string | null, number | null]>([
  ["30 9 * * *", null, 30],
  ["0 9 * * *", null, 24 * 60],
  ["*/15 * * * *", null, 15],
  ["0 10 * * 1", null, 60],
  ["0 10 * * 0", null, (6 * 24 + 1) * 60],
  ["0 10 * * 7", null, (6 * 24 + 1) * 60],
  ["0 10 * * sun", null, (6 * 24 + 1) * 60],
  ["0 10 * * TUE-FRI", null, 25 * 60],
  // Either will do: the 7th, which is Wednesday, or a Tuesday.
  ["0 9 7 * TUE", null, 24 * 60],
  ["0 9 6 * FRI", null, 24 * 60],
  ["0 11 * * *", "Europe/Berlin", 60],
  ["0 10 * *", null, null],
  ["0 10 ? * MON", null, null],
  ["0 10 L * *", null, null],
  ["60 10 * * *", null, null],
  ["0 10 * * 8", null, null],
  ["0 10 * * * *", null, null],
])("%s in %s comes after %s minutes", (recurrence, timeZone, minutes) =>
  expect(nextRecurrence({ recurrence, timeZone, startAt: null, endAt: null, createdAt: 0 }, 0)).toBe(minutes === null ? null : minutes * MINUTE),
);

describe("a scheduled action", () => {
  test("gives a group other sizes at its time, in AWS's words, and is forgotten then", () => {
    const g = new GroupTrial(1, { MaxSize: 3 });
    put(g, "more", { StartTime: at(120), MinSize: 2, MaxSize: 6, DesiredCapacity: 4 });
    expect(actions(g)).toMatchObject([{ ...g.name, ScheduledActionName: "more", StartTime: at(120), Time: at(120), MinSize: 2, MaxSize: 6, DesiredCapacity: 4 }]);
    expect(actions(g)[0]?.ScheduledActionARN).toMatch(/^arn:aws:autoscaling:us-east-1:123456789012:scheduledUpdateGroupAction:[0-9a-f-]{36}:autoScalingGroupName\/web:scheduledActionName\/more$/);
    g.t.run(119);
    expect(sizes(g)).toEqual([0, 1, 3]);
    g.t.run(40);
    expect([sizes(g), g.states.length, actions(g)]).toEqual([[2, 4, 6], 4, []]);
    expect(g.activities[0]?.Cause).toBe(
      "At 2026-01-05T09:02:00Z a scheduled action update of AutoScalingGroup constraints to min: 2, max: 6, desired: 4 changing the desired capacity from 1 to 4.  At 2026-01-05T09:02:05Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 1 to 4.",
    );
  });

  test("comes again and again until its end, and moves the desired capacity into the bounds", () => {
    const g = new GroupTrial(0);
    put(g, "up", { Recurrence: "*/10 * * * *", EndTime: at(1500), MinSize: 2 });
    put(g, "down", { Recurrence: "5-59/10 * * * *", EndTime: at(1500), MinSize: 0, MaxSize: 1 });
    g.t.run(400);
    expect([sizes(g), actions(g).map(({ StartTime }) => StartTime)]).toEqual([[0, 0, 1], [at(600), at(900)]]);
    g.t.run(300);
    // The bounds would cross.
    expect([sizes(g), g.activities[0]]).toMatchObject([[0, 0, 1], { StatusCode: "Failed", StatusMessage: "Max bound, 1, must be greater than or equal to min bound, 2" }]);
    g.t.run(300);
    g.t.call("autoscaling", "UpdateAutoScalingGroup", { ...g.name, MaxSize: 10 });
    g.t.run(250);
    expect(sizes(g)).toEqual([2, 2, 10]);
    g.t.run(400);
    expect([sizes(g), actions(g)]).toEqual([[0, 1, 1], []]);
  });

  test("that begins later is done at its start first, then as it recurs", () => {
    const g = new GroupTrial(0);
    put(g, "later", { StartTime: at(1000), Recurrence: "0 * * * *", DesiredCapacity: 1 });
    expect(actions(g)[0]?.StartTime).toBe(at(1000));
    g.t.run(1001);
    expect([sizes(g), actions(g)[0]?.StartTime]).toEqual([[0, 1, 10], at(3600)]);
  });

  test("is put anew under its name, deleted, and held by a suspended process", () => {
    const g = new GroupTrial(0);
    put(g, "one", { StartTime: at(100), DesiredCapacity: 1 });
    const [first] = actions(g);
    put(g, "one", { StartTime: at(200), DesiredCapacity: 2 });
    expect(actions(g)).toEqual([{ ...first, StartTime: at(200), Time: at(200), DesiredCapacity: 2 }]);
    put(g, "two", { StartTime: at(150), DesiredCapacity: 3 });
    g.t.call("autoscaling", "DeleteScheduledAction", { ...g.name, ScheduledActionName: "two" });
    g.t.run(160);
    expect(sizes(g)).toEqual([0, 0, 10]);
    g.t.call("autoscaling", "SuspendProcesses", { ...g.name, ScalingProcesses: ["ScheduledActions"] });
    g.t.run(100);
    expect([sizes(g), actions(g)]).toEqual([[0, 0, 10], []]);
  });

  test("is put and deleted with others; what cannot be is told of", () => {
    const g = new GroupTrial(0);
    const ScheduledUpdateGroupActions = [{ ScheduledActionName: "a", StartTime: at(100), MinSize: 1 }, { ScheduledActionName: "b", StartTime: at(100), MinSize: 2 }, { ScheduledActionName: "c", Recurrence: "0 0 1 1 *", MaxSize: 3 }];
    expect(g.t.call("autoscaling", "BatchPutScheduledUpdateGroupAction", { ...g.name, ScheduledUpdateGroupActions })).toEqual({
      FailedScheduledUpdateGroupActions: [{ ScheduledActionName: "b", ErrorCode: "AlreadyExists", ErrorMessage: "Another scheduled action with the same time exists for this group: a" }],
    });
    expect(actions(g, { EndTime: at(1000) }).map(({ ScheduledActionName }) => ScheduledActionName)).toEqual(["a"]);
    expect(actions(g, { ScheduledActionNames: ["c", "x"], EndTime: at(1000) }).map(({ ScheduledActionName }) => ScheduledActionName)).toEqual(["c"]);
    expect(g.t.call("autoscaling", "BatchDeleteScheduledAction", { ...g.name, ScheduledActionNames: ["a", "b"] })).toEqual({
      FailedScheduledActions: [{ ScheduledActionName: "b", ErrorCode: "ValidationError", ErrorMessage: "Scheduled action name not found - Scheduled action b not found" }],
    });
    expect(actions(g)).toHaveLength(1);
  });
});

test("refused are actions without sizes or times, with bad ones, and those that nobody made", () => {
  const g = new GroupTrial(0);
  g.t.run(100);
  expect(refused(g, { StartTime: at(200) })).toBe("ValidationError: At least one of MinSize, MaxSize and DesiredCapacity must be specified");
  expect(refused(g, { MinSize: 1 })).toBe("ValidationError: Either StartTime or Recurrence must be specified");
  expect(refused(g, { MinSize: 1, StartTime: at(100) })).toBe("ValidationError: Given start time is in the past");
  expect(refused(g, { MinSize: 1, Recurrence: "0 10 * *" })).toBe("ValidationError: Given recurrence string:0 10 * * is invalid");
  expect(refused(g, { MinSize: 1, Recurrence: "0 10 * * *", TimeZone: "Mars/Olympus" })).toBe("NotSimulated: The time zone 'Mars/Olympus' is not simulated yet.");
  expect(refused(g, { MinSize: 3, MaxSize: 2, StartTime: at(200) })).toBe("ValidationError: Max bound, 2, must be greater than or equal to min bound, 3");
  expect(refused(g, { DesiredCapacity: 3, MaxSize: 2, StartTime: at(200) })).toMatch(/^ValidationError: Desired capacity:3 must be between/);
  expect(refused(g, { MinSize: 1, Recurrence: "0 10 * * *", EndTime: at(200) })).toBe("ValidationError: The scheduled action has no time before its EndTime");
  expect(refused(g, { MinSize: 1, Recurrence: "0 10 * * *", EndTime: at(50) })).toBe("ValidationError: EndTime must be in the future and after StartTime");
  put(g, "other", { StartTime: at(300), MinSize: 1 });
  expect(refused(g, { StartTime: at(300), MinSize: 2 })).toMatch(/^AlreadyExists/);
  expect(g.t.refusal("autoscaling", "DeleteScheduledAction", { ...g.name, ScheduledActionName: "none" })).toBe("ValidationError: Scheduled action name not found - Scheduled action none not found");
});
