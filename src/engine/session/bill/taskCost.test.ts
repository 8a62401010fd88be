import { expect, test } from "vitest";
import type { Call } from "../../../aws/generated/api.ts";
import { FargateStory } from "../../services/ecs/fargate/story.ts";
import { planCalls } from "../plan.ts";

const ecs = (operation: string, input: object): Call => ({ service: "ecs", operation, input: { cluster: "prod", ...input } }) as Call;

/** A quarter of a vCPU and half a GiB, and its public address. */
const TASK = 0.04048 / 4 + 0.004445 / 2 + 0.005;

test("a plan on Fargate says what its tasks cost more, or less; one that is about no tasks says nothing", () => {
  const s = new FargateStory();
  s.call("ecs", "CreateCluster", { clusterName: "prod" });
  s.defineFor("web");
  s.defineFor("big", { cpu: "1024", memory: "2048" });
  const cost = (...calls: readonly Call[]) => planCalls(s.world, { calls, explain: [], until: "settled" }).cost;
  expect(cost(ecs("CreateService", { serviceName: "web", taskDefinition: "web:1", desiredCount: 3, ...s.network() }))?.paidPerHour).toBeCloseTo(3 * TASK, 9);
  expect(cost(ecs("UpdateService", { service: "web", desiredCount: 5 }))?.paidPerHour).toBeCloseTo(2 * TASK, 9);
  expect(cost(ecs("UpdateService", { service: "web", desiredCount: 1 }))?.paidPerHour).toBeCloseTo(-4 * TASK, 9);
  // In the end the other revision alone is there.
  expect(cost(ecs("UpdateService", { service: "web", taskDefinition: "big:1" }))?.paidPerHour).toBeCloseTo(0.04048 + 2 * 0.004445 + 0.005 - TASK, 9);
  expect(cost(ecs("RunTask", { taskDefinition: "web", count: 2, ...s.network() }))).toEqual({ paidPerHour: 2 * TASK, heldPerHour: 0 });
  expect(cost({ service: "ecs", operation: "CreateCluster", input: { clusterName: "other" } })).toBeNull();
});

test("on instances tasks take their part of what is paid anyway", () => {
  const s = new FargateStory();
  s.fleet("ab");
  s.define("web");
  const plan = planCalls(s.world, { calls: [ecs("RunTask", { taskDefinition: "web", count: 2 })], explain: [] });
  // Two of (2.25 + 0.5) / 26 of an m5.large.
  expect(plan.cost?.paidPerHour).toBe(0);
  expect(plan.cost?.heldPerHour).toBeCloseTo((2 * 0.096 * 2.75) / 26, 9);
});
