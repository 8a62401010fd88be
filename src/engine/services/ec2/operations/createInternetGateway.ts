import type { CreateInternetGatewayRequest, CreateInternetGatewayResult } from "../../../../aws/generated/ec2.ts";
import { hexId } from "../../../kernel/ids.ts";
import { changing } from "../dryRun.ts";
import { describeInternetGateway } from "../routing/describe.ts";
import { tagsFor } from "../routing/needed.ts";
import { limitExceeded } from "../routing/refusals.ts";
import { internetGateways } from "../routing/tables.ts";

/** Creates an internet gateway that is attached to no VPC yet. */
export const createInternetGateway = changing("CreateInternetGateway", {
  check(view, input: CreateInternetGatewayRequest) {
    if (view.size(internetGateways) >= internetGateways.limit) throw limitExceeded("InternetGatewayLimitExceeded", "internet gateways");
    return tagsFor(input, "internet-gateway");
  },

  apply(ctx, tags): CreateInternetGatewayResult {
    const row = ctx.insert(internetGateways, { internetGatewayId: `igw-0${hexId(ctx, 16)}`, vpcId: null, tags });
    return { InternetGateway: describeInternetGateway(row) };
  },
});
