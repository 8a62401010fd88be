import { expect, test } from "vitest";
import { planCostWords } from "./planCost.ts";

test.each([
  [0.0987, 0, "+0.0987 USD/h"],
  [-1.5, 0, "−1.50 USD/h"],
  [0, 0.0102, "+0.0102 USD/h of instances that are paid anyway"],
  [0.05, -0.0102, "+0.0500 USD/h, −0.0102 USD/h of instances that are paid anyway"],
  [0, 0.00000001, null],
])("%d paid and %d held are %s", (paidPerHour, heldPerHour, words) => {
  expect(planCostWords({ cost: { paidPerHour, heldPerHour } })).toBe(words);
});

test("of no tasks nothing is said", () => {
  expect(planCostWords({ cost: null })).toBeNull();
});
