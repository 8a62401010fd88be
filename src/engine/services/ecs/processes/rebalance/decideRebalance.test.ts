import { fc } from "../../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { countsOf, decideRebalance, type RebalanceStep, type ZoneTask } from "./decideRebalance.ts";

/** Tasks by the letter of their zone; a capital is protected, and `*` after it not healthy. */
function tasksOf(text: string): readonly ZoneTask[] {
  return [...text.matchAll(/([a-cA-C])(\*?)/g)].map(([, letter = "", mark], at) => ({
    taskArn: `${letter}${at}`,
    zone: letter.toLowerCase(),
    healthy: mark === "",
    protected: letter !== letter.toLowerCase(),
  }));
}

const table: readonly (readonly [string, string, string | null, boolean, RebalanceStep])[] = [
  ["ab", "ab", null, true, { kind: "balanced" }],
  ["ab", "aab", null, true, { kind: "balanced" }],
  ["abc", "aabcc", null, true, { kind: "balanced" }],
  ["abc", "aab", null, true, { kind: "start", zones: ["c"] }],
  ["abc", "aaa", null, true, { kind: "start", zones: ["b", "c"] }],
  ["abc", "aaaab", null, true, { kind: "start", zones: ["c", "b"] }],
  ["ab", "aa", null, false, { kind: "wait" }],
  ["a", "aaa", null, true, { kind: "balanced" }],
  // A zone that the service cannot use any more is not counted.
  ["bc", "aaabc", null, true, { kind: "balanced" }],
  ["ab", "AA", null, true, { kind: "held" }],
  ["ab", "Aa", null, true, { kind: "start", zones: ["b"] }],
  ["ab", "aab*", "b2", true, { kind: "wait" }],
  ["ab", "aab", "b2", true, { kind: "stop", candidates: ["a0", "a1"] }],
  ["ab", "aAb", "b2", true, { kind: "stop", candidates: ["a0"] }],
  ["ab", "AAb", "b2", true, { kind: "held" }],
  ["ab", "aa", "b2", true, { kind: "wait" }],
  // Of richest zones that tie either may give one; the newcomer itself never goes.
  ["abc", "aabbc", "c4", true, { kind: "stop", candidates: ["a0", "a1", "b2", "b3"] }],
  ["ab", "ab", "b1", true, { kind: "stop", candidates: ["a0"] }],
];

test.each(table)("zones %s, tasks %s, newcomer %s, room %s", (zones, tasks, newcomer, hasRoom, step) => {
  expect(decideRebalance({ zones: [...zones], tasks: tasksOf(tasks), newcomer, hasRoom })).toEqual(step);
});

test("step by step any distribution comes to rest, with as many tasks as before, and no move is made twice", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 20 }), fc.subarray(["a", "b", "c"], { minLength: 1 }), (letters, zones) => {
      let tasks = tasksOf(letters.filter((letter) => zones.includes(letter)).join(""));
      const count = tasks.length;
      for (let move = 0; ; move++) {
        const start = decideRebalance({ zones, tasks, newcomer: null, hasRoom: true });
        if (start.kind === "balanced") break;
        expect(start.kind).toBe("start");
        expect(move).toBeLessThan(count);
        const zone = start.kind === "start" ? (start.zones[0] ?? "") : "";
        const newcomer = `new${move}`;
        tasks = [...tasks, { taskArn: newcomer, zone, healthy: true, protected: false }];
        const stop = decideRebalance({ zones, tasks, newcomer, hasRoom: true });
        const [victim] = stop.kind === "stop" ? stop.candidates : [];
        expect(victim).toBeDefined();
        tasks = tasks.filter(({ taskArn }) => taskArn !== victim);
      }
      const counts = countsOf(zones, tasks).map((one) => one.count);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      expect(tasks).toHaveLength(count);
    }),
  );
});
