import { expect, test } from "vitest";
import { seconds } from "../../kernel/time.ts";
import { containerInstances, tasks } from "../../services/ecs/tables.ts";
import type { Plan } from "../plan.ts";
import type { Session } from "../session.ts";
import { define, done, ecs, prod, registerCall, serve } from "./fixture.ts";
import { planOf, whyStopped } from "../questions.ts";

const words = ({ verdicts }: Plan): string[] => verdicts.map(({ availabilityZone, headline, reason }) => `${availabilityZone.slice(-2)}: ${headline}, ${reason}`);

const placesOf = (session: Session) =>
  session.read((view) => view.all(tasks)).map(({ taskArn, containerInstanceArn, createdAt }) => ({ taskArn, containerInstanceArn, at: createdAt }));

const placesIn = (plan: Plan) => plan.tasks.map(({ taskArn, containerInstanceArn, at }) => ({ taskArn, containerInstanceArn, at }));

test("a service that fits: every task has its place, and the map says what spoke for it", () => {
  const session = prod("abc");
  define(session, "web", { memory: 256 });
  const before = session.world.digest;
  const plan = planOf(session, { calls: [serve("web", "web", 2)], explain: [1] });
  expect(session.world.digest).toBe(before);
  expect(plan).toMatchObject({ answer: { ok: true }, asked: 2, obstacle: null, outcome: null, needs: { memoryMiB: 256 } });
  expect(plan.tasks[0]?.explanation?.containerInstanceArn).toBe(plan.tasks[0]?.containerInstanceArn);
  expect(plan.tasks[1]?.explanation).toBeNull();
  const [one, two] = plan.tasks.map(({ availabilityZone }) => availabilityZone.slice(-2));
  expect(words(plan)).toContain(`${one}: Task 1 lands here, spread: first task in ${one}`);
  expect(words(plan)).toContain(`${two}: Task 2 lands here, spread: first task in ${two}`);
  expect(plan.verdicts.find(({ lands }) => lands.length === 0)?.headline).toBe("Eligible, not chosen");
  done(session, serve("web", "web", 2));
  expect(placesOf(session)).toEqual(placesIn(plan));
});

test("one zone gets a task, and its other instance hears which", () => {
  const session = prod("aab");
  define(session, "web", { memory: 256 });
  const plan = planOf(session, { calls: [serve("web", "web", 2)], explain: [1] });
  const inA = plan.tasks.find(({ availabilityZone }) => availabilityZone === "us-east-1a")?.number;
  expect(words(plan)).toContain(`1a: Eligible, not chosen, 1a already gets task ${inA}`);
});

test("what has no place: the number of the task, and each instance's numbers", () => {
  const session = prod("ab");
  define(session, "web", { memory: 1000 });
  const plan = planOf(session, { calls: [serve("web", "web", 3)], explain: [] });
  expect(plan.tasks).toHaveLength(2);
  expect(plan.obstacle).toMatchObject({ containerInstanceArn: null, candidates: 2 });
  expect(plan.obstacle?.verdicts.map(({ step, reason }) => [step, reason])).toEqual([
    [1, "needs 1000 MiB, has 913"],
    [1, "needs 1000 MiB, has 913"],
  ]);
});

test("RunTask: what fails is the obstacle, with the numbers of the moment", () => {
  const session = prod("a");
  define(session, "job", { memory: 800 });
  const plan = planOf(session, { calls: [ecs("RunTask", { cluster: "prod", taskDefinition: "job", count: 4 })], explain: [2] });
  expect(plan).toMatchObject({ asked: 4, obstacle: { candidates: 1 } });
  expect(plan.tasks.map(({ number, explanation }) => [number, explanation !== null])).toEqual([[1, false], [2, true]]);
  expect(plan.obstacle?.verdicts[0]?.reason).toBe("needs 800 MiB, has 313");
  expect(words(plan)).toEqual(["1a: Tasks 1 and 2 land here, random: drawn among those that fit"]);
});

test("StartTask: only the instances that it names are looked at", () => {
  const session = prod("ab");
  define(session, "job", { memory: 1500 });
  const [first] = session.read((view) => view.all(containerInstances));
  const call = ecs("StartTask", { cluster: "prod", taskDefinition: "job", containerInstances: [first?.containerInstanceArn, first?.containerInstanceArn] });
  const plan = planOf(session, { calls: [call], explain: [1] });
  expect(plan.tasks.map(({ explanation }) => explanation?.candidates)).toEqual([1]);
  expect(plan.obstacle?.verdicts).toMatchObject([{ containerInstanceArn: first?.containerInstanceArn, reason: "needs 1500 MiB, has 413" }]);
});

test("a call that is refused is planned as its refusal, and what it was to prepare is not made", () => {
  const session = prod("a");
  const plan = planOf(session, { calls: [serve("web", "nobody", 1), ecs("DeleteCluster", { cluster: "prod" })], explain: [1] });
  expect(plan).toMatchObject({ answer: { ok: false, message: "TaskDefinition not found." }, tasks: [], verdicts: [], obstacle: null });
});

