import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { decideAlarm, evaluationRange, stateByCounts, type AlarmRule, type Datapoint } from "./decideAlarm.ts";

const rules = fc.integer({ min: 1, max: 5 }).chain((evaluationPeriods) =>
  fc.record<AlarmRule>({ evaluationPeriods: fc.constant(evaluationPeriods), datapointsToAlarm: fc.integer({ min: 1, max: evaluationPeriods }), missingData: fc.constantFrom("breaching", "ignore", "missing", "notBreaching") }),
);
const ranges = rules.chain((rule) => fc.record({ rule: fc.constant(rule), range: fc.array(fc.constantFrom<Datapoint>(true, true, false, undefined), { minLength: evaluationRange(rule), maxLength: evaluationRange(rule) }) }));

/** The newest of them, until one is missing, N at most. */
function countsOf(range: readonly Datapoint[], { evaluationPeriods }: AlarmRule) {
  const newest = range.slice(-evaluationPeriods);
  const known = newest.slice(newest.lastIndexOf(undefined) + 1);
  return { breaching: known.filter((isBreaching) => isBreaching === true).length, others: known.filter((isBreaching) => isBreaching === false).length };
}

test("what the newest datapoints say by themselves, all of them together say too", () => {
  const said = new Set<string>();
  fc.assert(
    fc.property(ranges, ({ rule, range }) => {
      const state = stateByCounts(countsOf(range, rule), rule);
      if (state === undefined) return;
      expect(decideAlarm(range, rule)).toBe(state);
      said.add(state);
    }),
  );
  expect([...said].toSorted()).toEqual(["ALARM", "OK"]);
});

test.each<readonly [m: number, n: number, breaching: number, others: number, state: string | undefined]>([
  [3, 3, 0, 1, "OK"],
  [3, 3, 2, 1, "OK"],
  [3, 3, 3, 0, "ALARM"],
  [3, 3, 2, 0, undefined],
  [3, 3, 0, 0, undefined],
  [2, 3, 1, 1, undefined],
  [2, 3, 1, 2, "OK"],
  [2, 3, 2, 0, "ALARM"],
  [2, 3, 0, 1, undefined],
  [1, 1, 1, 0, "ALARM"],
  [1, 1, 0, 1, "OK"],
])("%i of %i: %i breaching datapoints and %i others say %s", (datapointsToAlarm, evaluationPeriods, breaching, others, state) => {
  expect(stateByCounts({ breaching, others }, { evaluationPeriods, datapointsToAlarm, missingData: "missing" })).toBe(state);
});
