import { expect, test } from "vitest";
import { asksText, desiredText, neededText, providerHoldText, reservationText, takesText } from "./reservationWords.ts";

const GROUP = { instances: 3, busy: 3, needed: 4, more: 1, reservation: 400 / 3, targetCapacity: 100, desired: 4 };

test.each([
  ["a task too many", {}, ["3 + 1 = 4", "4 / 3 × 100 = 133.33", "ceil(4 × 100 / 100) = 4"]],
  ["from nothing", { instances: 0, busy: 0, needed: 2, more: 2, reservation: 200, desired: 2 }, ["2, as always from nothing", "200, as there is no instance", "2"]],
  ["one idle", { instances: 2, busy: 1, needed: 1, more: 0, reservation: 50, targetCapacity: 90, desired: 2 }, ["1, the busy ones", "1 / 2 × 100 = 50", "ceil(1 × 100 / 90) = 2"]],
  ["what waits is too big", { instances: 2, busy: 1, needed: 2, more: 0, reservation: 100, desired: 2 }, ["2, as no instance would help", "2 / 2 × 100 = 100", "ceil(2 × 100 / 100) = 2"]],
])("%s is told with its arithmetic", (_, given, texts) => {
  const told = { ...GROUP, ...given };
  expect([neededText(told), reservationText(told), desiredText(told)]).toEqual(texts);
});

test("waiting tasks are told by what they take, and by what they ask for", () => {
  expect(takesText({ cpuUnits: 2048, memoryMiB: 512, enis: 1, gpus: 0, oneEach: true })).toBe("2048 CPU, 512 MiB, 1 interface, one an instance");
  expect([asksText(2), asksText(1), asksText(null)]).toEqual(["2 instances more", "1 instance more", "fits no instance type"]);
});

test("what holds it is a sentence", () => {
  expect(providerHoldText({ kind: "AwaitsAlarm", alarm: { alarmName: "a", state: "OK", threshold: 100, operator: "LessThanThreshold", datapointsToAlarm: 15, evaluationPeriods: 15, seen: [] } })).toBe("Waits for its alarm: 0 of 15 datapoints so far.");
  expect(providerHoldText({ kind: "AlreadyAtMaxCapacity" })).toBe("The group is at its maximum: what still waits goes on waiting.");
  expect(providerHoldText({ kind: "WarmingUp", until: null })).toMatch(/^Instances are on their way/);
});