test("several calls of one gesture: the revision that the first registers is the one that the second runs", () => {
  const session = prod("ab");
  define(session, "web", { memory: 256 });
  done(session, serve("web", "web", 2));
  session.runUntil(session.now + seconds(120));
  const calls = [registerCall("web", { memory: 300 }), ecs("UpdateService", { cluster: "prod", service: "web", taskDefinition: "web:2" })];
  const plan = planOf(session, { calls, explain: [1] });
  expect(plan).toMatchObject({ asked: 2, needs: { memoryMiB: 300 }, obstacle: null });
  expect(plan.tasks).toHaveLength(2);
});

test("a service that was just looked after: the plan looks as far as its next pass", () => {
  const session = prod("ab");
  define(session, "web", { memory: 256 });
  done(session, serve("web", "web", 1));
  const calls = [ecs("UpdateService", { cluster: "prod", service: "web", desiredCount: 3 })];
  expect(planOf(session, { calls, explain: [], until: "instant" }).tasks).toHaveLength(0);
  const plan = planOf(session, { calls, explain: [] });
  expect(plan.tasks.map(({ at }) => at - session.now)).toEqual([10_000, 10_000]);
  done(session, ecs("UpdateService", { cluster: "prod", service: "web", desiredCount: 3 }));
  session.runUntil(session.now + 10_000);
  expect(placesOf(session).slice(1)).toEqual(placesIn(plan));
});

test("more tasks than one pass launches are planned over several passes", () => {
  const session = prod("abc", { type: "m5.4xlarge" });
  define(session, "web", { memory: 64 });
  const plan = planOf(session, { calls: [serve("web", "web", 200)], explain: [] });
  expect(plan.tasks).toHaveLength(200);
  expect(new Set(plan.tasks.map(({ at }) => at - session.now))).toEqual(new Set([0, 10_000, 20_000]));
});

test("scale-in: which tasks the call would stop", () => {
  const session = prod("ab");
  define(session, "web", { memory: 256 });
  done(session, serve("web", "web", 3));
  session.runUntil(session.now + seconds(120));
  const call = ecs("UpdateService", { cluster: "prod", service: "web", desiredCount: 1 });
  const plan = planOf(session, { calls: [call], explain: [] });
  expect(plan).toMatchObject({ asked: 0, tasks: [], obstacle: null });
  expect(plan.stopped).toHaveLength(2);
  done(session, call);
  session.runUntil(session.now + seconds(10));
  const stopped = session.read((view) => view.all(tasks)).filter(({ desiredStatus }) => desiredStatus === "STOPPED");
  expect(stopped.map(({ taskArn }) => taskArn).toSorted()).toEqual(plan.stopped.map(({ taskArn }) => taskArn).toSorted());
  expect(plan.scaleIn.map(({ rank }) => rank).toSorted()).toEqual([1, 2, null]);
  // Afterwards as before: the same tasks for the same reasons, and none for one that still runs.
  for (const { taskArn } of stopped) expect(whyStopped(session, taskArn)).toMatchObject({ cause: "scaleIn", verdicts: plan.scaleIn });
  const running = session.read((view) => view.all(tasks)).find(({ desiredStatus }) => desiredStatus === "RUNNING");
  expect(whyStopped(session, running?.taskArn ?? "")).toBeNull();
});

test("an update that completes, and one that cannot, in AWS's words", () => {
  const session = prod("ab");
  define(session, "web", { memory: 600 });
  done(session, serve("web", "web", 4));
  session.runUntil(session.now + seconds(180));
  const good = planOf(session, { calls: [ecs("UpdateService", { cluster: "prod", service: "web", desiredCount: 2 })], explain: [], until: "settled" });
  expect(good.outcome).toMatchObject({ state: "completed", message: "(service web) has reached a steady state." });
  // Four stand on two instances with room for six; a new revision needs one of its own each time before an old one goes.
  const update = { cluster: "prod", service: "web", taskDefinition: "web:2" };
  const bad = planOf(session, { calls: [registerCall("web", { memory: 1400 }), ecs("UpdateService", update)], explain: [], until: "settled" });
  expect(bad.outcome?.state).toBe("stuck");
  expect(bad.outcome?.message).toMatch(/^\(service web\) was unable to place a task because no container instance met all of its requirements\. The closest matching \(container-instance [0-9a-f]{32}\) has insufficient memory available\./);
  expect(bad.obstacle?.verdicts.map(({ headline }) => headline)).toEqual(["Not enough memory", "Not enough memory"]);
});

test("an update that its own percentages block says so", () => {
  const session = prod("ab");
  define(session, "web", { memory: 600 });
  done(session, serve("web", "web", 1, { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 150 } }));
  session.runUntil(session.now + seconds(180));
  const plan = planOf(session, { calls: [ecs("UpdateService", { cluster: "prod", service: "web", forceNewDeployment: true })], explain: [], until: "settled" });
  expect(plan.outcome?.state).toBe("stuck");
  expect(plan.outcome?.message).toContain("because of the service deployment configuration");
});
