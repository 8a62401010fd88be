import type { DescribeNatGatewaysRequest, DescribeNatGatewaysResult } from "../../../../aws/generated/ec2.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { pageOf } from "../pages.ts";
import { describeNatGateway } from "../routing/describe.ts";
import { natGatewayNamed } from "../routing/needed.ts";
import { natGateways, type NatGatewayRow } from "../routing/tables.ts";

/** The NAT gateways of the account, those that were deleted an hour ago or less included. */
export const describeNatGateways = looking("DescribeNatGateways", (view, input: DescribeNatGatewaysRequest): DescribeNatGatewaysResult => {
  const ids = input.NatGatewayIds ?? [];
  const rows = ids.length > 0 ? ids.map((id) => natGatewayNamed(view, id)) : view.all(natGateways);
  const { items, ...next } = pageOf(filtered(rows, input.Filter, FIELDS), input);
  return { NatGateways: items.map((row) => describeNatGateway(view, row)), ...next };
});

const FIELDS: FilterFields<NatGatewayRow> = {
  "nat-gateway-id": ({ natGatewayId }) => [natGatewayId],
  state: ({ state }) => [state],
  "subnet-id": ({ subnetId }) => [subnetId],
  "vpc-id": ({ vpcId }) => [vpcId],
};
