import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { SERVICE_DEFAULT } from "../placement/subject.ts";
import { decideRollout, limitsOf, type Member, type Rollout } from "./rollout.ts";

let serial = 0;
const member = ({ zone = "us-east-1a", ...more }: Partial<Member> & { readonly zone?: string } = {}): Member => ({
  taskArn: `t${String(++serial).padStart(5, "0")}`,
  starting: false,
  healthy: true,
  failing: false,
  leaving: false,
  protected: false,
  containerInstanceArn: "i",
  availabilityZone: zone,
  attributes: { "ecs.availability-zone": zone },
  free: { cpuUnits: 0, memoryMiB: 0 },
  needs: { cpuUnits: 256, memoryMiB: 512 },
  deployedAt: 0,
  createdAt: 0,
  ...more,
});
const HEALTHY = {};
const STARTING = { starting: true, healthy: false };
const YOUNG = { healthy: false };
const FAILING = { healthy: false, failing: true };
const LEAVING = { leaving: true };
const members = (...kinds: readonly (readonly [number, Partial<Member>])[]) =>
  kinds.flatMap(([count, more]) => Array.from({ length: count }, () => member(more)));

function rollout(more: Partial<Rollout>): Rollout {
  return {
    desiredCount: 4,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    inProgress: true,
    primary: [],
    primaryFails: false,
    older: [],
    strategies: SERVICE_DEFAULT,
    stopping: 0,
    mayStart: true,
    ...more,
  };
}
const older = (...kinds: readonly (readonly [number, Partial<Member>])[]) => {
  const list = members(...kinds);
  return [{ deploymentId: "old", wanted: list.length, fails: false, members: list }];
};
const brief = (given: Partial<Rollout>) => {
  const { start, stop, startOlder, blocked } = decideRollout(rollout(given));
  return { start, stop: stop.length, older: startOlder.reduce((sum, { count }) => sum + count, 0), blocked };
};
const percents = (desiredCount: number, minimumHealthyPercent: number, maximumPercent: number) => ({
  desiredCount,
  minimumHealthyPercent,
  maximumPercent,
});

test.each([
  [4, 100, 200, 4, 8],
  [4, 50, 100, 2, 4],
  [1, 0, 100, 0, 1],
  [3, 100, 125, 3, 3],
  [2, 75, 100, 2, 2],
  [10, 90, 110, 9, 11],
  [0, 100, 200, 0, 0],
] as const)("%i desired at %i/%i keep %i healthy and have at most %i", (desired, min, max, floor, ceiling) => {
  expect(limitsOf(percents(desired, min, max))).toEqual({ floor, ceiling });
});

// ECS guide, "Rolling update", and the reference table of percentages: the first pass over a running service.
test.each([
  [4, 100, 200, { start: 4, stop: 0, older: 0, blocked: false }],
  [4, 50, 100, { start: 0, stop: 2, older: 0, blocked: false }],
  [4, 50, 200, { start: 4, stop: 2, older: 0, blocked: false }],
  [1, 0, 100, { start: 0, stop: 1, older: 0, blocked: false }],
  [1, 100, 200, { start: 1, stop: 0, older: 0, blocked: false }],
  [3, 100, 125, { start: 0, stop: 0, older: 0, blocked: true }],
  [2, 75, 100, { start: 0, stop: 0, older: 0, blocked: true }],
  [10, 90, 110, { start: 1, stop: 1, older: 0, blocked: false }],
  [6, 50, 200, { start: 6, stop: 3, older: 0, blocked: false }],
  [0, 100, 200, { start: 0, stop: 0, older: 0, blocked: false }],
] as const)("an update of %i tasks at %i/%i begins so", (desired, min, max, first) => {
  expect(brief({ ...percents(desired, min, max), older: older([desired, HEALTHY]) })).toEqual(first);
});

