import { expect, test } from "vitest";
import type { Call } from "../../../aws/generated/api.ts";
import type { ListServiceDeploymentsResponse } from "../../../aws/generated/ecs.ts";
import { seconds } from "../../kernel/time.ts";
import { containerInstances, services } from "../../services/ecs/tables.ts";
import type { Plan } from "../plan.ts";
import { planningOf, planOf } from "../questions.ts";
import type { Session } from "../session.ts";
import { define, done, ecs, prod, serve } from "./fixture.ts";

const percents = (minimumHealthyPercent: number, maximumPercent: number) => ({ deploymentConfiguration: { minimumHealthyPercent, maximumPercent } });

/** A service `web` at rest in a cluster of so many t3.small. */
function atRest(zones: string, box: object, count: number, more: object = {}): Session {
  const session = prod(zones);
  define(session, "web", box);
  done(session, serve("web", "web", count, more));
  session.runUntil(session.now + seconds(180));
  return session;
}

const update = (more: object = {}): Call => ecs("UpdateService", { cluster: "prod", service: "web", forceNewDeployment: true, ...more });

const followed = (session: Session, calls: readonly Call[]): Plan => planOf(session, { calls, explain: [], until: "settled", changes: "anywhere" });

const unitsOf = ({ changes }: Plan) => changes.map(({ unit }) => unit);

/** What an update comes to with a change that was offered, the calls of which are made in its place. */
const withChange = (session: Session, plan: Plan, kind: string) => planOf(session, { calls: plan.changes.find(({ unit }) => unit.kind === kind)?.calls ?? [], explain: [], until: "settled" });

test("a static port on a single instance at 0 %: down while one goes and the other comes, and what keeps one", () => {
  const session = atRest("a", { memory: 64, portMappings: [{ containerPort: 80, hostPort: 80 }] }, 1, percents(0, 100));
  const plan = followed(session, [update()]);
  expect(plan.outcome).toMatchObject({ state: "completed", course: { healthyBefore: 1, least: 0, floor: 0, ceiling: 1, endsBelow: false } });
  expect(plan.outcome?.course.noneMillis).toBeGreaterThan(seconds(1));
  // Two cannot stand on one host: no percentage helps.
  expect(plan.changes).toEqual([]);
});

test("0 % with room to spare: a minimum and a maximum that keep the only task", () => {
  const session = atRest("a", { memory: 64 }, 1, percents(0, 100));
  const plan = followed(session, [update()]);
  expect(unitsOf(plan)).toEqual([
    { kind: "several", units: [{ kind: "minimum", minimumHealthyPercent: 100, before: 0 }, { kind: "maximum", maximumPercent: 200, before: 100 }] },
  ]);
  expect(withChange(session, plan, "several").outcome).toMatchObject({ state: "completed", course: { noneMillis: 0, least: 1 } });
});

test("0 % of several: a minimum alone keeps one of them", () => {
  const session = atRest("ab", { memory: 64 }, 3, percents(0, 100));
  const plan = followed(session, [update()]);
  expect(plan.outcome?.course.noneMillis).toBeGreaterThan(0);
  expect(unitsOf(plan)).toEqual([{ kind: "minimum", minimumHealthyPercent: 33, before: 0 }]);
  expect(plan.changes[0]?.title).toBe("Raise minimumHealthyPercent to 33");
  expect(withChange(session, plan, "minimum").outcome).toMatchObject({ state: "completed", course: { noneMillis: 0 } });
});

test("125 % of 3: blocked, until one more may start or one fewer need stay", () => {
  const session = atRest("ab", { memory: 64 }, 3, percents(100, 125));
  const plan = followed(session, [update()]);
  expect(plan.outcome).toMatchObject({ state: "stuck", about: "blocked", course: { floor: 3, ceiling: 3, belowMillis: 0 } });
  expect(unitsOf(plan)).toEqual([
    { kind: "maximum", maximumPercent: 134, before: 125 },
    { kind: "minimum", minimumHealthyPercent: 66, before: 100 },
  ]);
  expect(withChange(session, plan, "maximum").outcome?.state).toBe("completed");
  const less = planOf(session, { calls: [update(percents(100, 133))], explain: [], until: "settled" });
  expect(less.outcome?.state).toBe("stuck");
});

