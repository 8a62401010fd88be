import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { seconds } from "../kernel/time.ts";
import { kindsOfActs, play, randomSession, type Act } from "./randomSession.ts";
import { Session } from "./session.ts";

/** What must hold of every session, whoever pressed which button when. */

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 300 })),
  kind: fc.nat(kindsOfActs() - 1),
  pick: fc.nat(20),
  size: fc.nat(20),
});
const acts = fc.array(act, { minLength: 1, maxLength: 14 });
const seed = fc.nat(1_000_000);
const RUNS = { numRuns: 25 };

function life(session: Session) {
  return { now: session.now, digest: session.world.digest, logged: session.world.logged };
}

test("replaying a session gives the same life", () => {
  fc.assert(
    fc.property(seed, acts, (seed, acts) => {
      const session = randomSession(seed, acts);
      session.runUntil(session.now + seconds(200));
      const again = new Session(session.toFile());
      again.runUntil(session.now);
      expect(life(again)).toEqual(life(session));
      expect(again.refusedCalls).toBe(0);
    }),
    RUNS,
  );
});

test("the pace of the clock does not matter", () => {
  fc.assert(
    fc.property(seed, acts, fc.integer({ min: 1, max: 40_000 }), (seed, acts, stride) => {
      const file = randomSession(seed, acts).toFile();
      const straight = new Session(file);
      const strolling = new Session(file);
      straight.runUntil(file.clock + seconds(120));
      while (strolling.now < straight.now) strolling.runUntil(Math.min(straight.now, strolling.now + stride));
      expect(life(strolling)).toEqual(life(straight));
    }),
    RUNS,
  );
});

test("a refusal changes nothing", () => {
  fc.assert(
    fc.property(seed, acts, act, (seed, acts, last) => {
      const session = randomSession(seed, acts);
      const before = { ...life(session), calls: session.callCount, undo: session.undoDepth };
      const answer = session.call({ service: "ecs", operation: "DeleteCluster", input: { cluster: `no-${last.pick}` } });
      expect(answer.ok).toBe(false);
      session.dryRun({ service: "ecs", operation: "CreateCluster", input: { clusterName: "other" } });
      expect({ ...life(session), calls: session.callCount, undo: session.undoDepth }).toEqual(before);
    }),
    RUNS,
  );
});

test("to seek to an instant is to run to it, and the present is found again", () => {
  fc.assert(
    fc.property(seed, acts, fc.double({ min: 0, max: 1, noNaN: true }), (seed, acts, share) => {
      const session = randomSession(seed, acts);
      session.runUntil(session.now + seconds(60));
      const present = life(session);
      const to = Math.floor(session.now * share);
      const straight = new Session(session.toFile());
      straight.runUntil(to);
      session.seek(to);
      expect(life(session)).toEqual(life(straight));
      session.seek(present.now);
      expect(life(session)).toEqual(present);
    }),
    RUNS,
  );
});

test("to undo and redo is to have done nothing", () => {
  fc.assert(
    fc.property(seed, acts, fc.integer({ min: 1, max: 5 }), (seed, acts, times) => {
      const session = randomSession(seed, acts);
      session.runUntil(session.now + seconds(30));
      const before = { ...life(session), end: session.end, journal: session.journal };
      let undone = 0;
      while (undone < times && session.undo()) undone++;
      for (let i = 0; i < undone; i++) session.redo();
      expect({ ...life(session), end: session.end, journal: session.journal }).toEqual(before);
    }),
    RUNS,
  );
});

test("a call made in the past forks: what lay ahead is gone, and comes back when the call is undone", () => {
  fc.assert(
    fc.property(seed, acts, act, (seed, acts, late) => {
      const session = randomSession(seed, acts);
      const before = { ...life(session), journal: session.journal };
      session.seek(Math.floor(session.now / 2));
      const { undoDepth } = session;
      play(session, { ...late, afterSeconds: 0 });
      if (session.undoDepth > undoDepth) {
        expect(session.callsAhead).toBe(0);
        session.undo();
      }
      session.seek(before.now);
      expect({ ...life(session), journal: session.journal }).toEqual(before);
    }),
    RUNS,
  );
});