test.each<[string, Partial<Rollout>, Partial<ReturnType<typeof brief>>]>([
  ["new ones that start are waited for", { primary: members([4, STARTING]), older: older([4, HEALTHY]) }, { start: 0, stop: 0 }],
  ["healthy new ones let old ones go", { primary: members([3, HEALTHY], [1, YOUNG]), older: older([4, HEALTHY]) }, { stop: 3 }],
  ["what drains counts towards the ceiling", { ...percents(4, 50, 100), older: older([2, HEALTHY]), stopping: 2 }, { start: 0, stop: 0 }],
  ["once it stopped, there is room", { ...percents(4, 50, 100), older: older([2, HEALTHY]) }, { start: 2, stop: 0 }],
  ["a failing old task goes first", { primary: members([4, STARTING]), older: older([3, HEALTHY], [1, FAILING]) }, { stop: 1 }],
  ["but not before there are others", { older: older([3, HEALTHY], [1, FAILING]) }, { start: 4, stop: 0 }],
  ["an old task that died is not missed while new ones come", { primary: members([4, STARTING]), older: [{ deploymentId: "old", wanted: 4, fails: false, members: members([3, HEALTHY]) }] }, { older: 0 }],
  ["it is replaced by its own revision when new ones fail", { primary: members([3, STARTING]), primaryFails: true, older: [{ deploymentId: "old", wanted: 4, fails: false, members: members([3, HEALTHY]) }] }, { older: 1, start: 1 }],
  ["one of a broken revision is not replaced, and leaves the room to new ones", { ...percents(1, 0, 100), older: [{ deploymentId: "old", wanted: 1, fails: true, members: [] }] }, { start: 1, older: 0 }],
  ["throttled, nothing new starts", { mayStart: false, older: older([4, HEALTHY]) }, { start: 0, stop: 0, blocked: false }],
  ["throttled, old ones are still replaced", { mayStart: false, primaryFails: true, older: [{ deploymentId: "old", wanted: 4, fails: false, members: members([3, HEALTHY]) }] }, { start: 0, older: 1 }],
])("in a rolling update: %s", (_, given, expected) => {
  expect(brief(given)).toMatchObject(expected);
});

const alone = { inProgress: false };
test.each<[string, Partial<Rollout>, Partial<ReturnType<typeof brief>>]>([
  ["missing tasks are started", { primary: members([3, HEALTHY]) }, { start: 1, stop: 0 }],
  ["surplus ones are stopped", { primary: members([6, HEALTHY]) }, { start: 0, stop: 2 }],
  ["none desired, nobody waits for who goes as well", { desiredCount: 0, primary: members([2, HEALTHY], [1, STARTING], [1, FAILING]) }, { start: 0, stop: 4 }],
  ["none desired, all go", { desiredCount: 0, primary: members([2, HEALTHY], [1, STARTING], [1, FAILING], [1, LEAVING]) }, { start: 0, stop: 5 }],
  // Replacement of unhealthy tasks: first the replacement, if the ceiling allows.
  ["a failing task is replaced first", { primary: members([3, HEALTHY], [1, FAILING]) }, { start: 1, stop: 0 }],
  ["it is kept while its replacement starts", { primary: members([3, HEALTHY], [1, FAILING], [1, STARTING]) }, { start: 0, stop: 0 }],
  ["and goes when that is healthy", { primary: members([4, HEALTHY], [1, FAILING]) }, { start: 0, stop: 1 }],
  ["or when that failed as well", { primary: members([3, HEALTHY], [2, FAILING]) }, { start: 1, stop: 1 }],
  ["without room they go one at a time", { ...percents(4, 50, 100), primary: members([1, HEALTHY], [3, FAILING]) }, { start: 0, stop: 1 }],
  ["down to the floor", { ...percents(4, 50, 100), primary: members([1, HEALTHY], [1, FAILING]), stopping: 2 }, { start: 0, stop: 0 }],
  ["one even at the floor, when nothing moves", { ...percents(1, 100, 150), primary: members([1, FAILING]) }, { start: 0, stop: 1 }],
  // Draining: healthy tasks move under the percentages, starting ones are stopped at once.
  ["on a draining instance, min 100: start elsewhere", { primary: members([2, HEALTHY], [2, LEAVING]) }, { start: 2, stop: 0 }],
  ["then stop", { primary: members([4, HEALTHY], [2, LEAVING]) }, { start: 0, stop: 2 }],
  ["min 50, max 100: stop first", { ...percents(4, 50, 100), primary: members([2, HEALTHY], [2, LEAVING]) }, { start: 0, stop: 2 }],
  ["what starts there is stopped", { primary: members([3, HEALTHY], [1, { ...STARTING, ...LEAVING }]) }, { start: 1, stop: 1 }],
  ["max 100, min 100 by rounding: nothing moves, and nobody says so outside a deployment", { ...percents(1, 100, 150), primary: members([1, LEAVING]) }, { start: 0, stop: 0, blocked: false }],
])("outside a deployment: %s", (_, given, expected) => {
  expect(brief({ ...alone, ...given })).toMatchObject(expected);
});

test("the event of a start counts what replaces failing tasks", () => {
  const primary = members([2, HEALTHY], [1, FAILING]);
  expect(decideRollout(rollout({ ...alone, primary }))).toMatchObject({ start: 2, startForUnhealthy: 1 });
});

