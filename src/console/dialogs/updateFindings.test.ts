import { expect, test } from "vitest";
import type { ChangeUnit, Course, Outcome, Plan, PlannedTask, StoppedTask } from "../../bridge/protocol.ts";
import { instancesNeeded, updateFindings } from "./updateFindings.ts";

const NO_PLAN: Plan = { answer: { ok: true, output: {} }, asked: null, needs: null, tasks: [], obstacle: null, verdicts: [], stopped: [], scaleIn: [], cost: null, outcome: null, changes: [] };
const COURSE: Course = { desiredCount: 3, floor: 3, ceiling: 6, healthyBefore: 3, least: 3, belowMillis: 0, noneMillis: 0, endsBelow: false };
const started = (count: number) => Array.from({ length: count }, () => ({}) as PlannedTask);
const stopped = (count: number) => Array.from({ length: count }, () => ({}) as StoppedTask);
const ending = (state: Outcome["state"], at: number, more: Partial<Outcome> = {}): Outcome => ({ state, at, about: null, message: "", failedTasks: 0, course: COURSE, ...more });
const served = (course: Partial<Course>) => ending("completed", 31_000, { course: { ...COURSE, ...course } });

test.each([
  [{ tasks: started(3), stopped: stopped(3), outcome: ending("completed", 91_000) }, "healthy", "3 tasks start, 3 tasks stop; done after 1 min 30 s"],
  [{ tasks: started(1), outcome: ending("completed", 31_000) }, "healthy", "1 task starts; done after 30 s"],
  [{ stopped: stopped(1), outcome: ending("completed", 31_000) }, "healthy", "1 task stops; done after 30 s"],
  [{ outcome: ending("completed", 1000) }, "healthy", "No task moves; it holds for tasks to come"],
  [{ tasks: started(2), outcome: ending("stuck", 9000, { about: "noPlace" }) }, "warning", "This update cannot finish. 2 tasks start, then no more"],
  [{ outcome: ending("stuck", 9000) }, "warning", "This update cannot finish"],
  [{ outcome: ending("stuck", 9000, { about: "blocked", course: { ...COURSE, ceiling: 3 } }) }, "warning", "This update cannot finish: at least 3 must stay and at most 3 may be there, so none may start or stop"],
  [{ tasks: started(3), outcome: ending("failed", 61_000, { message: "failed to start" }) }, "failed", "This update fails after 1 min"],
  [{ tasks: started(3), outcome: ending("rolledBack", 121_000, { message: "failed to start" }) }, "warning", "This update fails and is rolled back; over after 2 min"],
  [{ tasks: started(2), outcome: ending("running", 1_801_000) }, "starting", "2 tasks start; not through after 30 min"],
  [{ tasks: started(2), outcome: ending("running", 1_801_000, { failedTasks: 47 }) }, "failed", "This update does not finish: 47 tasks failed in a row within 30 min"],
  [{ answer: { ok: false, code: "InvalidParameterException", message: "No." } }, "failed", "ECS would refuse this: No."],
  [{ answer: { ok: false, code: "InvalidParameterException", message: "Invalid expression: expected a value at character 3." } }, "pending", "An expression cannot be read yet"],
] as const)("%j", (part, status, words) => {
  expect(updateFindings({ ...NO_PLAN, ...part }, 1000)).toMatchObject([{ status, words }]);
});

test.each([
  ["as many as are kept", { least: 3 }, []],
  ["none for a while", { floor: 0, least: 0, noneMillis: 42_000 }, ["Will be down: no healthy task for 42 s"]],
  ["none to the end", { floor: 0, least: 0, noneMillis: 42_000, endsBelow: true }, ["Will be down: no healthy task for 42 s, and it does not end"]],
  ["none where some must stay: said once", { least: 0, noneMillis: 10_000, belowMillis: 20_000 }, ["Will be down: no healthy task for 10 s"]],
  ["fewer than must stay", { least: 1, belowMillis: 5000 }, ["1 healthy task of the 3 that must stay, for 5 s"]],
  ["fewer than must stay, at the last instant", { least: 2, endsBelow: true }, ["2 healthy tasks of the 3 that must stay, for 0 s, and it does not end"]],
] as const)("who is served: %s", (_, course, words) => {
  const findings = updateFindings({ ...NO_PLAN, tasks: started(3), outcome: served(course) }, 1000);
  expect(findings.slice(1).map((finding) => [finding.status, finding.words])).toEqual(words.map((one) => ["failed", one]));
});

test("an update that cannot finish says why, and in ECS's words", () => {
  const verdicts = [{ containerInstanceArn: "a", availabilityZone: "a", step: 1 as const, stage: "memory", headline: "Not enough memory", reason: "" }];
  const outcome = ending("stuck", 0, { about: "noPlace", message: "(service web) was unable" });
  const plan: Plan = { ...NO_PLAN, obstacle: { containerInstanceArn: null, candidates: 1, stages: [], verdicts }, outcome };
  expect(updateFindings(plan, 0)).toEqual([{ status: "warning", words: "This update cannot finish: not enough memory", detail: "(service web) was unable" }]);
});

test("how many instances it needs is known once they were tried", () => {
  const place = { instanceType: "t3.small", availabilityZone: "us-east-1a" };
  const minimum: ChangeUnit = { kind: "minimum", minimumHealthyPercent: 50, before: 100 };
  const stuck = { outcome: ending("stuck", 0) };
  expect(instancesNeeded(stuck, [{ unit: minimum }])).toBeNull();
  expect(instancesNeeded(stuck, [{ unit: minimum }, { unit: { kind: "instance", ...place } }])).toBe("Needs 1 more instance (t3.small), or room made in another way");
  expect(instancesNeeded(stuck, [{ unit: { kind: "instances", count: 3, ...place } }])).toBe("Needs 3 more instances (t3.small), or room made in another way");
  expect(instancesNeeded({ outcome: ending("completed", 0) }, [{ unit: { kind: "instance", ...place } }])).toBeNull();
});
