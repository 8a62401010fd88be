import { expect, test } from "vitest";
import type { Rows } from "../../../bridge/protocol.ts";
import { subnets, tablesOf } from "../../graph/fixture.ts";
import { accountTree, pathOf } from "./accountTree.ts";
import { type TreeNode, treeRows } from "./treeRows.ts";

const VPC = "vpc-00000000000000000";
const DENIED = { decisionId: "d", roleArn: "arn:aws:iam::123456789012:role/app", action: "s3:GetObject", outcome: "implicitDeny", lastTime: 1 } as Rows["iam.decisions"];

const tables = tablesOf({
  "ec2.vpcs": [{ vpcId: VPC, cidrBlock: "172.31.0.0/16" } as Rows["ec2.vpcs"]],
  "ec2.subnets": subnets().slice(0, 1),
  "ec2.securityGroups": [{ groupId: "sg-1", groupName: "web", vpcId: VPC } as Rows["ec2.securityGroups"], { groupId: "sg-2", groupName: "default", vpcId: VPC } as Rows["ec2.securityGroups"]],
  "ec2.routeTables": [{ routeTableId: "rtb-00000000000000001", vpcId: VPC, routes: [], tags: [] }],
  "autoscaling.groups": [{ autoScalingGroupName: "shop", desiredCapacity: 2, maxSize: 4 } as Rows["autoscaling.groups"]],
  "iam.roles": [{ roleKey: "app", roleName: "app", path: "/" } as Rows["iam.roles"], { roleKey: "aaa", roleName: "aaa", path: "/" } as Rows["iam.roles"]],
  "iam.decisions": [DENIED],
});

function lines(nodes: readonly TreeNode[]) {
  const open = (node: TreeNode): TreeNode => ({ ...node, isOpenAtFirst: true, children: node.children === null ? null : () => (node.children?.() ?? []).map(open) });
  return treeRows(nodes.map(open), new Map());
}

test("the network and the roles stand below what is on the map", () => {
  expect(lines(accountTree(tables)).map(({ node, level }) => `${"  ".repeat(level - 1)}${[node.label, node.detail, node.statusWord, node.meta].filter((part) => part !== "").join(" ")}`)).toEqual([
    "Network 1",
    "  vpc-0000 172.31.0.0/16",
    "    Subnets 1",
    "      172.31.0.0/20 isolated",
    "    Security groups 2",
    "      default",
    "      web",
    "    Route tables 1",
    "      rtb-0000",
    "Auto Scaling groups 1",
    "  shop 2 of 4",
    "Roles denied 2",
    "  aaa",
    "  app denied",
  ]);
});

test("each of their lines is found from its row", () => {
  const rows = lines(accountTree(tables));
  for (const { node, parent } of rows) {
    if (node.ref === null) continue;
    expect(pathOf(node.ref, tables)?.at(-1) ?? null).toBe(parent);
  }
  expect(pathOf({ table: "ec2.subnets", id: "subnet-gone" }, tables)).toBeUndefined();
});
