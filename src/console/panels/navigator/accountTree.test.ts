import { expect, test } from "vitest";
import {
  balancerArn,
  cluster,
  containerInstance,
  containerInstanceArn,
  definitionArn,
  loadBalancer,
  machine,
  service,
  serviceArn,
  tablesOf,
  targetGroup,
  task,
} from "../../graph/fixture.ts";
import { PUBLISHED } from "../../../bridge/protocol.ts";
import { accountTree, pathOf } from "./accountTree.ts";
import { type TreeNode, treeRows } from "./treeRows.ts";

const id = (end: string) => end.padEnd(32, "0");
const on = (instanceId: string) => ({ containerInstanceArn: containerInstanceArn(instanceId) });

const tables = tablesOf({
  "ecs.clusters": [cluster("test"), cluster("prod"), cluster("old", { status: "INACTIVE" })],
  "ecs.services": [service("web", { colorIndex: 0 }), service("api", { colorIndex: 1, desiredCount: 1 })],
  "ecs.containerInstances": [containerInstance("i-0aaaaaaaaaaaaaaaa"), containerInstance("i-0bbbbbbbbbbbbbbbb", { agentConnected: false })],
  "ec2.instances": [machine("i-0aaaaaaaaaaaaaaaa"), machine("i-0bbbbbbbbbbbbbbbb"), machine("i-0cccccccccccccccc", { state: "pending" })],
  "ecs.tasks": [
    task(id("a1"), { ...on("i-0aaaaaaaaaaaaaaaa") }),
    task(id("a2"), { ...on("i-0aaaaaaaaaaaaaaaa"), lastStatus: "PENDING" }),
    task(id("a3"), { ...on("i-0aaaaaaaaaaaaaaaa"), lastStatus: "STOPPED" }),
    task(id("b1"), { ...on("i-0bbbbbbbbbbbbbbbb"), serviceArn: serviceArn("api"), taskDefinitionArn: definitionArn("api:1") }),
    task(id("c1"), { ...on("i-0bbbbbbbbbbbbbbbb"), serviceArn: null, taskDefinitionArn: definitionArn("job:4") }),
  ],
  "elbv2.loadBalancers": [loadBalancer("public")],
  "elbv2.targetGroups": [targetGroup("web-tg", { loadBalancerArn: balancerArn("public") }), targetGroup("spare")],
});

/** Every line, open to the last. */
function allRows(nodes: readonly TreeNode[]) {
  const open = (node: TreeNode): TreeNode => ({ ...node, isOpenAtFirst: true, children: node.children === null ? null : () => (node.children?.() ?? []).map(open) });
  return treeRows(nodes.map(open), new Map());
}

function outline(nodes: readonly TreeNode[]): readonly string[] {
  return allRows(nodes).map(({ node, level }) => {
    const line = [node.label, node.detail, node.status ?? "", node.meta].filter((part) => part !== "").join(" ");
    return `${"  ".repeat(level - 1)}${line}`;
  });
}

test("everything there is has its line, with how it stands", () => {
  expect(outline(accountTree(tables))).toMatchInlineSnapshot(`
    [
      "prod 4 tasks",
      "  Services starting 2",
      "    api healthy 1 of 1",
      "      b100 api:1",
      "    web starting 1 of 2",
      "      a100 web:1",
      "      a200 web:1 pending",
      "  Container instances unreachable 2",
      "    i-0aaa m5.large healthy 2 tasks",
      "      a100 web:1",
      "      a200 web:1 pending",
      "    i-0bbb m5.large unreachable 2 tasks",
      "      b100 api:1",
      "      c100 job:4",
      "  Standalone tasks 1",
      "    c100 job:4",
      "test 0 tasks",
      "  Services 0",
      "  Container instances 0",
      "Load balancers 1",
      "  public",
      "    web-tg 0 of 0",
      "Target groups without a load balancer 1",
      "  spare 0 of 0",
      "EC2 instances not registered pending 1",
      "  i-0ccc m5.large pending pending",
    ]
  `);
});

test("no two lines have the same key, though a task stands in two places", () => {
  const keys = allRows(accountTree(tables)).map(({ node }) => node.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("the way to a row is the nodes around the first line it has, known without going through the tree", () => {
  const first = new Map<string, readonly string[]>();
  const walk = (nodes: readonly TreeNode[], path: readonly string[]) => {
    for (const { key, ref, children } of nodes) {
      if (ref !== null && !first.has(ref.id)) first.set(ref.id, path);
      walk(children?.() ?? [], [...path, key]);
    }
  };
  walk(accountTree(tables), []);
  for (const table of PUBLISHED) {
    for (const rowId of tables[table].keys()) expect([rowId, pathOf({ table, id: rowId }, tables)]).toEqual([rowId, first.get(rowId)]);
  }
  expect(pathOf({ table: "ecs.tasks", id: "gone" }, tables)).toBeUndefined();
});

test("two clusters with services of one name keep them apart", () => {
  const two = tablesOf({
    "ecs.clusters": [cluster("a"), cluster("b")],
    "ecs.services": [service("web", { clusterArn: cluster("a").clusterArn, serviceArn: serviceArn("web", "a") }), service("web", { clusterArn: cluster("b").clusterArn, serviceArn: serviceArn("web", "b") })],
  });
  const keys = treeRows(accountTree(two), new Map()).map(({ node }) => node.key);
  expect(new Set(keys).size).toBe(keys.length);
});
