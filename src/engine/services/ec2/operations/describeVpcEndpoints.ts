import type { DescribeVpcEndpointsRequest, DescribeVpcEndpointsResult } from "../../../../aws/generated/ec2.ts";
import { REGION } from "../../../../aws/region.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { pageOf } from "../pages.ts";
import { describeEndpoint } from "../routing/describe.ts";
import { endpointNotFound } from "../routing/refusals.ts";
import { vpcEndpoints, type VpcEndpointRow } from "../routing/tables.ts";

/** The VPC endpoints of the account. */
export const describeVpcEndpoints = looking("DescribeVpcEndpoints", (view, input: DescribeVpcEndpointsRequest): DescribeVpcEndpointsResult => {
  const named = (input.VpcEndpointIds ?? []).map((id) => {
    const row = view.find(vpcEndpoints, id);
    if (row === undefined) throw endpointNotFound(id);
    return row;
  });
  const rows = input.VpcEndpointIds === undefined ? view.all(vpcEndpoints) : named;
  const { items, ...next } = pageOf(filtered(rows, input.Filters, FIELDS), input);
  return { VpcEndpoints: items.map((row) => describeEndpoint(view, row)), ...next };
});

const FIELDS: FilterFields<VpcEndpointRow> = {
  "service-name": ({ service }) => [`com.amazonaws.${REGION}.${service}`],
  "vpc-endpoint-id": ({ vpcEndpointId }) => [vpcEndpointId],
  "vpc-endpoint-state": ({ state }) => [state],
  "vpc-endpoint-type": ({ kind }) => [kind],
  "vpc-id": ({ vpcId }) => [vpcId],
};
