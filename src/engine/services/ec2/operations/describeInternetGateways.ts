import type { DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult } from "../../../../aws/generated/ec2.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { pageOf } from "../pages.ts";
import { describeInternetGateway } from "../routing/describe.ts";
import { internetGatewayNamed } from "../routing/needed.ts";
import { internetGateways, type InternetGatewayRow } from "../routing/tables.ts";

/** The internet gateways of the account. */
export const describeInternetGateways = looking(
  "DescribeInternetGateways",
  (view, input: DescribeInternetGatewaysRequest): DescribeInternetGatewaysResult => {
    const ids = input.InternetGatewayIds ?? [];
    const rows = ids.length > 0 ? ids.map((id) => internetGatewayNamed(view, id)) : view.all(internetGateways);
    const { items, ...next } = pageOf(filtered(rows, input.Filters, FIELDS), input);
    return { InternetGateways: items.map(describeInternetGateway), ...next };
  },
);

const FIELDS: FilterFields<InternetGatewayRow> = {
  "attachment.state": ({ vpcId }) => (vpcId === null ? [] : ["available"]),
  "attachment.vpc-id": ({ vpcId }) => (vpcId === null ? [] : [vpcId]),
  "internet-gateway-id": ({ internetGatewayId }) => [internetGatewayId],
};
