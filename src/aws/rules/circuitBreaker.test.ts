import { expect, test } from "vitest";
import { thresholdOf } from "./circuitBreaker.ts";

test.each([
  [0, 3, 10],
  [1, 3, 10],
  [6, 3, 10],
  [7, 4, 10],
  [20, 10, 10],
  [21, 11, 11],
  [25, 13, 13],
  [399, 200, 200],
  [400, 200, 200],
  [800, 200, 200],
])("with %i tasks the circuit breaker acts at the failure number %i, by classic rules %i", (desiredCount, current, classic) => {
  expect([thresholdOf(desiredCount), thresholdOf(desiredCount, "classic")]).toEqual([current, classic]);
});
