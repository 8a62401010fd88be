import { expect, test } from "vitest";
import type { Plan, PlannedTask, StoppedTask } from "../../bridge/protocol.ts";
import { updateWords } from "./updateWords.ts";

const NO_PLAN: Plan = { answer: { ok: true, output: {} }, asked: null, needs: null, tasks: [], obstacle: null, verdicts: [], stopped: [], scaleIn: [], outcome: null, changes: [] };
const started = (count: number) => Array.from({ length: count }, () => ({}) as PlannedTask);
const stopped = (count: number) => Array.from({ length: count }, () => ({}) as StoppedTask);

test.each([
  [{ tasks: started(3), stopped: stopped(3), outcome: { state: "completed", at: 91_000, message: "" } }, "healthy", "3 tasks start, 3 tasks stop; done after 1 min 30 s"],
  [{ tasks: started(1), outcome: { state: "completed", at: 31_000, message: "" } }, "healthy", "1 task starts; done after 30 s"],
  [{ stopped: stopped(1), outcome: { state: "completed", at: 31_000, message: "" } }, "healthy", "1 task stops; done after 30 s"],
  [{ outcome: { state: "completed", at: 1000, message: "" } }, "healthy", "No task moves; it holds for tasks to come"],
  [{ tasks: started(2), outcome: { state: "stuck", at: 9000, message: "(service web) was unable to place a task" } }, "warning", "This update cannot finish. 2 tasks start, then no more"],
  [{ outcome: { state: "stuck", at: 9000, message: "x" } }, "warning", "This update cannot finish"],
  [{ tasks: started(2), outcome: { state: "running", at: 1_801_000, message: "" } }, "starting", "2 tasks start; not through after 30 min"],
  [{ answer: { ok: false, code: "InvalidParameterException", message: "No." } }, "failed", "ECS would refuse this: No."],
  [{ answer: { ok: false, code: "InvalidParameterException", message: "Invalid expression: expected a value at character 3." } }, "pending", "An expression cannot be read yet"],
] as const)("%j", (part, status, words) => {
  expect(updateWords({ ...NO_PLAN, ...part }, 1000)).toMatchObject({ status, words });
});

test("an update that cannot finish says why, and in ECS's words", () => {
  const verdicts = [{ containerInstanceArn: "a", availabilityZone: "a", step: 1 as const, stage: "memory", headline: "Not enough memory", reason: "" }];
  const plan: Plan = { ...NO_PLAN, obstacle: { containerInstanceArn: null, candidates: 1, stages: [], verdicts }, outcome: { state: "stuck", at: 0, message: "(service web) was unable" } };
  expect(updateWords(plan, 0)).toEqual({ status: "warning", words: "This update cannot finish: not enough memory", detail: "(service web) was unable" });
});
