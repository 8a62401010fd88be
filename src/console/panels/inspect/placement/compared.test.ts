import { expect, test } from "vitest";
import type { Comparison } from "../../../../bridge/protocol.ts";
import type { Funnel, FunnelStage } from "../../../store/funnel.ts";
import { columnsOf, comparedWords } from "./compared.ts";

const stage = (name: string, compared: Comparison | null): FunnelStage => ({ step: 3, name, left: 1, dropped: [], compared });
const tasks = (amount: number, bucket?: string): Comparison => ({ unit: "tasks", amounts: [amount], buckets: bucket === undefined ? null : [bucket] });
const verdict = (step: 1 | 3 | null) => ({ containerInstanceArn: "a", availabilityZone: "us-east-1a", step, stage: null, headline: "", reason: "" });
const funnel = (...stages: readonly FunnelStage[]): Funnel => ({ stages: [{ step: 1, name: "cpu", left: 1, dropped: [], compared: null }, ...stages], standings: [] });

test.each<[string, Comparison | null, readonly string[], string]>([
  ["spread(attribute:ecs.availability-zone)", tasks(3, "us-east-1a"), ["Tasks in zone", "tasks"], "3 tasks in 1a"],
  ["spread(attribute:rack)", tasks(1, "r7"), ["Tasks by rack", "tasks"], "1 task with rack r7"],
  ["spread(attribute:rack)", tasks(0, ""), ["Tasks by rack", "tasks"], "0 tasks without rack"],
  ["spread(attribute:ecs.instance-type)", tasks(2, "m5.large"), ["Tasks by instance-type", "tasks"], "2 tasks with ecs.instance-type m5.large"],
  ["spread(instanceId)", tasks(2), ["Tasks here", "tasks"], "2 tasks here"],
  ["binpack(memory)", { unit: "MiB", amounts: [1024], buckets: null }, ["Memory left", "MiB"], "1,024 MiB left"],
  ["binpack(cpu)", { unit: "CPU units", amounts: [2048], buckets: null }, ["CPU left", "CPU units"], "2,048 CPU units left"],
  ["random", null, [], "random compares nothing"],
])("%s is a column and a few words", (name, compared, column, sentence) => {
  const one = funnel(stage(name, compared));
  expect(columnsOf(one).flatMap(({ title, unit }) => [title, unit])).toEqual(column);
  expect(comparedWords(one, { verdict: verdict(3), stage: 1, at: 0 })).toBe(sentence);
});

test("every strategy has its say, of who fits", () => {
  const both = funnel(stage("spread(attribute:ecs.availability-zone)", tasks(3, "us-east-1b")), stage("spread(instanceId)", tasks(1)));
  expect(comparedWords(both, { verdict: verdict(null), stage: null, at: 0 })).toBe("3 tasks in 1b, 1 task here");
  expect(comparedWords(both, { verdict: verdict(1), stage: 0, at: 0 })).toBeNull();
  expect(comparedWords(funnel(), { verdict: verdict(null), stage: null, at: 0 })).toBeNull();
});
