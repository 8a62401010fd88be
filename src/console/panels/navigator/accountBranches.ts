import type { Rows } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";
import { roleArnOf, standingDenials } from "../../graph/lens/roleFacts.ts";
import { subnetKind } from "../../graph/lens/subnetKind.ts";
import { shortName } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import type { Ref } from "../../store/selection.ts";
import { subnetsOf } from "../../store/subnets.ts";
import { group, node } from "./treeNodes.ts";
import type { TreeNode } from "./treeRows.ts";

/** What no cluster holds in the tree: the network, groups of instances with their capacity providers, and the roles. */
export function accountBranches(tables: Tables): readonly TreeNode[] {
  return [...network(tables), ...autoScalingGroups(tables), ...capacityProviders(tables), ...roles(tables)];
}

const NETWORK = "network";
const GROUPS = "autoScalingGroups";
const PROVIDERS = "capacityProviders";
const ROLES = "roles";
const inVpc = (what: string, vpcId: string) => `${vpcId} ${what}`;

/** The keys of the nodes around such a line; undefined where it is none, or is not there. */
export function pathInBranches({ table, id }: Ref, tables: Tables): readonly string[] | undefined {
  switch (table) {
    case "ec2.vpcs":
      return [NETWORK];
    case "ec2.subnets":
      return below("subnets", tables[table].get(id));
    case "ec2.securityGroups":
      return below("groups", tables[table].get(id));
    case "ec2.routeTables":
      return below("tables", tables[table].get(id));
    case "autoscaling.groups":
      return [GROUPS];
    case "ecs.capacityProviders":
      return [PROVIDERS];
    case "iam.roles":
      return [ROLES];
    default:
      return undefined;
  }
}

function below(what: string, row: { readonly vpcId: string } | undefined): readonly string[] | undefined {
  return row === undefined ? undefined : [NETWORK, row.vpcId, inVpc(what, row.vpcId)];
}

function network(tables: Tables): readonly TreeNode[] {
  const vpcs = [...tables["ec2.vpcs"].values()].map((vpc) => vpcNode(vpc, tables));
  return vpcs.length === 0 ? [] : [group(NETWORK, "Network", vpcs, false)];
}

function vpcNode({ vpcId, cidrBlock }: Rows["ec2.vpcs"], tables: Tables): TreeNode {
  const inside = (row: { readonly vpcId: string }) => row.vpcId === vpcId;
  const groups = [...tables["ec2.securityGroups"].values()].filter(inside).toSorted(by((row) => row.groupName));
  const routeTables = [...tables["ec2.routeTables"].values()].filter(inside);
  return node({
    key: vpcId,
    label: shortName(vpcId),
    detail: cidrBlock,
    ref: { table: "ec2.vpcs", id: vpcId },
    isOpenAtFirst: true,
    children: () => [
      group(inVpc("subnets", vpcId), "Subnets", subnetsOf(vpcId, tables).map((subnet) => subnetNode(subnet, tables)), false),
      group(inVpc("groups", vpcId), "Security groups", groups.map(({ groupId, groupName }) => leaf({ table: "ec2.securityGroups", id: groupId }, groupName)), false),
      group(inVpc("tables", vpcId), "Route tables", routeTables.map(({ routeTableId }) => leaf({ table: "ec2.routeTables", id: routeTableId }, shortName(routeTableId))), false),
    ],
  });
}

function subnetNode(subnet: Rows["ec2.subnets"], tables: Tables): TreeNode {
  const { kind } = subnetKind(subnet, tables);
  return { ...leaf({ table: "ec2.subnets", id: subnet.subnetId }, subnet.cidrBlock), meta: kind };
}

function autoScalingGroups(tables: Tables): readonly TreeNode[] {
  const all = [...tables["autoscaling.groups"].values()].map(({ autoScalingGroupName: id, desiredCapacity, maxSize }) => ({
    ...leaf({ table: "autoscaling.groups", id }, id),
    meta: `${desiredCapacity} of ${maxSize}`,
  }));
  return all.length === 0 ? [] : [group(GROUPS, "Auto Scaling groups", all, false)];
}

function capacityProviders(tables: Tables): readonly TreeNode[] {
  const all = [...tables["ecs.capacityProviders"].values()]
    .filter(({ status }) => status === "ACTIVE")
    .map(({ capacityProviderArn: id, name }) => leaf({ table: "ecs.capacityProviders", id }, name));
  return all.length === 0 ? [] : [group(PROVIDERS, "Capacity providers", all, false)];
}

function roles(tables: Tables): readonly TreeNode[] {
  const all = [...tables["iam.roles"].values()].toSorted(by((row) => row.roleName)).map((role) => {
    const isDenied = standingDenials(roleArnOf(role), tables).length > 0;
    return { ...leaf({ table: "iam.roles", id: role.roleKey }, role.roleName), ...(isDenied ? { status: "failed" as const, statusWord: "denied" } : {}) };
  });
  return all.length === 0 ? [] : [group(ROLES, "Roles", all, false)];
}

function leaf(ref: Ref, label: string): TreeNode {
  return node({ key: ref.id, label, ref });
}
