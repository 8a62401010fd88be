import { describe, expect, test } from "vitest";
import {
  balancerArn,
  cluster,
  CLUSTER_ARN,
  clusterArn,
  containerInstance,
  containerInstanceArn,
  definition,
  definitionArn,
  groupArn,
  loadBalancer,
  machine,
  service,
  serviceArn,
  subnets,
  tablesOf,
  targetGroup,
  zones,
} from "./fixture.ts";
import type { Rows } from "../../bridge/protocol.ts";
import type { PendingRevision } from "../store/pendingRevision.ts";
import type { DragItem } from "./drag.ts";
import { propose } from "./gestures.ts";
import { OUTSIDE, type Thing } from "./things.ts";

const INSTANCE = containerInstanceArn("i-0a41000000000000");

const TABLES = tablesOf({
  "physics.zones": zones(),
  "ecs.clusters": [cluster("prod"), cluster("staging", { createdAt: 1 })],
  "ec2.instances": [machine("i-0a41000000000000"), machine("i-0b17000000000000", { availabilityZone: "us-east-1b", state: "pending" })],
  "ecs.containerInstances": [containerInstance("i-0a41000000000000")],
  "ecs.taskDefinitions": [definition("web", 1), definition("web", 2), definition("web", 3, { status: "INACTIVE" })],
  "ecs.services": [
    service("web", { loadBalancers: [{ targetGroupArn: groupArn("web-tg"), containerName: "web", containerPort: 80 }] }),
    service("api", { createdAt: 1 }),
    service("gone", { createdAt: 2, status: "DRAINING" }),
    service("sets", { createdAt: 3, deploymentController: "EXTERNAL" }),
    service("shop", { createdAt: 4, deploymentController: "CODE_DEPLOY" }),
  ],
  "elbv2.loadBalancers": [loadBalancer("public-alb")],
  "elbv2.targetGroups": [targetGroup("web-tg", { loadBalancerArn: balancerArn("public-alb") }), targetGroup("free-tg", { createdTime: 1 })],
});

function drop(item: DragItem, target: Thing | null, more: { shift?: boolean; count?: number } = {}) {
  return propose({ item, target, shift: false, count: 3, ...more }, TABLES);
}

const WEB2: DragItem = { kind: "taskDefinition", arn: definitionArn("web:2") };
const CLUSTER: Thing = { kind: "cluster", id: CLUSTER_ARN };
const ZONE: Thing = { kind: "zone", box: CLUSTER_ARN, availabilityZone: "us-east-1b" };
const CARD: Thing = { kind: "instance", id: INSTANCE };

