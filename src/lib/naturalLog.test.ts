import { expect, test } from "vitest";
import { naturalLog } from "./naturalLog.ts";

test.each([[1, 0], [0.5, -0.693147], [0.1, -2.302585], [0.05, -2.995732], [0.01, -4.60517], [0.000001, -13.815511]])("the logarithm of %f is %f", (x, log) => {
  expect(naturalLog(x)).toBeCloseTo(log, 6);
});
