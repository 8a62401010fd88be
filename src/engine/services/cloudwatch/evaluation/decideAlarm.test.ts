import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { decideAlarm, evaluationRange, isWellBy, type AlarmRule, type Datapoint } from "./decideAlarm.ts";

const rules = fc.integer({ min: 1, max: 5 }).chain((evaluationPeriods) =>
  fc.record<AlarmRule>({ evaluationPeriods: fc.constant(evaluationPeriods), datapointsToAlarm: fc.integer({ min: 1, max: evaluationPeriods }), missingData: fc.constantFrom("breaching", "ignore", "missing", "notBreaching") }),
);
const ranges = rules.chain((rule) => fc.record({ rule: fc.constant(rule), range: fc.array(fc.constantFrom<Datapoint>(true, false, undefined), { minLength: evaluationRange(rule), maxLength: evaluationRange(rule) }) }));

test("where the newest datapoint says by itself that all is well, all others together say so too", () => {
  fc.assert(
    fc.property(ranges, ({ rule, range }) => {
      if (isWellBy(range.at(-1), rule)) expect(decideAlarm(range, rule)).toBe("OK");
    }),
  );
});

test("one that is breaching, missing, or not needed says nothing by itself", () => {
  const rule: AlarmRule = { evaluationPeriods: 3, datapointsToAlarm: 3, missingData: "missing" };
  expect([true, false, undefined].map((newest) => isWellBy(newest, rule))).toEqual([false, true, false]);
  expect(isWellBy(false, { ...rule, datapointsToAlarm: 2 })).toBe(false);
});
