import { expect, test } from "vitest";
import { fc } from "../../../scripts/properties.ts";
import { holdDeploymentLaws, type Held } from "./deploymentLaws.ts";
import { kindsOfDeeds } from "./randomDeployments.ts";
import type { Act } from "./randomSession.ts";

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 300 })),
  kind: fc.nat(kindsOfDeeds() - 1),
  pick: fc.nat(20),
  size: fc.nat(20),
});

test("the laws of deployments hold, whatever happens", () => {
  const held: Held = { passes: 0, healthyStopped: 0, completed: 0, waiting: 0 };
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 4, maxLength: 14 }), (seed, acts) => void holdDeploymentLaws(seed, acts, held)),
    { numRuns: 200 },
  );
  expect(Math.min(held.passes, held.healthyStopped, held.completed, held.waiting)).toBeGreaterThan(0);
}, 120_000);
