import { expect, test } from "vitest";
import { fc } from "../../../scripts/properties.ts";
import { holdCapacityLaws, type HeldCapacity } from "./capacityLaws.ts";
import { kindsOfCapacityActs } from "./randomCapacity.ts";
import type { Act } from "./randomSession.ts";

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 400 })),
  kind: fc.nat(kindsOfCapacityActs() - 1),
  pick: fc.nat(20),
  size: fc.nat(20),
});

const acts = fc.array(act, { minLength: 6, maxLength: 18 });

test("whatever is asked of groups that ECS scales, and done to them, tasks wait within their time, groups stay within their bounds, and all comes to rest when the load has ended", () => {
  const held: HeldCapacity = { mostWaiting: 0, longestWait: 0, activities: 0, resting: 0 };
  // Odd seeds: in the others as many tasks may wait as may, which takes long and is the swarm's.
  const seeds = fc.nat(1_000_000).map((seed) => 2 * seed + 1);
  fc.assert(fc.property(seeds, acts, (seed, acts) => void holdCapacityLaws(seed, acts, held)), { numRuns: 5 });
  expect(Math.min(held.mostWaiting, held.activities, held.resting)).toBeGreaterThan(10);
});
