import { expect, test } from "vitest";
import { delayText, sayingOf } from "./hopWords.ts";

test.each([[0, "+0:00"], [499, "+0:00"], [2_000, "+0:02"], [125_000, "+2:05"], [3_599_499, "+59:59"], [3_600_000, "+1:00:00"]])("%i ms are %s", (millis, text) => expect(delayText(millis)).toBe(text));

test("each hop says what came, in the number that there is of it", () => {
  const come = { state: "come", at: 0, delay: 0, isLongest: false } as const;
  expect([
    sayingOf({ ...come, kind: "load", figures: { before: 115.883, after: 393.367 } }),
    sayingOf({ ...come, kind: "cpu", figures: { metric: "CPUUtilization", value: 79.058333, threshold: 50 } }),
    sayingOf({ ...come, kind: "alarm", figures: { alarmName: "TargetTracking-service/shop/web-AlarmHigh-9015d257-6b5b-a849-3754-d80047d103e7", since: null } }),
    sayingOf({ ...come, kind: "alarm", figures: { alarmName: "busy", since: 3_600_000 } }),
    sayingOf({ ...come, kind: "provisioning", figures: { tasks: 1 } }),
    sayingOf({ ...come, kind: "reservation", figures: { percent: 133.333333, capacityProvider: "p" } }),
    sayingOf({ ...come, kind: "group", figures: { autoScalingGroupName: "g", from: 3, to: 4 } }),
    sayingOf({ ...come, kind: "running", figures: { tasks: 4 } }),
  ]).toEqual(["116 → 393/s", "79.1, target 50", "AlarmHigh in ALARM", "busy still in ALARM, since 1:00:00", "1 task waits", "133 %", "3 → 4 instances", "4 tasks more run"]);
});
