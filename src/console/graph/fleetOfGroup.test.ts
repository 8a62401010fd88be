import { expect, test } from "vitest";
import type { LifecycleState } from "../../aws/generated/autoscaling.ts";
import { fleetOf, fleetWords } from "./fleetOfGroup.ts";

const members = (...states: readonly LifecycleState[]) => states.map((lifecycleState) => ({ lifecycleState }));

test.each([
  [{ desiredCapacity: 0, maxSize: 0 }, members(), [], "0 of 0 in service"],
  [{ desiredCapacity: 2, maxSize: 4 }, members("InService", "Pending"), [["", 1], ["pending", 1], ["none", 2]], "1 of 2 in service, 1 pending"],
  [{ desiredCapacity: 1, maxSize: 2 }, members("Terminating:Wait", "InService", "InService"), [["", 2], ["draining", 1]], "2 of 1 in service, 1 terminating"],
  [{ desiredCapacity: 1, maxSize: 3 }, members("Pending:Wait", "Warmed:Stopped", "Standby"), [["pending", 1], ["standby", 1], ["warm", 1]], "0 of 1 in service, 1 pending, 1 in standby, 1 warm"],
  [{ desiredCapacity: 1, maxSize: 3 }, members("InService", "Warmed:Pending:Wait", "Warmed:Terminating"), [["", 1], ["draining", 1], ["warm", 1]], "1 of 1 in service, 1 terminating, 1 warm"],
] as const)("%o with %o", (group, given, looks, words) => {
  const fleet = fleetOf(group, given);
  expect(fleet.looks.map(({ look, count }) => [look, count])).toEqual(looks);
  expect(fleetWords(fleet)).toBe(words);
});
