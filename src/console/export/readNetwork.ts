import type { Described } from "../../aws/recreate.ts";
import type { AccountReader } from "./accountReader.ts";

/** What an account's networks are made of. */
export interface NetworkAnswers {
  readonly vpcs: readonly Described[];
  readonly subnets: readonly Described[];
  readonly internetGateways: readonly Described[];
  readonly addresses: readonly Described[];
  readonly natGateways: readonly Described[];
  readonly routeTables: readonly Described[];
  readonly endpoints: readonly Described[];
  readonly securityGroups: readonly Described[];
}

export async function readNetwork(reader: AccountReader): Promise<NetworkAnswers> {
  const all = (operation: string, member: string) => reader.list("ec2", operation, {}, member);
  return {
    vpcs: await all("DescribeVpcs", "Vpcs"),
    subnets: await all("DescribeSubnets", "Subnets"),
    internetGateways: await all("DescribeInternetGateways", "InternetGateways"),
    addresses: await all("DescribeAddresses", "Addresses"),
    natGateways: await all("DescribeNatGateways", "NatGateways"),
    routeTables: await all("DescribeRouteTables", "RouteTables"),
    endpoints: await all("DescribeVpcEndpoints", "VpcEndpoints"),
    securityGroups: await all("DescribeSecurityGroups", "SecurityGroups"),
  };
}
