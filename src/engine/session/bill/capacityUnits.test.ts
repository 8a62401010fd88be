import { expect, test } from "vitest";
import { capacityUnits } from "./capacityUnits.ts";

const NOTHING = { connectionsPerSecond: 0, activeConnections: 0, gibPerHour: 0, ruleEvaluationsPerSecond: 0 };

// The first and the second of each type are the examples of Elastic Load Balancing pricing, from memory.
test.each([
  ["application", { connectionsPerSecond: 1, activeConnections: 120, gibPerHour: 1.08, ruleEvaluationsPerSecond: 250 }, 1.08, "gibPerHour"],
  ["application", { connectionsPerSecond: 1, activeConnections: 120, gibPerHour: 1.08, ruleEvaluationsPerSecond: 1_500 }, 1.5, "ruleEvaluationsPerSecond"],
  ["application", { ...NOTHING, connectionsPerSecond: 50 }, 2, "connectionsPerSecond"],
  ["application", { ...NOTHING, activeConnections: 4_500 }, 1.5, "activeConnections"],
  ["network", { connectionsPerSecond: 100, activeConnections: 18_000, gibPerHour: 1.08, ruleEvaluationsPerSecond: 9_999 }, 1.08, "gibPerHour"],
  ["network", { ...NOTHING, activeConnections: 150_000 }, 1.5, "activeConnections"],
  ["classic", { connectionsPerSecond: 9_999, activeConnections: 9_999, gibPerHour: 2, ruleEvaluationsPerSecond: 0 }, 2, "gibPerHour"],
  ["application", NOTHING, 0, "gibPerHour"],
] as const)("%s: %o is %d capacity units, by %s", (type, work, units, measure) => {
  const told = capacityUnits(type, work);
  expect(told.units).toBeCloseTo(units, 9);
  expect(told.measure).toBe(measure);
});
