import type { Rows } from "../../bridge/protocol.ts";
import { type SubnetKind, subnetKind } from "../graph/lens/subnetKind.ts";
import type { Tables } from "../store/replica.ts";
import { defaultVpc, subnetsOf } from "../store/subnets.ts";

type Instance = Rows["ec2.instances"];

/** What forms begin with: the network in which the account lives already. */
export type Network = Pick<Tables, "ec2.vpcs" | "ec2.securityGroups" | "ec2.subnets" | "ec2.instances" | "ec2.routeTables" | "ec2.routeTableAssociations" | "ec2.internetGateways" | "ec2.natGateways" | "ecs.containerInstances">;

/** The VPC in which most instances are, those of a cluster where it is named; the default one where there are none. */
export function usualVpcId(tables: Network, clusterArn: string | null = null): string {
  const own = clusterArn === null ? [] : instancesOf(clusterArn, tables);
  const counts = new Map<string, number>();
  for (const { vpcId } of own.length > 0 ? own : living(tables)) counts.set(vpcId, (counts.get(vpcId) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? defaultVpc(tables)?.vpcId ?? tables["ec2.vpcs"].keys().next().value ?? "";
}

/** Where tasks get interfaces of their own: in subnets like those of the instances. */
export function taskSubnetIds(vpcId: string, tables: Network): readonly string[] {
  const all = subnetsOf(vpcId, tables);
  const kinds = new Set(living(tables).filter((row) => row.vpcId === vpcId).map((row) => kindOf(tables["ec2.subnets"].get(row.subnetId), tables)));
  const alike = all.filter((row) => kinds.has(kindOf(row, tables)));
  return (alike.length > 0 ? alike : all).map(({ subnetId }) => subnetId);
}

/** The group that instances of a VPC carry, if there are any. */
export function usualGroupId(vpcId: string, tables: Network): string | undefined {
  return living(tables).find((row) => row.vpcId === vpcId)?.securityGroupIds[0];
}

export function instancesOf(clusterArn: string, tables: Network): readonly Instance[] {
  return [...tables["ecs.containerInstances"].values()].flatMap((row) => {
    const instance = row.clusterArn === clusterArn && row.status !== "INACTIVE" ? tables["ec2.instances"].get(row.ec2InstanceId) : undefined;
    return instance === undefined ? [] : [instance];
  });
}

export const living = (tables: Network): readonly Instance[] => [...tables["ec2.instances"].values()].filter(({ state }) => state === "running" || state === "pending");

export const kindOf = (row: Rows["ec2.subnets"] | undefined, tables: Network): SubnetKind["kind"] | undefined => (row === undefined ? undefined : subnetKind(row, tables).kind);
