import type { SetSecurityGroupsInput, SetSecurityGroupsOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { needLoadBalancer } from "../lookup.ts";
import { securityGroupsIn } from "../placeInVpc.ts";
import { invalidConfiguration } from "../refusals.ts";
import { loadBalancers } from "../tables.ts";
import { lookAround } from "../processes/lookAround.ts";

/** Replaces the security groups of a load balancer. A Network one that was made without any has none for ever. */
export const setSecurityGroups = operation("elbv2", "SetSecurityGroups", {
  check(view, { LoadBalancerArn, SecurityGroups }: SetSecurityGroupsInput) {
    const row = needLoadBalancer(view, LoadBalancerArn);
    if (row.type === "network" && row.securityGroupIds.length === 0) {
      throw invalidConfiguration(`Security groups cannot be set on load balancer '${LoadBalancerArn}' because it was created without them`); // Assumed wording.
    }
    return { row, securityGroupIds: securityGroupsIn(view, { ids: SecurityGroups, vpcId: row.vpcId, type: row.type }) };
  },

  apply(ctx, { row: { loadBalancerArn }, securityGroupIds }): SetSecurityGroupsOutput {
    ctx.update(loadBalancers, loadBalancerArn, { securityGroupIds });
    lookAround(ctx, loadBalancerArn);
    return { SecurityGroupIds: securityGroupIds };
  },
});
