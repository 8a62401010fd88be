import { expect, test } from "vitest";
import { thresholdOf } from "./circuitBreaker.ts";

test.each([
  [0, 3],
  [1, 3],
  [6, 3],
  [7, 4],
  [25, 13],
  [399, 200],
  [400, 200],
  [800, 200],
])("with %i tasks the circuit breaker acts at the failure number %i", (desiredCount, threshold) => {
  expect(thresholdOf(desiredCount)).toBe(threshold);
});
