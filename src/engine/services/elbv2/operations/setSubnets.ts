import type { SetSubnetsInput, SetSubnetsOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeZones } from "../describe.ts";
import { needLoadBalancer } from "../lookup.ts";
import { subnetsIn } from "../placeInVpc.ts";
import { lookAround } from "../processes/lookAround.ts";
import { invalidConfiguration, notSimulated } from "../refusals.ts";
import { loadBalancers } from "../tables.ts";

/** Puts a load balancer into other subnets of its VPC: targets in zones that it is not in are unused. */
export const setSubnets = operation("elbv2", "SetSubnets", {
  check(view, input: SetSubnetsInput) {
    const row = needLoadBalancer(view, input.LoadBalancerArn);
    if (input.IpAddressType !== undefined && input.IpAddressType !== "ipv4") {
      throw notSimulated(`A load balancer with IP address type '${input.IpAddressType}'`);
    }
    const subnets = subnetsIn(view, input, row.type);
    if (subnets.some(({ vpcId }) => vpcId !== row.vpcId)) throw invalidConfiguration("All subnets must be in the VPC of the load balancer"); // Assumed wording.
    const change = { subnetIds: subnets.map(({ subnetId }) => subnetId), availabilityZones: subnets.map(({ availabilityZone }) => availabilityZone) };
    return { loadBalancerArn: row.loadBalancerArn, change };
  },

  apply(ctx, { loadBalancerArn, change }): SetSubnetsOutput {
    const row = ctx.update(loadBalancers, loadBalancerArn, change);
    lookAround(ctx, loadBalancerArn);
    return { AvailabilityZones: describeZones(row), IpAddressType: "ipv4" };
  },
});