test("100 and 100: refused by current rules, and what they would take; stuck by classic ones", () => {
  const session = atRest("ab", { memory: 64 }, 2);
  const plan = followed(session, [update(percents(100, 100))]);
  expect(plan.answer).toMatchObject({ ok: false, message: expect.stringContaining("cannot be 100") as string });
  expect(unitsOf(plan)).toEqual([
    { kind: "maximum", maximumPercent: 150, before: 100 },
    { kind: "minimum", minimumHealthyPercent: 50, before: 100 },
  ]);
  expect(withChange(session, plan, "maximum").outcome?.state).toBe("completed");
  // Also where only the percentages change, for deployments to come.
  expect(unitsOf(followed(session, [ecs("UpdateService", { cluster: "prod", service: "web", ...percents(100, 100) })]))).toEqual(unitsOf(plan));
  done(session, { service: "physics", operation: "PutRuleSet", input: { ruleSet: "classic" } });
  const classic = followed(session, [update(percents(100, 100))]);
  expect(classic.outcome).toMatchObject({ state: "stuck", about: "blocked" });
  expect(unitsOf(classic)).toEqual(unitsOf(plan));
});

test("no room for one beside those that stand: one more instance is enough", () => {
  const session = atRest("ab", { memory: 900 }, 4);
  const plan = followed(session, [update(percents(100, 125))]);
  expect(plan.outcome).toMatchObject({ state: "stuck", about: "noPlace", course: { belowMillis: 0 } });
  expect(plan.changes.map(({ unit }) => unit.kind)).toContain("instance");
  expect(withChange(session, plan, "instance").outcome?.state).toBe("completed");
});

test("a revision that no instance is large enough for: as many more as take all of it, and one fewer is not enough", () => {
  const session = atRest("ab", { memory: 64 }, 3);
  define(session, "web", { memory: 2500 });
  const plan = followed(session, [update({ taskDefinition: "web:2" })]);
  const change = plan.changes.find(({ unit }) => unit.kind === "instances");
  expect(change).toMatchObject({ title: "Launch 3 t3a.medium in 1b", unit: { count: 3 }, detail: "With one fewer the update comes to no end. $0.1128 an hour in all. They register in a minute or two." });
  expect(withChange(session, plan, "instances").outcome?.state).toBe("completed");
  const fewer = (change?.calls ?? []).map((call) => (call.operation === "RunInstances" ? { ...call, input: { ...(call.input as object), MinCount: 2, MaxCount: 2 } } : call));
  expect(planOf(session, { calls: fewer, explain: [], until: "settled" }).outcome?.state).toBe("stuck");
});

test.each([
  [{ enable: true, rollback: true }, "rolledBack"],
  [{ enable: true, rollback: false }, "failed"],
  [{ enable: false, rollback: false }, "running"],
])("a broken image with the breaker %o: %s", (deploymentCircuitBreaker, state) => {
  const session = atRest("ab", { memory: 64 }, 2);
  done(session, { service: "physics", operation: "PutImageBehavior", input: { image: "app:2", exitAfterSeconds: 2, exitCode: 1 } });
  define(session, "web", { memory: 64, image: "app:2" });
  const plan = followed(session, [update({ taskDefinition: "web:2", deploymentConfiguration: { deploymentCircuitBreaker } })]);
  expect(plan.outcome).toMatchObject({ state, course: { belowMillis: 0, endsBelow: false } });
  expect(plan.outcome?.failedTasks).toBeGreaterThan(2);
  if (state !== "running") expect(plan.outcome?.message).toContain("circuit breaker");
});

test("a deployment that is stopped: how long it takes until what was before is back", () => {
  const session = atRest("ab", { memory: 64 }, 2);
  define(session, "web", { memory: 64, image: "app:2" });
  done(session, update({ taskDefinition: "web:2" }));
  session.runUntil(session.now + seconds(20));
  const { serviceDeployments = [] } = done(session, ecs("ListServiceDeployments", { cluster: "prod", service: "web" })) as ListServiceDeploymentsResponse;
  const stop = ecs("StopServiceDeployment", { serviceDeploymentArn: serviceDeployments[0]?.serviceDeploymentArn, stopType: "ROLLBACK" });
  const { outcome } = followed(session, [stop]);
  expect(outcome).toMatchObject({ state: "completed", course: { healthyBefore: 2, least: 2, noneMillis: 0 } });
  done(session, stop);
  session.runUntil(outcome?.at ?? 0);
  expect(session.read((view) => view.all(services))[0]).toMatchObject({ steady: true, taskDefinitionArn: expect.stringMatching(/web:1$/) as string });
});

test("a plan in turns is the plan, and others have theirs meanwhile", () => {
  const session = atRest("ab", { memory: 64 }, 3, percents(100, 125));
  const request = { calls: [update()], explain: [], until: "settled", changes: "anywhere" } as const;
  const before = session.world.digest;
  const work = planningOf(session, request);
  let turns = 0;
  for (;;) {
    const turn = work.next();
    turns++;
    if (turn.done === true) {
      expect(turn.value).toEqual(planOf(session, request));
      break;
    }
  }
  expect(turns).toBeGreaterThan(3);
  expect(session.world.digest).toBe(before);
  expect(session.read((view) => view.size(containerInstances))).toBe(2);
});
