import { expect, test } from "vitest";
import { newAccount } from "../../../../account.ts";
import type { Context } from "../../../../kernel/context.ts";
import { subnets } from "../../../ec2/tables.ts";
import { choose } from "../choose.ts";
import { place } from "../place.ts";
import type { Subject } from "../subject.ts";
import { RandomFleet } from "./randomFleet.ts";

/** Together more than the two hundred thousand decisions that are promised. */
const FLEETS = 202;
const DECISIONS = 1_000;

/** Small ones are quick and full of ties; five hundred instances make a tree of which few blocks change at a time. */
const instancesOf = (seed: number): number => (seed === 1 ? 500 : 1 + (seed % 15));

/** A context whose dice are loaded: they show the same to `place` and to `choose`, and remember how many there were. */
function loaded(ctx: Context, chance: number) {
  const counts: number[] = [];
  const draw = (count: number) => {
    counts.push(count);
    return Math.floor(chance * count);
  };
  const random = (_stream: string, n: number) => draw(n);
  const read = (verb: string | symbol): unknown => {
    const own: unknown = Reflect.get(ctx, verb, ctx);
    return typeof own === "function" ? own.bind(ctx) : own;
  };
  return { counts, draw, ctx: new Proxy(ctx, { get: (_ctx, verb) => (verb === "random" ? random : read(verb)) }) };
}

function dice(seed: number): (n: number) => number {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return (state >>> 3) % n;
  };
}

/** Lives through one fleet; returns how many tasks found a place. */
function live(seed: number): number {
  const draw = dice(seed);
  const world = newAccount(7);
  const fleet = new RandomFleet({ world, subnets: world.view.all(subnets) }, draw, instancesOf(seed));
  const subjects: Subject[] = Array.from({ length: 6 }, (_, i) => fleet.randomSubject(`${seed}-${i}`));
  let placed = 0;
  for (let decision = 0; decision < DECISIONS; decision++) {
    for (let left = draw(4); left > 0; left--) fleet.disturb();
    const subject = subjects[draw(subjects.length)];
    if (subject === undefined) continue;
    const chance = draw(1000) / 1000;
    const theirs = loaded(fleet.world.context, chance);
    const ours = loaded(fleet.world.context, chance);
    const expected = place(fleet.world.view, subject, theirs.draw).chosen?.instance;
    const chosen = choose(ours.ctx, subject);
    if (chosen !== expected || ours.counts.join() !== theirs.counts.join()) {
      expect.soft({ seed, decision, subject, chosen, counts: ours.counts }).toEqual({ seed, decision, subject, chosen: expected, counts: theirs.counts });
      throw new Error(`seed ${seed}, decision ${decision}`);
    }
    if (chosen === undefined) continue;
    placed++;
    fleet.launch(chosen, subject);
  }
  return placed;
}

test(`the index chooses what the specification chooses, ${FLEETS * DECISIONS} times`, { timeout: 120_000 }, () => {
  let placed = 0;
  for (let seed = 1; seed <= FLEETS; seed++) placed += live(seed);
  // A fleet into which nothing fits would prove little.
  expect(placed).toBeGreaterThan((FLEETS * DECISIONS) / 4);
});
