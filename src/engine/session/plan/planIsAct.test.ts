import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { seconds } from "../../kernel/time.ts";
import { tasks } from "../../services/ecs/tables.ts";
import { whyPlaced } from "../questions.ts";
import { kindsOfActs, play, randomSession, type Act } from "../randomSession.ts";
import { askingCall, holdChanges, holdPlanToAct, tooMuch, type Asking } from "./planLaws.ts";

/** Milliseconds: a thousand worlds take six seconds, and machines are shared. */
const SLOW = 90_000;

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 120 })),
  kind: fc.nat(kindsOfActs() - 1),
  pick: fc.nat(20),
  size: fc.nat(20),
});

const asking: fc.Arbitrary<Asking> = fc.record({ kind: fc.nat(3), count: fc.integer({ min: 1, max: 10 }), pick: fc.nat(20), placement: fc.nat(8) });

// A world after each of ten acts: a hundred sessions are a thousand worlds.
test("the plan is the act: in a thousand random worlds the call places what was planned, and planning changes nothing", () => {
  let worlds = 0;
  let placed = 0;
  let obstacles = 0;
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(fc.tuple(act, asking), { minLength: 10, maxLength: 10 }), (seed, steps) => {
      const session = randomSession(seed, []);
      session.runUntil(seconds(100));
      for (const [act, asking] of steps) {
        play(session, act);
        worlds++;
        const deed = holdPlanToAct(session, askingCall(session, asking, { name: `planned-${worlds % 7}` }));
        placed += deed.placed;
        if (deed.isStuck) obstacles++;
      }
    }),
    { numRuns: 100 },
  );
  expect(worlds).toBeGreaterThanOrEqual(1_000);
  expect(placed).toBeGreaterThan(300);
  expect(obstacles).toBeGreaterThan(100);
}, SLOW);

test("why a task is where it is: lived again, the explanation names its instance, and nothing has changed", () => {
  let explained = 0;
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 6, maxLength: 12 }), asking, (seed, acts, asking) => {
      const session = randomSession(seed, acts);
      session.call(askingCall(session, asking, { name: "last" }));
      session.runUntil(session.now + seconds(30));
      const before = session.world.digest;
      for (const { taskArn, containerInstanceArn } of session.read((view) => view.all(tasks)).slice(-4)) {
        const explanation = whyPlaced(session, taskArn);
        expect(explanation?.containerInstanceArn).toBe(containerInstanceArn);
        expect(explanation?.verdicts.find((one) => one.containerInstanceArn === containerInstanceArn)).toMatchObject({ step: null });
        explained++;
      }
      expect(session.world.digest).toBe(before);
    }),
    { numRuns: 80 },
  );
  expect(explained).toBeGreaterThan(100);
}, SLOW);

test("every change that is offered makes the task fit, and with one unit less it does not", () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 2, maxLength: 8 }), asking, (seed, acts, asking) => {
      const session = randomSession(seed, acts);
      session.runUntil(session.now + seconds(90));
      for (const kind of holdChanges(session, tooMuch(session, asking))) kinds.add(kind);
    }),
    { numRuns: 60 },
  );
  expect(kinds.size).toBeGreaterThan(3);
}, SLOW);
