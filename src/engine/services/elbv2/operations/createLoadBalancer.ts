import type { CreateLoadBalancerInput, CreateLoadBalancerOutput } from "../../../../aws/generated/elbv2.ts";
import { loadBalancerArn as arnOf } from "../../../../aws/arn.ts";
import { REGION } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { decimalId, hexId } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { defaultSecurityGroupOf, securityGroupOf, subnetOf, type SubnetRow } from "../../ec2/contract.ts";
import { describeLoadBalancer } from "../describe.ts";
import { LOAD_BALANCERS } from "../limits.ts";
import { checkLoadBalancerName } from "../names.ts";
import { invalidConfiguration, notSimulated, sameNameOtherSettings, validationError } from "../refusals.ts";
import { loadBalancers, type LoadBalancerRow } from "../tables.ts";
import { tagsIn } from "../tags.ts";
import { loadBalancerActivates } from "../timers.ts";
import { PROVISIONING } from "../timing.ts";

/** Creates an Application Load Balancer. The same call twice gives the same load balancer. */
export const createLoadBalancer = operation("elbv2", "CreateLoadBalancer", {
  check(view, input: CreateLoadBalancerInput) {
    if (input.Type === "network" || input.Type === "gateway") throw notSimulated(`A load balancer of type '${input.Type}'`);
    if (input.IpAddressType !== undefined && input.IpAddressType !== "ipv4") {
      throw notSimulated(`A load balancer with IP address type '${input.IpAddressType}'`);
    }
    checkLoadBalancerName(input.Name);
    const subnets = subnetsIn(view, input);
    const vpcId = subnets[0]?.vpcId ?? "";
    const wanted = {
      loadBalancerName: input.Name,
      type: "application" as const,
      scheme: input.Scheme ?? "internet-facing",
      vpcId,
      subnetIds: subnets.map((subnet) => subnet.subnetId),
      availabilityZones: subnets.map((subnet) => subnet.availabilityZone),
      securityGroupIds: securityGroupsIn(view, input, vpcId),
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
    const loadBalancerArn = arnOf(wanted.loadBalancerName, hexId(ctx, 16));
    const prefix = wanted.scheme === "internal" ? "internal-" : "";
    const row = ctx.insert(loadBalancers, {
      loadBalancerArn,
      dnsName: `${prefix}${wanted.loadBalancerName}-${decimalId(ctx, 10)}.${REGION}.elb.amazonaws.com`,
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
    row.scheme === wanted.scheme &&
    row.subnetIds.toSorted().join() === wanted.subnetIds.toSorted().join() &&
    row.securityGroupIds.toSorted().join() === wanted.securityGroupIds.toSorted().join()
  );
}

/** One subnet in each of at least two zones. */
function subnetsIn(view: View, input: CreateLoadBalancerInput): readonly SubnetRow[] {
  const ids = input.Subnets ?? (input.SubnetMappings ?? []).map(({ SubnetId = "" }) => SubnetId);
  const rows = [...new Set(ids)].map((id) => {
    const subnet = subnetOf(view, id);
    if (subnet === undefined) throw new Refusal("SubnetNotFound", `The subnet ID '${id}' does not exist`);
    return subnet;
  });
  const zones = new Set(rows.map((subnet) => subnet.availabilityZone));
  if (zones.size < rows.length) {
    throw invalidConfiguration("A load balancer cannot be attached to multiple subnets in the same Availability Zone");
  }
  if (zones.size < 2) throw validationError("At least two subnets in two different Availability Zones must be specified");
  return rows;
}

function securityGroupsIn(view: View, input: CreateLoadBalancerInput, vpcId: string): readonly string[] {
  const ids = [...new Set(input.SecurityGroups ?? [])];
  for (const id of ids) {
    if (securityGroupOf(view, id)?.vpcId !== vpcId) {
      throw new Refusal("InvalidSecurityGroup", `The security group '${id}' does not exist in VPC '${vpcId}'`); // Assumed wording.
    }
  }
  return ids.length === 0 ? [defaultSecurityGroupOf(view, vpcId).groupId] : ids;
}