describe("a task definition", () => {
  test.each([
    ["a cluster", CLUSTER, null],
    ["a zone of it", ZONE, null],
    ["an instance in it", CARD, INSTANCE],
    ["an instance that boots for it", { kind: "machine", id: "i-0b17000000000000" } as const, null],
  ])("over %s asks to create a service there", (_, target, containerInstanceArn) => {
    expect(drop(WEB2, target)).toEqual({
      kind: "form",
      hint: "Drop to create a service in prod",
      request: { kind: "createService", clusterArn: CLUSTER_ARN, taskDefinitionArn: definitionArn("web:2"), desiredCount: 3, targetGroupArn: null, containerInstanceArn },
    });
  });

  test("over an instance with Shift starts one task on it", () => {
    expect(drop(WEB2, CARD, { shift: true })).toEqual({
      kind: "calls",
      hint: "Drop to start one task of web:2 on i-0a41",
      calls: [{ service: "ecs", operation: "StartTask", input: { cluster: "prod", containerInstances: [INSTANCE], taskDefinition: "web:2" } }],
    });
  });

  test("in awsvpc mode has the network that a form begins with", () => {
    const tables = {
      ...TABLES,
      ...tablesOf({
        "ecs.clusters": [cluster("prod")],
        "ec2.instances": [machine("i-0a41000000000000")],
        "ecs.containerInstances": [containerInstance("i-0a41000000000000")],
        "ec2.vpcs": [{ vpcId: "vpc-00000000000000000", isDefault: true } as Rows["ec2.vpcs"]],
        "ec2.subnets": subnets(),
        "ecs.taskDefinitions": [definition("own", 1, { definition: { networkMode: "awsvpc" } as Rows["ecs.taskDefinitions"]["definition"] })],
      }),
    };
    const item: DragItem = { kind: "taskDefinition", arn: definitionArn("own:1") };
    const proposal = propose({ item, target: CARD, shift: true, count: 1 }, tables);
    expect(proposal).toMatchObject({ calls: [{ input: { networkConfiguration: { awsvpcConfiguration: { subnets: subnets().map(({ subnetId }) => subnetId) } } } }] });
  });

  test("that stands for a revision registers it with what uses it, and not before", () => {
    const revision: PendingRevision = { register: { service: "ecs", operation: "RegisterTaskDefinition", input: { family: "web" } }, name: "web:4", changes: ["Ask for less"] };
    const item: DragItem = { kind: "taskDefinition", arn: definitionArn("web:2"), revision };
    expect(drop(item, CLUSTER)).toMatchObject({ kind: "form", request: { revision } });
    expect(drop(item, CARD, { shift: true })).toMatchObject({ calls: [revision.register, { operation: "StartTask", input: { taskDefinition: "web:4" } }] });
    expect(drop(item, { kind: "service", id: serviceArn("web") })).toMatchObject({ calls: [revision.register, { operation: "UpdateService", input: { taskDefinition: "web:4" } }] });
  });

  test("over a service deploys it", () => {
    expect(drop(WEB2, { kind: "service", id: serviceArn("web") })).toEqual({
      kind: "calls",
      hint: "Drop to deploy web:2 to web, which runs web:1",
      calls: [{ service: "ecs", operation: "UpdateService", input: { cluster: "prod", service: "web", taskDefinition: "web:2" } }],
    });
  });

  test("of another family over a service asks first", () => {
    expect(drop(WEB2, { kind: "service", id: serviceArn("api") })).toEqual({
      kind: "form",
      hint: "Drop to deploy web:2 to api, which runs api:1",
      request: { kind: "updateService", serviceArn: serviceArn("api"), taskDefinitionArn: definitionArn("web:2") },
    });
  });

  test("over a service that CodeDeploy deploys asks how, of whatever family it is", () => {
    const request = { kind: "codeDeploy", serviceArn: serviceArn("shop"), taskDefinitionArn: definitionArn("web:2") };
    expect(drop(WEB2, { kind: "service", id: serviceArn("shop") })).toEqual({ kind: "form", hint: "Drop to deploy web:2 to shop, which runs shop:1", request });
  });

  test("over a service of task sets asks for one more, of whatever it runs", () => {
    const request = { kind: "taskSet", serviceArn: serviceArn("sets"), taskDefinitionArn: definitionArn("web:2") };
    expect(drop(WEB2, { kind: "service", id: serviceArn("sets") })).toEqual({ kind: "form", hint: "Drop to create a task set of web:2 in sets", request });
  });

  test.each([
    ["over the service that runs it", { kind: "taskDefinition", arn: definitionArn("web:1") }, { kind: "service", id: serviceArn("web") }, "web already runs web:1."],
    ["that is INACTIVE", { kind: "taskDefinition", arn: definitionArn("web:3") }, CLUSTER, "web:3 is INACTIVE: no new tasks can be started from it. Take a newer revision."],
    ["over the bare map", WEB2, null, "A service runs in a cluster. Drop it on one."],
    ["over zones without a cluster", WEB2, { kind: "zone", box: OUTSIDE, availabilityZone: "us-east-1a" }, "A service runs in a cluster. Drop it on one."],
    ["over a service that is being deleted", WEB2, { kind: "service", id: serviceArn("gone") }, "gone is being deleted."],
    ["over a target group, with two clusters", WEB2, { kind: "targetGroup", id: groupArn("free-tg") }, "Drop it on the cluster it shall run in, and choose the target group there."],
  ] as const)("%s is told why not", (_, item, target, why) => {
    expect(drop(item, target)).toEqual({ kind: "refused", why });
  });
});

