import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { decideAlarm, evaluationRange, stateByNewest, type AlarmRule, type Datapoint } from "./decideAlarm.ts";

const rules = fc.integer({ min: 1, max: 5 }).chain((evaluationPeriods) =>
  fc.record<AlarmRule>({ evaluationPeriods: fc.constant(evaluationPeriods), datapointsToAlarm: fc.integer({ min: 1, max: evaluationPeriods }), missingData: fc.constantFrom("breaching", "ignore", "missing", "notBreaching") }),
);
const ranges = rules.chain((rule) => fc.record({ rule: fc.constant(rule), range: fc.array(fc.constantFrom<Datapoint>(true, true, false, undefined), { minLength: evaluationRange(rule), maxLength: evaluationRange(rule) }) }));

/** The newest but so many of some datapoints that came in this order. */
const backIn = (range: readonly Datapoint[]) => (back: number): Datapoint => range[range.length - 1 - back];

test("what the newest datapoints say by themselves, all of them together say too", () => {
  const said = new Set<string>();
  fc.assert(
    fc.property(ranges, ({ rule, range }) => {
      const state = stateByNewest(backIn(range), rule);
      if (state === undefined) return;
      expect(decideAlarm(range, rule)).toBe(state);
      said.add(state);
    }),
  );
  expect([...said].toSorted()).toEqual(["ALARM", "OK"]);
});

const [yes, no, gap] = [true, false, undefined];

test.each<readonly [m: number, n: number, newest: readonly Datapoint[], state: string | undefined, asked: number]>([
  [3, 3, [no, yes, yes], "OK", 1],
  [3, 3, [yes, yes, no], "OK", 3],
  [3, 3, [yes, yes, yes], "ALARM", 3],
  [3, 3, [yes, yes, gap, no], undefined, 3],
  [3, 3, [gap, yes, yes, yes], undefined, 1],
  [2, 3, [no, yes, no], "OK", 3],
  [2, 3, [no, yes, yes], "ALARM", 3],
  [2, 3, [yes, yes, gap], "ALARM", 2],
  [2, 3, [no, gap, no], undefined, 2],
  [1, 1, [yes], "ALARM", 1],
  [1, 1, [no], "OK", 1],
])("%i of %i: the newest datapoints %j say %s, of which %i are asked for", (datapointsToAlarm, evaluationPeriods, newest, state, asked) => {
  let count = 0;
  const at = (back: number): Datapoint => {
    count++;
    return newest[back];
  };
  expect([stateByNewest(at, { evaluationPeriods, datapointsToAlarm, missingData: "missing" }), count]).toEqual([state, asked]);
});
