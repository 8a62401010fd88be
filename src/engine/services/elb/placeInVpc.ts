import type { View } from "../../kernel/context.ts";
import { defaultSecurityGroupOf, defaultSubnetIn, securityGroupOf, subnetOf, type SubnetRow } from "../ec2/contract.ts";
import { invalidConfiguration, invalidSecurityGroup, subnetNotFound, validationError } from "./refusals.ts";
import type { ClassicBalancerRow } from "./tables.ts";

export type Place = Pick<ClassicBalancerRow, "vpcId" | "subnetIds" | "availabilityZones">;

/** Where a new load balancer stands: in the subnets that are named, or in the default ones of zones. */
export function placeIn(view: View, { Subnets: ids = [], AvailabilityZones: zones = [] }: { readonly Subnets?: readonly string[] | undefined; readonly AvailabilityZones?: readonly string[] | undefined }): Place {
  if (ids.length > 0 && zones.length > 0) throw validationError("Only one of SubnetIds or AvailabilityZones may be specified");
  if (ids.length === 0 && zones.length === 0) throw validationError("Either AvailabilityZones or SubnetIds must be specified");
  return placeOf(ids.length > 0 ? subnetsNamed(view, ids) : zones.map((zone) => defaultSubnet(view, zone)));
}

/** The place that subnets make, or a refusal: one in each zone, all in one VPC. */
export function placeOf(subnets: readonly SubnetRow[]): Place {
  const rows = [...new Set(subnets)];
  const zones = rows.map(({ availabilityZone }) => availabilityZone);
  // Assumed wordings.
  if (new Set(zones).size < zones.length) throw invalidConfiguration("ELB cannot be attached to multiple subnets in the same AZ.");
  if (new Set(rows.map(({ vpcId }) => vpcId)).size > 1) throw invalidConfiguration("All subnets must be in the same VPC.");
  return { vpcId: rows[0]?.vpcId ?? "", subnetIds: rows.map(({ subnetId }) => subnetId), availabilityZones: zones };
}

export function subnetsNamed(view: View, ids: readonly string[]): readonly SubnetRow[] {
  return ids.map((id) => {
    const subnet = subnetOf(view, id);
    if (subnet === undefined) throw subnetNotFound(id);
    return subnet;
  });
}

function defaultSubnet(view: View, zone: string): SubnetRow {
  const subnet = defaultSubnetIn(view, zone);
  if (subnet === undefined) throw validationError(`Invalid availability zone '${zone}'`); // Assumed wording.
  return subnet;
}

/** The groups of a load balancer: those of its VPC that are named, else the default one. */
export function securityGroupsIn(view: View, ids: readonly string[] | undefined, vpcId: string): readonly string[] {
  const own = [...new Set(ids ?? [])];
  if (own.some((id) => securityGroupOf(view, id)?.vpcId !== vpcId)) throw invalidSecurityGroup();
  return own.length > 0 ? own : [defaultSecurityGroupOf(view, vpcId).groupId];
}
