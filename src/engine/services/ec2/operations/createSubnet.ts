import type { CreateSubnetRequest, CreateSubnetResult } from "../../../../aws/generated/ec2.ts";
import { AVAILABILITY_ZONES } from "../../../../aws/region.ts";
import { hexId } from "../../../kernel/ids.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { canonicalBlock, isInBlock, overlap, prefixLengthOf } from "../addresses.ts";
import { changing } from "../dryRun.ts";
import { SUBNETS_PER_VPC } from "../limits.ts";
import { vpcNamed } from "../lookup.ts";
import { invalidParameterValue, missingParameter, notSimulated } from "../refusals.ts";
import { tagsFor } from "../routing/needed.ts";
import { limitExceeded, notACidrBlock } from "../routing/refusals.ts";
import { subnets } from "../tables.ts";
import { describeSubnet } from "./describeSubnets.ts";

/** Creates a subnet in a zone of a VPC. Without a zone it is the first one (assumed). */
export const createSubnet = changing("CreateSubnet", {
  check(view, input: CreateSubnetRequest) {
    const vpc = vpcNamed(view, input.VpcId);
    if (input.AvailabilityZoneId !== undefined) throw notSimulated("CreateSubnet with AvailabilityZoneId");
    if (input.Ipv6Native === true) throw notSimulated("CreateSubnet with Ipv6Native");
    if (input.CidrBlock === undefined) throw missingParameter("Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided.");
    const availabilityZone = AVAILABILITY_ZONES.find((zone) => zone === (input.AvailabilityZone ?? AVAILABILITY_ZONES[0]));
    if (availabilityZone === undefined) {
      const known = `Subnets can currently only be created in the following availability zones: ${AVAILABILITY_ZONES.join(", ")}.`;
      throw invalidParameterValue(`Value (${input.AvailabilityZone}) for parameter availabilityZone is invalid. ${known}`);
    }
    const cidrBlock = canonicalBlock(input.CidrBlock);
    if (cidrBlock === undefined) throw notACidrBlock("cidrBlock", input.CidrBlock);
    const prefix = prefixLengthOf(cidrBlock);
    const lies = prefix >= prefixLengthOf(vpc.cidrBlock) && isInBlock(vpc.cidrBlock, cidrBlock.slice(0, cidrBlock.indexOf("/")));
    if (prefix < 16 || prefix > 28 || !lies) throw new Refusal("InvalidSubnet.Range", `The CIDR '${input.CidrBlock}' is invalid.`);
    const others = view.all(subnets).filter(({ vpcId }) => vpcId === vpc.vpcId);
    if (others.some((other) => overlap(other.cidrBlock, cidrBlock))) {
      throw new Refusal("InvalidSubnet.Conflict", `The CIDR '${input.CidrBlock}' conflicts with another subnet`);
    }
    if (others.length >= SUBNETS_PER_VPC || view.size(subnets) >= subnets.limit) throw limitExceeded("SubnetLimitExceeded", "subnets");
    return { vpcId: vpc.vpcId, availabilityZone, cidrBlock, tags: tagsFor(input, "subnet") };
  },

  apply(ctx, plan): CreateSubnetResult {
    const subnetId = `subnet-0${hexId(ctx, 16)}`;
    const row = ctx.insert(subnets, { subnetId, ...plan, defaultForAz: false, mapPublicIpOnLaunch: false });
    return { Subnet: describeSubnet(ctx, row) };
  },
});
