import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { heldOn } from "../services/ecs/heldOnInstances.ts";
import { containerInstances, liveTasksByInstance, sharesByInstance } from "../services/ecs/tables.ts";
import { kindsOfActs, play, randomSession, type Act } from "./randomSession.ts";

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 120 })),
  kind: fc.nat(kindsOfActs() - 1),
  pick: fc.nat(40),
  size: fc.nat(40),
});

test("what is followed of each instance is the sum of what its tasks and its daemons' shares hold, whatever happens", () => {
  let holding = 0;
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 10, maxLength: 25 }), (seed, acts) => {
      const session = randomSession(seed, []);
      for (const one of acts) {
        play(session, one);
        session.read((view) => {
          for (const { containerInstanceArn } of view.all(containerInstances)) {
            const shares = view.where(sharesByInstance, containerInstanceArn);
            const needs = [...view.where(liveTasksByInstance, containerInstanceArn), ...shares].map((holder) => holder.needs);
            const sum = (of: "cpuUnits" | "memoryMiB" | "gpus" | "enis") => needs.reduce((total, one) => total + one[of], 0);
            const whole = { cpuUnits: sum("cpuUnits"), memoryMiB: sum("memoryMiB"), gpus: sum("gpus"), enis: sum("enis") };
            const place = view.placeOf(containerInstances, containerInstanceArn) ?? -1;
            expect(heldOn(view, { containerInstanceArn, place })).toEqual(whole);
            if (needs.length > 0) holding++;
          }
        });
      }
    }),
    { numRuns: 25 },
  );
  expect(holding).toBeGreaterThan(0);
}, 120_000);