test("who goes when too many run: what is not healthy, then from the fullest zone and instance, then the newest", () => {
  const a = member({ zone: "us-east-1a", containerInstanceArn: "i1", createdAt: 1 });
  const b = member({ zone: "us-east-1a", containerInstanceArn: "i2", createdAt: 2 });
  const c = member({ zone: "us-east-1b", containerInstanceArn: "i3", createdAt: 3 });
  const d = member({ zone: "us-east-1a", containerInstanceArn: "i2", createdAt: 1 });
  const e = member({ zone: "us-east-1b", containerInstanceArn: "i3", createdAt: 0, ...STARTING });
  const order = [4, 3, 2, 1].map((desiredCount) => decideRollout(rollout({ ...alone, desiredCount, primary: [a, b, c, d, e] })).stop.length);
  expect(order).toEqual([1, 2, 3, 4]);
  const { stop } = decideRollout(rollout({ ...alone, desiredCount: 1, primary: [a, b, c, d, e] }));
  expect(stop).toEqual([e, b, a, c]);
});

/** Tasks that all come up well: every started one is healthy two passes later, every stopped one is gone one pass later. */
function play(given: { desired: number; min: number; max: number }) {
  const { desired, min, max } = given;
  let old = members([desired, HEALTHY]);
  let wanted = desired;
  let fresh: Member[] = [];
  let stopping = 0;
  const history: { healthy: number; total: number; blocked: boolean }[] = [];
  for (let pass = 0; pass < 400; pass++) {
    const decision = decideRollout(
      rollout({ ...percents(desired, min, max), primary: fresh, older: [{ deploymentId: "old", wanted, fails: false, members: old }], stopping }),
    );
    const gone = new Set(decision.stop);
    wanted = decision.wanted.get("old") ?? 0;
    old = old.filter((one) => !gone.has(one));
    fresh = fresh.filter((one) => !gone.has(one)).map((one) => (one.starting ? { ...one, starting: false } : { ...one, healthy: true }));
    fresh.push(...members([decision.start, STARTING]));
    stopping = decision.stop.length;
    const healthy = [...old, ...fresh].filter((one) => one.healthy).length;
    history.push({ healthy, total: old.length + fresh.length + stopping, blocked: decision.blocked });
    if (decision.blocked || (old.length === 0 && fresh.length === desired && fresh.every((one) => one.healthy))) break;
  }
  return { history, done: old.length === 0 && fresh.length === desired };
}
const shape = fc.record({ desired: fc.integer({ min: 0, max: 12 }), min: fc.integer({ min: 0, max: 100 }), max: fc.integer({ min: 100, max: 220 }) });

test("a rolling update never has fewer healthy tasks than the floor, nor more tasks than the ceiling", () => {
  fc.assert(
    fc.property(shape, (given) => {
      const { floor, ceiling } = limitsOf(percents(given.desired, given.min, given.max));
      for (const { healthy, total } of play(given).history) {
        expect(healthy).toBeGreaterThanOrEqual(floor);
        expect(total).toBeLessThanOrEqual(Math.max(ceiling, given.desired));
      }
    }),
  );
});

test("a rolling update ends, unless floor and ceiling leave no play, and then that is said", () => {
  fc.assert(
    fc.property(shape, (given) => {
      const { floor, ceiling } = limitsOf(percents(given.desired, given.min, given.max));
      const stuck = given.desired > 0 && floor === given.desired && ceiling === given.desired;
      const { done, history } = play(given);
      expect(done).toBe(!stuck);
      expect(history.at(-1)?.blocked).toBe(stuck);
    }),
  );
});

// Reference, "Percent maths": the floor rounds up, the ceiling down. From one task to twenty.
test.each([
  [0, 100, "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"],
  [50, 100, "1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"],
  [50, 200, "1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8 9 9 10 10", "2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38 40"],
  [75, 125, "1 2 3 3 4 5 6 6 7 8 9 9 10 11 12 12 13 14 15 15", "1 2 3 5 6 7 8 10 11 12 13 15 16 17 18 20 21 22 23 25"],
  [90, 110, "1 2 3 4 5 6 7 8 9 9 10 11 12 13 14 15 16 17 18 18", "1 2 3 4 5 6 7 8 9 11 12 13 14 15 16 17 18 19 20 22"],
  [100, 125, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "1 2 3 5 6 7 8 10 11 12 13 15 16 17 18 20 21 22 23 25"],
  [100, 150, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "1 3 4 6 7 9 10 12 13 15 16 18 19 21 22 24 25 27 28 30"],
  [100, 200, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 32 34 36 38 40"],
])("%i to %i percent of one to twenty tasks", (min, max, floors, ceilings) => {
  const limits = Array.from({ length: 20 }, (_, i) => limitsOf(percents(i + 1, min, max)));
  expect(limits.map(({ floor }) => floor).join(" ")).toBe(floors);
  expect(limits.map(({ ceiling }) => ceiling).join(" ")).toBe(ceilings);
});
