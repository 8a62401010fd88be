import { expect, test } from "vitest";
import type { Plan, Rows } from "../../bridge/protocol.ts";
import { planWords } from "./planWords.ts";

type Instance = Rows["ecs.containerInstances"];

const NO_PLAN: Plan = { answer: { ok: true, output: {} }, asked: null, needs: null, tasks: [], obstacle: null, verdicts: [], stopped: [], scaleIn: [], cost: null, outcome: null, changes: [] };

const INSTANCES = new Map(["a1", "a2", "b1", "c1"].map((id) => [id, { containerInstanceArn: id, availabilityZone: id.slice(0, 1) } as Instance]));

test.each([
  [[], 3, [], "The cluster has no container instances"],
  [["a1"], 1, ["x"], "The task fits"],
  [["a1", "b1", "c1"], 3, ["x"], "All 3 tasks fit, one per zone"],
  [["a1", "a2"], 2, ["x"], "All 2 tasks fit, all in one zone"],
  [["a1", "a2", "b1", "b1"], 4, ["x"], "All 4 tasks fit, 2 per zone"],
  [["a1", "a2", "b1"], 3, ["x"], "All 3 tasks fit, over 2 zones"],
  [["a1", "b1"], 3, ["x"], "2 of 3 tasks fit"],
  [[], 3, ["Not enough memory", "Port 80 in use", "Not enough memory"], "No instance takes it: not enough memory on 2 instances, port 80 in use on 1"],
  [[], 3, ["Not enough memory"], "No instance takes it: not enough memory"],
])("tasks on %j of %i wanted read well", (on, count, headlines, words) => {
  const verdicts = headlines.map((headline, at) => ({ containerInstanceArn: String(at), availabilityZone: "a", lands: [], step: 1 as const, stage: "memory", headline, reason: "" }));
  const tasks = on.map((containerInstanceArn, at) => ({ number: at + 1, taskArn: String(at), containerInstanceArn, availabilityZone: "", at: 0, because: "", explanation: null }));
  expect(planWords({ ...NO_PLAN, tasks, verdicts }, count, INSTANCES)).toBe(words);
});

test("what keeps the next one out is told, the commonest reason first", () => {
  const verdicts = ["CPU too small", "Port 80 in use", "memberOf", "memberOf", "Not enough memory"].map((headline, at) => ({ containerInstanceArn: String(at), availabilityZone: "a", step: 1 as const, stage: "x", headline, reason: "" }));
  const task = { number: 1, taskArn: "1", containerInstanceArn: "a1", availabilityZone: "a", at: 0, because: "", explanation: null };
  const plan: Plan = { ...NO_PLAN, tasks: [task], obstacle: { containerInstanceArn: null, candidates: 5, stages: [], verdicts } };
  expect(planWords(plan, 2, INSTANCES)).toBe("1 of 2 tasks fit. For the next: memberOf on 2 instances, CPU too small on 1, port 80 in use on 1");
});
