import type { Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";
import { groupBy } from "../../lib/groupBy.ts";
import type { Tables } from "./replica.ts";

type SubnetRow = Rows["ec2.subnets"];

export function defaultVpc(tables: Pick<Tables, "ec2.vpcs">): Rows["ec2.vpcs"] | undefined {
  return [...tables["ec2.vpcs"].values()].find(({ isDefault }) => isDefault);
}

const subnetsByVpc = new WeakMap<Tables["ec2.subnets"], ReadonlyMap<string, readonly SubnetRow[]>>();

/** The subnets of a VPC in the order of their zones; those of one zone alone where one is named. */
export function subnetsOf(vpcId: string, { "ec2.subnets": subnets }: Pick<Tables, "ec2.subnets">, availabilityZone?: string): readonly SubnetRow[] {
  let grouped = subnetsByVpc.get(subnets);
  if (grouped === undefined) subnetsByVpc.set(subnets, (grouped = groupBy([...subnets.values()].toSorted(by((row) => row.availabilityZone, (row) => row.cidrBlock)), (row) => row.vpcId)));
  const all = grouped.get(vpcId) ?? [];
  return availabilityZone === undefined ? all : all.filter((row) => row.availabilityZone === availabilityZone);
}
