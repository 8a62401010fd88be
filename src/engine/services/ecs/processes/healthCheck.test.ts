import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { BACKOFF_LONGEST, BACKOFF_LONGEST_CLASSIC } from "../timing.ts";
import { backoffAfter } from "./backoff.ts";
import { beatAfter, judgeCheck, nextCheckIn, type CheckedHealth } from "./healthCheck.ts";

const check = { command: ["CMD", "true"], interval: 10, retries: 3, startPeriod: 25 };
const NEW: CheckedHealth = { healthStatus: "UNKNOWN", failedChecks: 0 };

test.each([
  ["a success makes it healthy, also in the start period", NEW, true, 10, { healthStatus: "HEALTHY", failedChecks: 0 }],
  ["a failure in the start period does not count", NEW, false, 20, NEW],
  ["at its end it does", NEW, false, 25, { healthStatus: "UNKNOWN", failedChecks: 1 }],
  ["after a success it counts within it", { healthStatus: "HEALTHY", failedChecks: 0 }, false, 20, { healthStatus: "HEALTHY", failedChecks: 1 }],
  ["two of three failures leave it healthy", { healthStatus: "HEALTHY", failedChecks: 1 }, false, 60, { healthStatus: "HEALTHY", failedChecks: 2 }],
  ["the third does not", { healthStatus: "HEALTHY", failedChecks: 2 }, false, 60, { healthStatus: "UNHEALTHY", failedChecks: 3 }],
  ["one success heals", { healthStatus: "UNHEALTHY", failedChecks: 3 }, true, 60, { healthStatus: "HEALTHY", failedChecks: 0 }],
] as const)("%s", (_, before, passed, age, after) => {
  expect(judgeCheck(before, passed, { check, age: age * 1000 })).toEqual(after);
});

test.each([
  [0, 1, 10],
  [10, 10.001, 10],
  [12, 12, 8],
  [20, 20, 0],
] as const)("at an age of %d s, the first beat from %d s on is %d s away", (age, notBefore, away) => {
  expect(beatAfter(check, age * 1000, notBefore * 1000)).toBe(away * 1000);
});

/** Health over time when every beat is checked, and when only those are that `nextCheckIn` asks for. */
function watch(answers: readonly boolean[], beats: number, everyBeat: boolean): readonly string[] {
  let health = NEW;
  let next = 1;
  const seen: string[] = [];
  for (let beat = 1; beat <= beats; beat++) {
    const answer = answers[beat] ?? false;
    const changed = answer !== (answers[beat - 1] ?? false);
    if (everyBeat || beat >= next || changed) {
      const at = { check, age: beat * 10_000 };
      health = judgeCheck(health, answer, at);
      const wait = nextCheckIn(health, answer, at);
      next = wait === null ? Infinity : beat + wait / 10_000;
    }
    seen.push(health.healthStatus);
  }
  return seen;
}

test("the beats that are left out change nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (answers) => {
      expect(watch(answers, 40, false)).toEqual(watch(answers, 40, true));
    }),
  );
});

// The longest wait is documented, that it doubles from 30 seconds is assumed.
test.each([
  [0, 0, 0], [1, 0, 0], [2, 0, 0], [3, 30, 30], [4, 60, 60], [5, 120, 120], [6, 240, 240], [7, 480, 480], [8, 960, 900], [9, 1620, 900], [50, 1620, 900],
] as const)("after %i failed starts in a row a service waits %i s, by classic rules %i s", (failures, wait, classic) => {
  expect([BACKOFF_LONGEST, BACKOFF_LONGEST_CLASSIC].map((longest) => backoffAfter(failures, longest))).toEqual([wait * 1000, classic * 1000]);
});
