import type { CreateLoadBalancerInput, CreateLoadBalancerOutput } from "../../../../aws/generated/elbv2.ts";
import { loadBalancerArn as arnOf } from "../../../../aws/arn.ts";
import { REGION } from "../../../../aws/region.ts";
import { decimalId, hexId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { describeLoadBalancer } from "../describe.ts";
import { LOAD_BALANCERS } from "../limits.ts";
import { checkLoadBalancerName } from "../names.ts";
import { securityGroupsIn, subnetsIn } from "../placeInVpc.ts";
import { notSimulated, sameNameOtherSettings } from "../refusals.ts";
import { loadBalancers, type LoadBalancerRow } from "../tables.ts";
import { tagsIn } from "../tags.ts";
import { loadBalancerActivates } from "../timers.ts";
import { PROVISIONING } from "../timing.ts";

/** Creates an Application or a Network Load Balancer. The same call twice gives the same load balancer. */
export const createLoadBalancer = operation("elbv2", "CreateLoadBalancer", {
  check(view, input: CreateLoadBalancerInput) {
    const { Type: type = "application" } = input;
    if (type === "gateway") throw notSimulated(`A load balancer of type '${type}'`);
    if (input.IpAddressType !== undefined && input.IpAddressType !== "ipv4") {
      throw notSimulated(`A load balancer with IP address type '${input.IpAddressType}'`);
    }
    checkLoadBalancerName(input.Name);
    const subnets = subnetsIn(view, input, type);
    const vpcId = subnets[0]?.vpcId ?? "";
    const wanted = {
      loadBalancerName: input.Name,
      type,
      scheme: input.Scheme ?? "internet-facing",
      vpcId,
      subnetIds: subnets.map((subnet) => subnet.subnetId),
      availabilityZones: subnets.map((subnet) => subnet.availabilityZone),
      securityGroupIds: securityGroupsIn(view, { ids: input.SecurityGroups, vpcId, type }),
      tags: tagsIn(input.Tags),
    };
    const existing = view.all(loadBalancers).find((row) => row.loadBalancerName === input.Name);
    if (existing !== undefined && !isSame(existing, wanted)) {
      throw sameNameOtherSettings("DuplicateLoadBalancerName", "load balancer", input.Name);
    }
    if (existing === undefined && view.size(loadBalancers) >= LOAD_BALANCERS) {
      throw new Refusal("TooManyLoadBalancers", "The maximum number of load balancers has been reached"); // Assumed wording.
    }
    return { existing, wanted };
  },

  apply(ctx, { existing, wanted }): CreateLoadBalancerOutput {
    if (existing !== undefined) return { LoadBalancers: [describeLoadBalancer(existing)] };
    const loadBalancerArn = arnOf(wanted.loadBalancerName, hexId(ctx, 16), wanted.type);
    const prefix = wanted.scheme === "internal" ? "internal-" : "";
    const row = ctx.insert(loadBalancers, {
      loadBalancerArn,
      dnsName: dnsName(`${prefix}${wanted.loadBalancerName}-${decimalId(ctx, 10)}`, wanted.type),
      state: "provisioning",
      ...wanted,
      attributes: {},
      createdTime: ctx.now,
    });
    ctx.schedule(loadBalancerActivates, loadBalancerArn, PROVISIONING);
    return { LoadBalancers: [describeLoadBalancer(row)] };
  },
});

type Wanted = Omit<LoadBalancerRow, "loadBalancerArn" | "dnsName" | "state" | "attributes" | "createdTime">;

/** Whether a request asks for the load balancer there is. Order does not matter. */
function isSame(row: LoadBalancerRow, wanted: Wanted): boolean {
  return (
    row.type === wanted.type &&
    row.scheme === wanted.scheme &&
    row.subnetIds.toSorted().join() === wanted.subnetIds.toSorted().join() &&
    row.securityGroupIds.toSorted().join() === wanted.securityGroupIds.toSorted().join()
  );
}

/** Those of Network Load Balancers have their parts the other way round. */
function dnsName(label: string, type: LoadBalancerRow["type"]): string {
  return type === "network" ? `${label}.elb.${REGION}.amazonaws.com` : `${label}.${REGION}.elb.amazonaws.com`;
}
