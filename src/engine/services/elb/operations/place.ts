import { classicBalancerArn } from "../../../../aws/arn.ts";
import type {
  ApplySecurityGroupsToLoadBalancerInput,
  ApplySecurityGroupsToLoadBalancerOutput,
  AttachLoadBalancerToSubnetsInput,
  AttachLoadBalancerToSubnetsOutput,
  DetachLoadBalancerFromSubnetsInput,
  DetachLoadBalancerFromSubnetsOutput,
} from "../../../../aws/generated/elb.ts";
import type { Context } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { needBalancer } from "../lookup.ts";
import { placeOf, securityGroupsIn, subnetsNamed, type Place } from "../placeInVpc.ts";
import { lookAround } from "../processes/surroundings.ts";
import { invalidConfiguration } from "../refusals.ts";
import { classicBalancers } from "../tables.ts";

interface Move {
  readonly loadBalancerName: string;
  readonly place: Place;
}

export const attachLoadBalancerToSubnets = operation("elb", "AttachLoadBalancerToSubnets", {
  check(view, { LoadBalancerName, Subnets }: AttachLoadBalancerToSubnetsInput): Move {
    const { loadBalancerName, subnetIds } = needBalancer(view, LoadBalancerName);
    return { loadBalancerName, place: placeOf(subnetsNamed(view, [...subnetIds, ...Subnets])) };
  },
  apply: (ctx, move): AttachLoadBalancerToSubnetsOutput => ({ Subnets: settle(ctx, move) }),
});

/** API reference: instances of those zones are out of service from then on. */
export const detachLoadBalancerFromSubnets = operation("elb", "DetachLoadBalancerFromSubnets", {
  check(view, { LoadBalancerName, Subnets }: DetachLoadBalancerFromSubnetsInput): Move {
    const { loadBalancerName, subnetIds } = needBalancer(view, LoadBalancerName);
    const left = subnetIds.filter((id) => !Subnets.includes(id));
    if (left.length === 0) throw invalidConfiguration("A load balancer must be attached to at least one subnet."); // Assumed wording.
    return { loadBalancerName, place: placeOf(subnetsNamed(view, left)) };
  },
  apply: (ctx, move): DetachLoadBalancerFromSubnetsOutput => ({ Subnets: settle(ctx, move) }),
});

function settle(ctx: Context, { loadBalancerName, place }: Move): readonly string[] {
  ctx.update(classicBalancers, classicBalancerArn(loadBalancerName), place);
  lookAround(ctx, loadBalancerName);
  return place.subnetIds;
}

/** Replaces the security groups of a load balancer. */
export const applySecurityGroupsToLoadBalancer = operation("elb", "ApplySecurityGroupsToLoadBalancer", {
  check(view, { LoadBalancerName, SecurityGroups }: ApplySecurityGroupsToLoadBalancerInput) {
    const { loadBalancerName, vpcId } = needBalancer(view, LoadBalancerName);
    return { loadBalancerName, securityGroupIds: securityGroupsIn(view, SecurityGroups, vpcId) };
  },

  apply(ctx, { loadBalancerName, securityGroupIds }): ApplySecurityGroupsToLoadBalancerOutput {
    ctx.update(classicBalancers, classicBalancerArn(loadBalancerName), { securityGroupIds });
    lookAround(ctx, loadBalancerName);
    return { SecurityGroups: securityGroupIds };
  },
});