describe("a service", () => {
  const API: DragItem = { kind: "service", arn: serviceArn("api") };

  test("over a target group asks which container it reaches", () => {
    expect(drop(API, { kind: "targetGroup", id: groupArn("free-tg") })).toMatchObject({
      hint: "Drop to register the tasks of api with free-tg",
      request: { kind: "attachService", serviceArn: serviceArn("api"), targetGroupArn: groupArn("free-tg") },
    });
  });

  test.each([
    ["a load balancer", { kind: "loadBalancer", id: balancerArn("public-alb") }, { wanted: "listener", loadBalancerArn: balancerArn("public-alb") }],
    ["the Internet", { kind: "internet" }, { wanted: "loadBalancer", loadBalancerArn: null }],
  ] as const)("over %s asks what leads requests to it", (_, target, request) => {
    expect(drop(API, target)).toMatchObject({ request: { kind: "publish", serviceArn: serviceArn("api"), ...request } });
  });

  test("over another cluster asks to create the same there", () => {
    expect(drop(API, { kind: "cluster", id: clusterArn("staging") })).toMatchObject({
      request: { kind: "createService", clusterArn: clusterArn("staging"), taskDefinitionArn: definitionArn("api:1"), desiredCount: 2 },
    });
  });

  test.each([
    ["its own target group", serviceArn("web"), { kind: "targetGroup", id: groupArn("web-tg") }, "web already registers its tasks with web-tg."],
    ["its own cluster", serviceArn("web"), CLUSTER, "web already runs in prod."],
    ["the bare map", serviceArn("web"), null, "Drop it on a target group, a load balancer, or the Internet."],
    ["anything, once it is being deleted", serviceArn("gone"), CLUSTER, "gone is being deleted."],
    ["anything, if it has task sets", serviceArn("sets"), { kind: "targetGroup", id: groupArn("free-tg") }, "sets is deployed by task sets, which have target groups of their own."],
  ] as const)("over %s is told why not", (_, arn, target, why) => {
    expect(drop({ kind: "service", arn }, target)).toEqual({ kind: "refused", why });
  });
});

describe("an instance type", () => {
  const TYPE: DragItem = { kind: "instanceType", instanceType: "t3.medium" };

  test.each([
    ["a zone", ZONE, "us-east-1b", "prod"],
    ["an instance", CARD, "us-east-1a", "prod"],
    ["a cluster", CLUSTER, null, "prod"],
    ["a zone without a cluster", { kind: "zone", box: OUTSIDE, availabilityZone: "us-east-1c" } as const, "us-east-1c", null],
  ])("over %s asks to launch it there", (_, target, availabilityZone, clusterName) => {
    expect(drop(TYPE, target)).toMatchObject({ request: { kind: "runInstances", instanceType: "t3.medium", availabilityZone, clusterName } });
  });

  test("is told of a zone that is down", () => {
    const dark = { ...TABLES, "physics.zones": new Map([["us-east-1b", { ...zones()[1]!, available: false }]]) };
    const proposal = propose({ item: TYPE, target: ZONE, shift: false, count: 1 }, dark);
    expect(proposal).toMatchObject({ hint: "Drop to launch t3.medium in us-east-1b for prod. us-east-1b is down" });
  });

  test.each([null, { kind: "service", id: serviceArn("web") } as const, { kind: "internet" } as const])("over %j is told why not", (target) => {
    expect(drop(TYPE, target)).toEqual({ kind: "refused", why: "An instance stands in an Availability Zone. Drop it on one." });
  });
});

describe("a load balancer", () => {
  test.each([
    ["the bare map", null, { targetGroupArn: null, serviceArn: null }],
    ["a target group without one", { kind: "targetGroup", id: groupArn("free-tg") }, { targetGroupArn: groupArn("free-tg") }],
    ["a service", { kind: "service", id: serviceArn("api") }, { serviceArn: serviceArn("api") }],
  ] as const)("over %s asks what it needs", (_, target, request) => {
    expect(drop({ kind: "loadBalancer" }, target)).toMatchObject({ request: { kind: "publish", wanted: "loadBalancer", ...request } });
  });

  test("over a target group that has one is told why not", () => {
    expect(drop({ kind: "loadBalancer" }, { kind: "targetGroup", id: groupArn("web-tg") })).toEqual({
      kind: "refused",
      why: "web-tg already receives requests from public-alb. A target group belongs to one load balancer.",
    });
  });
});

test("nothing is done while something is only held: tables stay as they are", () => {
  const before = JSON.stringify([...TABLES["ecs.services"]]);
  for (const target of [null, CLUSTER, ZONE, CARD]) drop(WEB2, target);
  expect(JSON.stringify([...TABLES["ecs.services"]])).toBe(before);
});
