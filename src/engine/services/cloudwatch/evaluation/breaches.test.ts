import { expect, test } from "vitest";
import { fc } from "../../../../../scripts/properties.ts";
import { Breaches } from "./breaches.ts";
import { decideAlarm, evaluationRange, type AlarmRule, type Datapoint } from "./decideAlarm.ts";

const rule = (datapointsToAlarm: number, evaluationPeriods: number): AlarmRule => ({ datapointsToAlarm, evaluationPeriods, missingData: "missing" });

/** The state after each of some datapoints. */
function states(of: AlarmRule, datapoints: readonly Datapoint[]): readonly (string | undefined)[] {
  const breaches = new Breaches(of);
  return datapoints.map((datapoint) => {
    breaches.take(datapoint);
    return breaches.state;
  });
}

const [yes, no, gap] = [true, false, undefined];

test("one datapoint after the other is counted, the oldest is forgotten, and after one that is missing it begins anew", () => {
  expect(states(rule(3, 3), [yes, yes, yes, yes, no, yes, yes, yes])).toEqual([undefined, undefined, "ALARM", "ALARM", "OK", "OK", "OK", "ALARM"]);
  expect(states(rule(2, 3), [yes, no, yes, no, no, yes])).toEqual([undefined, undefined, "ALARM", "OK", "OK", "OK"]);
  expect(states(rule(3, 3), [yes, yes, gap, yes, yes, yes])).toEqual([undefined, undefined, undefined, undefined, undefined, "ALARM"]);
});

test("whatever it says, all that an alarm looks at say too", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.array(fc.constantFrom<Datapoint>(true, true, true, false, undefined), { maxLength: 20 }), (m, more, datapoints) => {
      const of = rule(m, m + more - 1);
      states(of, datapoints).forEach((state, place) => {
        const range = Array.from({ length: evaluationRange(of) }, (_, i) => datapoints[place + 1 - evaluationRange(of) + i]);
        if (state !== undefined) expect(decideAlarm(range, of)).toBe(state);
      });
    }),
  );
});
