import { fc } from "../../../scripts/properties.ts";
import { expect, test } from "vitest";
import {
  autoScalingGroup,
  balancerArn,
  capacityProvider,
  cluster,
  CLUSTER_ARN,
  containerInstance,
  containerInstanceArn,
  groupArn,
  listener,
  loadBalancer,
  machine,
  rule,
  service,
  serviceArn,
  tablesOf,
  targetGroup,
  task,
  zones,
} from "./fixture.ts";
import { NOTHING_PROJECTED, project } from "./projection.ts";
import { groupNodeId } from "./things.ts";
import { type Direction, placesOf, step } from "./topology.ts";

const A1 = containerInstanceArn("i-00000000000000001");
const A2 = containerInstanceArn("i-00000000000000002");
const B1 = containerInstanceArn("i-00000000000000003");
const ZONE_A = `${CLUSTER_ARN}|us-east-1a`;
const ZONE_B = `${CLUSTER_ARN}|us-east-1b`;
const TASK_1 = task("1").taskArn;
const TASK_2 = task("2").taskArn;

const TABLES = tablesOf({
  "physics.zones": zones(),
  "ecs.clusters": [cluster("prod")],
  "ec2.instances": [
    machine("i-00000000000000001"),
    machine("i-00000000000000002", { launchTime: 1 }),
    machine("i-00000000000000003", { availabilityZone: "us-east-1b" }),
  ],
  "ecs.containerInstances": [
    containerInstance("i-00000000000000001"),
    containerInstance("i-00000000000000002"),
    containerInstance("i-00000000000000003", { availabilityZone: "us-east-1b" }),
  ],
  "ecs.services": [
    service("web", { loadBalancers: [{ targetGroupArn: groupArn("web-tg"), containerName: "web", containerPort: 80 }] }),
    service("worker", { createdAt: 1 }),
  ],
  "ecs.tasks": [
    task("1", { containerInstanceArn: A2 }),
    task("2", { containerInstanceArn: A2, createdAt: 1, serviceArn: serviceArn("worker") }),
  ],
  "elbv2.loadBalancers": [loadBalancer("public-alb")],
  "elbv2.listeners": [listener("public-alb", 80, "web-tg")],
  "elbv2.rules": [rule("public-alb", 80, { priority: 10, group: "web-tg", path: "/api/*" })],
  "elbv2.targetGroups": [targetGroup("web-tg")],
  ...autoScalingGroup("asg"),
  "ecs.capacityProviders": [capacityProvider("ec2", "asg")],
});
const GROUND = { ...project(NOTHING_PROJECTED, TABLES), tables: TABLES };
const BALANCER = balancerArn("public-alb");
const API = rule("public-alb", 80, { priority: 10, group: "web-tg", path: "/api/*" }).ruleArn;
const DEFAULT = listener("public-alb", 80, "web-tg").defaultRuleArn;
const ASG = groupNodeId("asg");
const PROVIDER = capacityProvider("ec2", "asg").capacityProviderArn;
const GROUP = groupArn("web-tg");
const WEB = serviceArn("web");
const WORKER = serviceArn("worker");

test.each<[string | null, Direction, string | null]>([
  [null, "right", "internet"],
  ["internet", "right", BALANCER],
  [BALANCER, "right", GROUP],
  [GROUP, "right", WEB],
  [WEB, "right", A2],
  [WORKER, "right", A2],
  [A2, "left", WEB],
  [WEB, "left", GROUP],
  [GROUP, "left", BALANCER],
  [BALANCER, "left", "internet"],
  ["internet", "left", "internet"],
])("along the traffic: %s %s is %s", (from, direction, to) => {
  expect(step(from, direction, GROUND)).toBe(to);
});

test.each<[string, Direction, string | null]>([
  [BALANCER, "in", API],
  [API, "up", BALANCER],
  [API, "down", DEFAULT],
  [DEFAULT, "up", API],
  [DEFAULT, "down", DEFAULT],
  [API, "right", GROUP],
  [API, "in", API],
  [DEFAULT, "left", BALANCER],
  [DEFAULT, "out", BALANCER],
])("by the rules of a balancer: %s %s is %s", (from, direction, to) => {
  expect(step(from, direction, GROUND)).toBe(to);
});

test.each<[string, Direction, string | null]>([
  [GROUP, "down", WEB],
  [WEB, "down", WORKER],
  [WORKER, "down", WORKER],
  [WORKER, "up", WEB],
  [A1, "down", A2],
  [A2, "up", A1],
  [A1, "up", ZONE_A],
  [A1, "right", B1],
  [B1, "left", A1],
  [A2, "right", B1],
  [ZONE_A, "right", ZONE_B],
  [ZONE_B, "left", ZONE_A],
])("between siblings: %s %s is %s", (from, direction, to) => {
  expect(step(from, direction, GROUND)).toBe(to);
});

test.each<[string, Direction, string | null]>([
  [CLUSTER_ARN, "in", ZONE_A],
  [ZONE_A, "in", A1],
  [A2, "in", TASK_1],
  [A1, "in", A1],
  [TASK_1, "right", TASK_2],
  [TASK_2, "right", TASK_2],
  [TASK_1, "out", A2],
  [A2, "out", ZONE_A],
  [ZONE_A, "out", CLUSTER_ARN],
  [CLUSTER_ARN, "out", null],
])("in and out: %s %s is %s", (from, direction, to) => {
  expect(step(from, direction, GROUND)).toBe(to);
});

test.each<[string, Direction, string | null]>([
  [A2, "down", ASG],
  [ASG, "up", A2],
  [ASG, "left", CLUSTER_ARN],
  [ASG, "right", ASG],
  [ASG, "in", PROVIDER],
  [PROVIDER, "out", ASG],
  [ASG, "out", CLUSTER_ARN],
])("at the edge of a cluster: %s %s is %s", (from, direction, to) => {
  expect(step(from, direction, GROUND)).toBe(to);
});

test("wherever the keys lead, it is a place of the map, a task, or out", () => {
  const places = new Set([...placesOf(GROUND), PROVIDER, TASK_1, TASK_2, null]);
  const directions = fc.constantFrom<Direction>("left", "right", "up", "down", "in", "out");
  fc.assert(
    fc.property(fc.array(directions, { maxLength: 40 }), (keys) => {
      let at: string | null = null;
      for (const key of keys) {
        at = step(at, key, GROUND);
        expect(places).toContain(at);
      }
    }),
  );
});

test("every place can be reached with the keys", () => {
  const seen = new Set<string | null>([null]);
  const waiting: (string | null)[] = [null];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const direction of ["left", "right", "up", "down", "in", "out"] as const) {
      const next = step(at, direction, GROUND);
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  for (const place of placesOf(GROUND)) expect(seen).toContain(place);
});

test("from something that is gone, any key leads back to the Internet's side", () => {
  expect(step("arn:aws:ecs:us-east-1:123456789012:service/prod/gone", "right", GROUND)).toBe(BALANCER);
});
