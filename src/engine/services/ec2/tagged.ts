import type { Table } from "../../kernel/table.ts";
import { launchTemplates } from "./launchTemplates/tables.ts";
import { elasticAddresses, internetGateways, natGateways, routeTables, vpcEndpoints } from "./routing/tables.ts";
import { instances, securityGroups, subnets, vpcs, type Tag } from "./tables.ts";

/** A row that has tags. */
export interface TaggedRow {
  readonly tags: readonly Tag[];
}

/** A kind of resource that can be tagged: how its ids begin, and what EC2 calls it. */
export interface TaggedKind {
  readonly prefix: string;
  readonly type: string;
  readonly table: Table<TaggedRow>;
}

function kind<Row extends TaggedRow>(prefix: string, type: string, table: Table<Row>): TaggedKind {
  return { prefix, type, table: table as unknown as Table<TaggedRow> };
}

export const TAGGED_KINDS: readonly TaggedKind[] = [
  kind("eipalloc-", "elastic-ip", elasticAddresses),
  kind("i-", "instance", instances),
  kind("igw-", "internet-gateway", internetGateways),
  kind("lt-", "launch-template", launchTemplates),
  kind("nat-", "natgateway", natGateways),
  kind("rtb-", "route-table", routeTables),
  kind("sg-", "security-group", securityGroups),
  kind("subnet-", "subnet", subnets),
  kind("vpc-", "vpc", vpcs),
  kind("vpce-", "vpc-endpoint", vpcEndpoints),
];
