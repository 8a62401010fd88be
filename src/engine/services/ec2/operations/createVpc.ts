import type { CreateVpcRequest, CreateVpcResult } from "../../../../aws/generated/ec2.ts";
import { hexId } from "../../../kernel/ids.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { canonicalBlock, prefixLengthOf } from "../addresses.ts";
import { changing } from "../dryRun.ts";
import { missingParameter, notSimulated } from "../refusals.ts";
import { tagsFor } from "../routing/needed.ts";
import { limitExceeded, notACidrBlock } from "../routing/refusals.ts";
import { routeTableAssociations, routeTables } from "../routing/tables.ts";
import { EVERYTHING } from "../rules.ts";
import { securityGroups, vpcs } from "../tables.ts";
import { describeVpc } from "./describeVpcs.ts";

/** Creates a VPC, with a main route table that leads nowhere else and a default security group. */
export const createVpc = changing("CreateVpc", {
  check(view, input: CreateVpcRequest) {
    if (input.CidrBlock === undefined) throw missingParameter("Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
    if (input.InstanceTenancy === "dedicated") throw notSimulated("CreateVpc with InstanceTenancy dedicated");
    if (input.AmazonProvidedIpv6CidrBlock === true) throw notSimulated("CreateVpc with AmazonProvidedIpv6CidrBlock");
    const cidrBlock = canonicalBlock(input.CidrBlock);
    if (cidrBlock === undefined) throw notACidrBlock("cidrBlock", input.CidrBlock);
    const prefix = prefixLengthOf(cidrBlock);
    if (prefix < 16 || prefix > 28) throw new Refusal("InvalidVpc.Range", `The CIDR '${input.CidrBlock}' is invalid.`);
    if (view.size(vpcs) >= vpcs.limit) throw limitExceeded("VpcLimitExceeded", "VPCs");
    return { cidrBlock, tags: tagsFor(input, "vpc") };
  },

  apply(ctx, { cidrBlock, tags }): CreateVpcResult {
    const vpcId = `vpc-0${hexId(ctx, 16)}`;
    const row = ctx.insert(vpcs, { vpcId, cidrBlock, isDefault: false, enableDnsSupport: true, enableDnsHostnames: false, tags });
    const routeTableId = `rtb-0${hexId(ctx, 16)}`;
    ctx.insert(routeTables, { routeTableId, vpcId, routes: [{ destination: cidrBlock, target: "local", origin: "CreateRouteTable" }], tags: [] });
    ctx.insert(routeTableAssociations, { associationId: `rtbassoc-0${hexId(ctx, 16)}`, routeTableId, vpcId, subnetId: null });
    const groupId = `sg-0${hexId(ctx, 16)}`;
    const ingress = [{ ...EVERYTHING, ruleId: `sgr-0${hexId(ctx, 16)}`, sourceGroupId: groupId }];
    const egress = [{ ...EVERYTHING, ruleId: `sgr-0${hexId(ctx, 16)}`, cidrIp: "0.0.0.0/0" }];
    ctx.insert(securityGroups, { groupId, groupName: "default", description: "default VPC security group", vpcId, ingress, egress, tags: [] });
    return { Vpc: describeVpc(row) };
  },
});
