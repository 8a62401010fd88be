import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { decideAlarm, evaluationRange, stateByNewest, type AlarmRule, type Datapoint } from "./decideAlarm.ts";

const rules = fc.integer({ min: 1, max: 5 }).chain((evaluationPeriods) =>
  fc.record<AlarmRule>({ evaluationPeriods: fc.constant(evaluationPeriods), datapointsToAlarm: fc.integer({ min: 1, max: evaluationPeriods }), missingData: fc.constantFrom("breaching", "ignore", "missing", "notBreaching") }),
);
const ranges = rules.chain((rule) => fc.record({ rule: fc.constant(rule), range: fc.array(fc.constantFrom<Datapoint>(true, true, false, undefined), { minLength: evaluationRange(rule), maxLength: evaluationRange(rule) }) }));

/** The newest first, until one is missing. */
function newestOf(range: readonly Datapoint[]): readonly boolean[] {
  const newest = range.toReversed();
  const end = newest.indexOf(undefined);
  return newest.slice(0, end === -1 ? newest.length : end).filter((datapoint) => datapoint !== undefined);
}

test("what the newest datapoints say by themselves, all of them together say too", () => {
  const said = new Set<string>();
  fc.assert(
    fc.property(ranges, fc.nat(7), ({ rule, range }, count) => {
      const state = stateByNewest(newestOf(range).slice(0, count), rule);
      if (state === undefined) return;
      expect(decideAlarm(range, rule)).toBe(state);
      said.add(state);
    }),
  );
  expect([...said].toSorted()).toEqual(["ALARM", "OK"]);
});

test("they say nothing where others could say otherwise", () => {
  const rule: AlarmRule = { evaluationPeriods: 3, datapointsToAlarm: 3, missingData: "missing" };
  expect([[true], [false], [], [true, true], [true, true, true], [true, false]].map((newest) => stateByNewest(newest, rule))).toEqual([undefined, "OK", undefined, undefined, "ALARM", undefined]);
  expect(stateByNewest([false], { ...rule, datapointsToAlarm: 2 })).toBeUndefined();
});
