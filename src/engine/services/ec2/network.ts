import type { RunInstancesRequest } from "../../../aws/generated/ec2.ts";
import { AVAILABILITY_ZONES } from "../../../aws/region.ts";
import { by } from "../../../lib/compare.ts";
import type { View } from "../../kernel/context.ts";
import { zoneIsAvailable } from "../../physics/contract.ts";
import type { InstanceType } from "./instanceTypes.ts";
import { GROUPS_PER_INTERFACE } from "./limits.ts";
import { defaultGroupOf, groupNamed } from "./lookup.ts";
import { defaultSubnetIn } from "./queries.ts";
import { groupNotFound, insufficientCapacity, invalidParameterCombination, invalidParameterValue, subnetNotFound } from "./refusals.ts";
import { instancesBySubnet, subnets, type SubnetRow } from "./tables.ts";

/** Where an instance goes: its subnet, and so its zone, and the security groups of its interface. */
export function networkFor(
  view: View,
  type: InstanceType,
  input: RunInstancesRequest,
): { readonly subnet: SubnetRow; readonly securityGroupIds: readonly string[] } {
  const [network] = input.NetworkInterfaces ?? [];
  const hasOwnGroups = (input.SecurityGroupIds ?? input.SecurityGroups ?? []).length > 0;
  if (network !== undefined && (input.SubnetId !== undefined || hasOwnGroups)) {
    // Observed for the groups.
    const what = hasOwnGroups ? "security groups" : "subnet ID";
    throw invalidParameterCombination(
      `Network interfaces and an instance-level ${what} may not be specified on the same request`,
    );
  }
  const subnetId = network?.SubnetId ?? input.SubnetId;
  const zone = input.Placement?.AvailabilityZone;
  const subnet = subnetId === undefined ? subnetIn(view, zone, type) : subnetNamed(view, subnetId, zone);
  if (!zoneIsAvailable(view, subnet.availabilityZone)) {
    throw insufficientCapacity(type.instanceType, subnet.availabilityZone, litZones(view));
  }
  const ids = network?.Groups ?? input.SecurityGroupIds ?? [];
  return { subnet, securityGroupIds: groupsFor(view, subnet.vpcId, ids, input.SecurityGroups ?? []) };
}

function subnetNamed(view: View, subnetId: string, zone: string | undefined): SubnetRow {
  const subnet = view.find(subnets, subnetId);
  if (subnet === undefined) throw subnetNotFound(subnetId);
  if (zone !== undefined && zone !== subnet.availabilityZone) {
    // Assumed wording.
    throw invalidParameterValue(`The subnet '${subnetId}' is not in the Availability Zone '${zone}'`);
  }
  return subnet;
}

/** The default subnet of a zone; without a zone, of the lit one that has the fewest instances (assumed). */
function subnetIn(view: View, zone: string | undefined, type: InstanceType): SubnetRow {
  if (zone !== undefined) {
    const subnet = defaultSubnetIn(view, zone);
    if (subnet === undefined) throw invalidParameterValue(`Invalid availability zone: [${zone}]`); // Observed.
    return subnet;
  }
  const choice = litZones(view)
    .flatMap((name) => defaultSubnetIn(view, name) ?? [])
    .toSorted(
      by(
        (subnet) => view.count(instancesBySubnet, subnet.subnetId),
        (subnet) => subnet.availabilityZone,
      ),
    )[0];
  if (choice === undefined) throw insufficientCapacity(type.instanceType, AVAILABILITY_ZONES.join(", "), []);
  return choice;
}

function litZones(view: View): readonly string[] {
  return AVAILABILITY_ZONES.filter((zone) => zoneIsAvailable(view, zone));
}

function groupsFor(view: View, vpcId: string, ids: readonly string[], names: readonly string[]): readonly string[] {
  const groups = [
    ...ids.map((GroupId) => groupNamed(view, { GroupId })),
    ...names.map((name) => groupNamed(view, name.startsWith("sg-") ? { GroupId: name } : { GroupName: name })),
  ];
  const stranger = groups.find((group) => group.vpcId !== vpcId);
  if (stranger !== undefined) throw groupNotFound(stranger.groupId);
  if (groups.length > GROUPS_PER_INTERFACE) {
    // Assumed wording.
    throw invalidParameterValue(`You have specified more than ${GROUPS_PER_INTERFACE} security groups for a network interface.`);
  }
  return groups.length === 0 ? [defaultGroupOf(view, vpcId).groupId] : [...new Set(groups.map((group) => group.groupId))];
}
