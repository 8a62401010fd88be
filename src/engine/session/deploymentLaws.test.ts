import { expect, test } from "vitest";
import { fc } from "../../../scripts/properties.ts";
import { holdDeploymentLaws, type Held } from "./deploymentLaws.ts";
import { kindsOfDeeds } from "./randomDeployments.ts";
import { kindsOfShiftDeeds, SHIFTS } from "./randomShifts.ts";
import type { Act } from "./randomSession.ts";
import { holdShiftLaws, type HeldShifts } from "./shiftLaws.ts";

const actOf = (kinds: number): fc.Arbitrary<Act> =>
  fc.record({
    afterSeconds: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 300 })),
    kind: fc.nat(kinds - 1),
    pick: fc.nat(20),
    size: fc.nat(20),
  });

test("the laws of deployments hold, whatever happens", () => {
  const held: Held = { passes: 0, healthyStopped: 0, completed: 0, waiting: 0 };
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(actOf(kindsOfDeeds()), { minLength: 4, maxLength: 14 }), (seed, acts) => void holdDeploymentLaws(seed, acts, held)),
    { numRuns: 120 },
  );
  expect(Math.min(held.passes, held.healthyStopped, held.completed, held.waiting)).toBeGreaterThan(0);
}, 120_000);

test.each(SHIFTS)("the laws of deployments hold while traffic moves: %s", (shift) => {
  const held: HeldShifts = { shared: 0, completed: 0, cameBack: 0, healthyStopped: 0, served: 0 };
  const anyActs = fc.array(actOf(kindsOfShiftDeeds()), { minLength: 3, maxLength: 16 });
  fc.assert(
    fc.property(fc.nat(1_000_000), anyActs, (seed, acts) => void holdShiftLaws({ seed, shift, acts, held })),
    { numRuns: 20 },
  );
  const { shared, ...others } = held;
  expect(Math.min(...Object.values(others))).toBeGreaterThan(0);
  if (shift !== "BLUE_GREEN") expect(shared).toBeGreaterThan(0);
}, 120_000);
