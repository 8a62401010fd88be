import { AVAILABILITY_ZONES } from "../../../aws/region.ts";
import type { Context } from "../../kernel/context.ts";
import { hexId } from "../../kernel/ids.ts";
import { openZone } from "../../physics/contract.ts";
import { openNetwork } from "./routing/openNetwork.ts";
import { EVERYTHING } from "./rules.ts";
import { securityGroups, subnets, vpcs } from "./tables.ts";

/**
 * What AWS puts into every new account: a default VPC with a subnet in each zone, a way to the internet and a security
 * group. For time 0.
 */
export function seedAccount(ctx: Context): void {
  const vpcId = `vpc-0${hexId(ctx, 16)}`;
  const vpc = ctx.insert(vpcs, { vpcId, cidrBlock: "172.31.0.0/16", isDefault: true, enableDnsSupport: true, enableDnsHostnames: true, tags: [] });
  AVAILABILITY_ZONES.forEach((availabilityZone, i) => {
    openZone(ctx, availabilityZone);
    const subnetId = `subnet-0${hexId(ctx, 16)}`;
    const cidrBlock = `172.31.${16 * i}.0/20`;
    ctx.insert(subnets, { subnetId, vpcId, availabilityZone, cidrBlock, defaultForAz: true, mapPublicIpOnLaunch: true, tags: [] });
  });
  const groupId = `sg-0${hexId(ctx, 16)}`;
  ctx.insert(securityGroups, {
    groupId,
    groupName: "default",
    description: "default VPC security group",
    vpcId,
    ingress: [{ ...EVERYTHING, ruleId: `sgr-0${hexId(ctx, 16)}`, sourceGroupId: groupId }],
    egress: [{ ...EVERYTHING, ruleId: `sgr-0${hexId(ctx, 16)}`, cidrIp: "0.0.0.0/0" }],
    tags: [],
  });
  openNetwork(ctx, vpc);
}
