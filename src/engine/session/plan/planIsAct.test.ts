import fc from "fast-check";
import { expect, test } from "vitest";
import type { Call } from "../../../aws/generated/api.ts";
import type { RunTaskResponse } from "../../../aws/generated/ecs.ts";
import { newAccount } from "../../account.ts";
import { seconds } from "../../kernel/time.ts";
import { deploymentsByService, services, taskDefinitions, tasks, type TaskRow } from "../../services/ecs/tables.ts";
import { kindsOfActs, play, randomSession, type Act } from "../randomSession.ts";
import { Session } from "../session.ts";
import type { Steps } from "./change.ts";
import { ROOM_COMES_WITHIN } from "./tryOut.ts";
import { offersFor, planOf, whyPlaced } from "../questions.ts";

/** Milliseconds: a thousand worlds take six seconds, and machines are shared. */
const SLOW = 90_000;

const act: fc.Arbitrary<Act> = fc.record({
  afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 30, max: 120 })),
  kind: fc.nat(kindsOfActs() - 1),
  pick: fc.nat(20),
  size: fc.nat(20),
});

interface Asking {
  readonly kind: number;
  readonly count: number;
  readonly pick: number;
  readonly placement: number;
}

const asking: fc.Arbitrary<Asking> = fc.record({ kind: fc.nat(3), count: fc.integer({ min: 1, max: 10 }), pick: fc.nat(20), placement: fc.nat(8) });

const STRATEGIES = [
  {},
  { placementStrategy: [{ type: "binpack", field: "memory" }] },
  { placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }, { type: "binpack", field: "cpu" }] },
  { placementStrategy: [{ type: "random" }] },
  { placementConstraints: [{ type: "distinctInstance" }] },
  { placementConstraints: [{ type: "memberOf", expression: "attribute:ecs.instance-type != t3.micro" }] },
  { placementConstraints: [{ type: "memberOf", expression: "attribute:disk == ssd" }] },
  { placementStrategy: [{ type: "spread", field: "instanceId" }], placementConstraints: [{ type: "distinctInstance" }] },
];

/** A call that asks for tasks, in whatever world there is. */
function callOf(session: Session, { kind, count, pick, placement }: Asking, name: string): Call {
  const definitions = session.read((view) => view.all(taskDefinitions)).filter(({ definition }) => definition.networkMode !== "awsvpc");
  const taskDefinition = (pick % 2 === 0 ? definitions.at(-1) : definitions[pick % definitions.length])?.taskDefinitionArn;
  const more = STRATEGIES[placement % STRATEGIES.length];
  if (kind === 0) return { service: "ecs", operation: "RunTask", input: { cluster: "random", taskDefinition, count, ...more } };
  const known = session.read((view) => view.all(services)).filter(({ status }) => status === "ACTIVE");
  const service = known[pick % Math.max(1, known.length)]?.serviceName;
  if (kind === 1 && service !== undefined) return { service: "ecs", operation: "UpdateService", input: { cluster: "random", service, desiredCount: count } };
  if (kind === 2 && service !== undefined) return { service: "ecs", operation: "UpdateService", input: { cluster: "random", service, taskDefinition, ...more } };
  return { service: "ecs", operation: "CreateService", input: { cluster: "random", serviceName: name, taskDefinition, desiredCount: count, ...more } };
}

/** What a call started: of RunTask what it answers, of a service the tasks of its newest deployment since then. */
function started(session: Session, call: Call, since: number, output: unknown): readonly TaskRow[] {
  return session.read((view) => {
    if (call.operation === "RunTask") {
      const { tasks: launched = [] } = output as RunTaskResponse;
      return launched.flatMap(({ taskArn = "" }) => view.find(tasks, taskArn) ?? []);
    }
    const { service, serviceName } = call.input as { readonly service?: string; readonly serviceName?: string };
    const row = view.all(services).find((one) => one.serviceName === (service ?? serviceName));
    const primary = row === undefined ? undefined : view.where(deploymentsByService, row.serviceArn).find(({ status }) => status === "PRIMARY");
    const before = known.get(session) ?? new Set();
    return view.all(tasks).filter((task) => task.deploymentId === primary?.deploymentId && task.createdAt >= since && !before.has(task.taskArn));
  });
}

