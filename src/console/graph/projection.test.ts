import { expect, test } from "vitest";
import {
  balancerArn,
  cluster,
  CLUSTER_ARN,
  containerInstance,
  containerInstanceArn,
  groupArn,
  listener,
  loadBalancer,
  machine,
  service,
  serviceArn,
  tablesOf,
  targetGroup,
  task,
  zones,
} from "./fixture.ts";
import { NOTHING_PROJECTED, project } from "./projection.ts";
import { clusterNameIn } from "./structure.ts";
import { OUTSIDE } from "./things.ts";

const WEB = service("web", { loadBalancers: [{ targetGroupArn: groupArn("web-tg"), containerName: "web", containerPort: 80 }] });

const RETAIL = {
  "physics.zones": zones(),
  "ecs.clusters": [cluster("prod")],
  "ec2.instances": [machine("i-00000000000000001"), machine("i-00000000000000002", { launchTime: 5, state: "pending" as const })],
  "ecs.containerInstances": [containerInstance("i-00000000000000001")],
  "ecs.services": [WEB, service("worker", { createdAt: 2 })],
  "elbv2.loadBalancers": [loadBalancer("public-alb")],
  "elbv2.listeners": [listener("public-alb", 80, "web-tg")],
  "elbv2.targetGroups": [targetGroup("web-tg")],
};

test("every thing is one node of its kind, and its id is its ARN or row id", () => {
  const { nodes } = project(NOTHING_PROJECTED, tablesOf(RETAIL));
  expect(nodes.map(({ id, type }) => [type, id])).toEqual([
    ["internet", "internet"],
    ["loadBalancer", balancerArn("public-alb")],
    ["targetGroup", groupArn("web-tg")],
    ["service", serviceArn("web")],
    ["service", serviceArn("worker")],
    ["cluster", CLUSTER_ARN],
    ["zone", `${CLUSTER_ARN}|us-east-1a`],
    ["instance", containerInstanceArn("i-00000000000000001")],
    ["machine", "i-00000000000000002"],
    ["zone", `${CLUSTER_ARN}|us-east-1b`],
    ["zone", `${CLUSTER_ARN}|us-east-1c`],
  ]);
});

test("edges go from the Internet over the balancer to the group, and from each service to its cluster", () => {
  const { edges } = project(NOTHING_PROJECTED, tablesOf(RETAIL));
  expect(edges.map(({ type, source, target }) => [type, source, target])).toEqual([
    ["traffic", "internet", balancerArn("public-alb")],
    ["traffic", balancerArn("public-alb"), groupArn("web-tg")],
    ["ownership", serviceArn("web"), CLUSTER_ARN],
    ["bus", serviceArn("web"), CLUSTER_ARN],
    ["ownership", serviceArn("worker"), CLUSTER_ARN],
    ["bus", serviceArn("worker"), CLUSTER_ARN],
  ]);
});

test("a change of state projects to the very same nodes and edges", () => {
  const before = project(NOTHING_PROJECTED, tablesOf(RETAIL));
  const after = project(
    before,
    tablesOf({
      ...RETAIL,
      "ecs.services": [{ ...WEB, desiredCount: 9 }, service("worker", { createdAt: 2 })],
      "ecs.tasks": [task("1"), task("2")],
    }),
  );
  expect(after.nodes).toBe(before.nodes);
  expect(after.edges).toBe(before.edges);
  expect(after.boxes).toBe(before.boxes);
});

test("a new service leaves the node of every other as it is", () => {
  const before = project(NOTHING_PROJECTED, tablesOf(RETAIL));
  const after = project(before, tablesOf({ ...RETAIL, "ecs.services": [...RETAIL["ecs.services"], service("api", { createdAt: 3 })] }));
  expect(after.nodes).toHaveLength(before.nodes.length + 1);
  for (const node of before.nodes) expect(after.nodes).toContain(node);
});

test("tables that cannot change the structure are not even looked at", () => {
  const tables = tablesOf(RETAIL);
  const before = project(NOTHING_PROJECTED, tables);
  expect(project(before, { ...tables, "elbv2.targets": new Map(), "ecs.deployments": new Map() })).toBe(before);
});

test("an instance whose user data names no cluster there is stands outside", () => {
  const lost = machine("i-00000000000000009", { userData: "#!/bin/bash\necho ECS_CLUSTER=prd >> /etc/ecs/ecs.config" });
  const { nodes } = project(NOTHING_PROJECTED, tablesOf({ ...RETAIL, "ec2.instances": [lost] }));
  expect(nodes.map(({ type }) => type)).toContain("outside");
  expect(nodes.find(({ type }) => type === "machine")?.id).toBe("i-00000000000000009");
});

test("an empty account shows the zones of its default VPC", () => {
  const { nodes } = project(NOTHING_PROJECTED, tablesOf({ "physics.zones": zones() }));
  expect(nodes.map(({ id }) => id)).toEqual(["internet", OUTSIDE, ...zones().map((zone) => `${OUTSIDE}|${zone.availabilityZone}`), "vacant outside"]);
});

test("two services on one target group: the older stands under it, the other is joined by an edge", () => {
  const second = service("web-canary", { createdAt: 7, loadBalancers: WEB.loadBalancers });
  const { edges, boxes } = project(NOTHING_PROJECTED, tablesOf({ ...RETAIL, "ecs.services": [WEB, second] }));
  expect(boxes.get(serviceArn("web"))!.y).toBe(boxes.get(groupArn("web-tg"))!.y + 49);
  expect(edges.map(({ id }) => id)).toContain(`attached|${groupArn("web-tg")}|${serviceArn("web-canary")}`);
});

test.each([
  ["", "default"],
  ["#!/bin/bash\necho hello", "default"],
  ["#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config", "prod"],
  ['echo "ECS_CLUSTER=prod" >> /etc/ecs/ecs.config', "prod"],
  ["ECS_CLUSTER='my-cluster_1'", "my-cluster_1"],
  ["# echo ECS_CLUSTER=old\necho ECS_CLUSTER=new", "new"],
  ["cat <<'EOF' >> /etc/ecs/ecs.config\nECS_CLUSTER=a\nECS_CLUSTER=b\nEOF", "b"],
])("user data %j names the cluster %s", (userData, name) => {
  expect(clusterNameIn(userData)).toBe(name);
});
