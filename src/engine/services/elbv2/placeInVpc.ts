import type { SubnetMapping } from "../../../aws/generated/elbv2.ts";
import type { View } from "../../kernel/context.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { defaultSecurityGroupOf, securityGroupOf, subnetOf, type SubnetRow } from "../ec2/contract.ts";
import { invalidConfiguration, validationError } from "./refusals.ts";
import type { LoadBalancerRow } from "./tables.ts";

/** One subnet in each zone; an Application Load Balancer is in two zones at least. */
export function subnetsIn(
  view: View,
  input: { readonly Subnets?: readonly string[] | undefined; readonly SubnetMappings?: readonly SubnetMapping[] | undefined },
  type: LoadBalancerRow["type"],
): readonly SubnetRow[] {
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
  if (rows.length === 0) throw validationError("At least one subnet must be specified"); // Assumed wording.
  if (type === "application" && zones.size < 2) throw validationError("At least two subnets in two different Availability Zones must be specified");
  return rows;
}

/** The groups of a load balancer. An Application Load Balancer has the default group when none is named; a Network one none. */
export function securityGroupsIn(
  view: View,
  { ids: given, vpcId, type }: { readonly ids: readonly string[] | undefined; readonly vpcId: string; readonly type: LoadBalancerRow["type"] },
): readonly string[] {
  const ids = [...new Set(given ?? [])];
  for (const id of ids) {
    if (securityGroupOf(view, id)?.vpcId !== vpcId) {
      throw new Refusal("InvalidSecurityGroup", `The security group '${id}' does not exist in VPC '${vpcId}'`); // Assumed wording.
    }
  }
  return ids.length > 0 || type === "network" ? ids : [defaultSecurityGroupOf(view, vpcId).groupId];
}