/** Tasks that were there before the call of a session. */
const known = new WeakMap<Session, ReadonlySet<string>>();

function remember(session: Session): void {
  known.set(session, new Set(session.read((view) => view.all(tasks)).map(({ taskArn }) => taskArn)));
}

const places = (list: readonly { readonly taskArn: string; readonly containerInstanceArn: string }[]) => list.map(({ taskArn, containerInstanceArn }) => `${taskArn} ${containerInstanceArn}`);

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
        const call = callOf(session, asking, `planned-${worlds % 7}`);
        const before = session.world.digest;
        const plan = planOf(session, { calls: [call], explain: [1] });
        expect(session.world.digest).toBe(before);
        if (plan.tasks[0]?.explanation) expect(plan.tasks[0].explanation.containerInstanceArn).toBe(plan.tasks[0].containerInstanceArn);
        const at = session.now;
        remember(session);
        const answer = session.call(call);
        if (!answer.ok) {
          expect(plan.answer).toEqual(answer);
          continue;
        }
        expect(plan.answer.ok).toBe(true);
        session.runUntil(plan.tasks.at(-1)?.at ?? at);
        const made = started(session, call, at, answer.output).slice(0, plan.asked ?? Infinity);
        expect(places(made)).toEqual(places(plan.tasks));
        placed += made.length;
        if (plan.obstacle !== null) obstacles++;
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
      session.call(callOf(session, asking, "last"));
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
});

test("every change that is offered makes the task fit, and with one unit less it does not", () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(act, { minLength: 2, maxLength: 8 }), asking, (seed, acts, asking) => {
      const session = randomSession(seed, acts);
      session.runUntil(session.now + seconds(90));
      const { pick, placement } = asking;
      const app = { name: "app", image: "app:1", cpu: 256 * placement, memory: 400 + 70 * pick };
      session.call({ service: "ecs", operation: "RegisterTaskDefinition", input: { family: "big", containerDefinitions: [app] } });
      const call = callOf(session, { ...asking, count: asking.count + 4 }, "wanted");
      const { obstacle, tasks: placed } = planOf(session, { calls: [call], explain: [] });
      if (obstacle === null) return;
      const checkpoint = session.world.save();
      const fork = () => {
        const world = newAccount(session.world.seed);
        world.restore(checkpoint);
        return world;
      };
      const goal = placed.length + 1;
      const { offers } = offersFor(fork, { calls: [call], explain: [] }, { number: goal, containerInstanceArn: null });
      for (const { change, less } of offers) {
        kinds.set(change.unit.kind, (kinds.get(change.unit.kind) ?? 0) + 1);
        const within = Math.max(change.afterMillis, seconds(30));
        expect([change.unit.kind, carryOut(session, change, within) >= goal]).toEqual([change.unit.kind, true]);
        const isSlow = ["agent", "tasks", "service", "instance"].includes(change.unit.kind);
        expect([change.unit.kind, carryOut(session, less, isSlow ? ROOM_COMES_WITHIN : within) >= goal]).toEqual([change.unit.kind, false]);
      }
    }),
    { numRuns: 60 },
  );
  expect(kinds.size).toBeGreaterThan(3);
}, SLOW);

/** Makes the calls as a person would, in a session of their own, and answers how many of the tasks started in time. */
function carryOut(before: Session, { calls, later, afterMillis }: Steps, within: number): number {
  const session = new Session(before.toFile());
  session.runUntil(before.now);
  remember(session);
  let output: unknown;
  let last: Call | undefined;
  const make = (call: Call) => {
    const answer = session.call(call);
    if (answer.ok) output = answer.output;
    last = answer.ok ? call : undefined;
  };
  for (const call of calls) make(call);
  if (later.length > 0) session.runUntil(before.now + afterMillis);
  for (const call of later) make(call);
  if (last === undefined) return 0;
  if (last.operation !== "RunTask") session.runUntil(before.now + within);
  return started(session, last, before.now, output).length;
}
