import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { View } from "../../../kernel/context.ts";
import { zoneIsAvailable } from "../../../physics/contract.ts";
import { holdersOf, isUsableIn } from "../addresses.ts";
import { INSTANCE_LIMIT } from "../limits.ts";
import { instances, LIVE, liveInstances, networkInterfaces, securityGroups, subnets, vpcs } from "../tables.ts";

type Network = Pick<AccountDescription, "vpcs" | "subnets" | "securityGroups">;
type Ec2 = Network & Pick<AccountDescription, "instances" | "networkInterfaces">;

/** What keeps EC2 from taking in what is described, as a sentence. What is there already and the same is no problem. */
export function problemOfEc2(view: View, account: Ec2): string | undefined {
  return problemOfNetwork(view, account) ?? problemOfInstances(view, account) ?? problemOfInterfaces(view, account) ?? twiceGiven(view, account);
}

function problemOfNetwork(view: View, account: Network): string | undefined {
  const known = knownIn(view, account);
  for (const { vpcId, cidrBlock } of account.vpcs) {
    if ((view.find(vpcs, vpcId)?.cidrBlock ?? cidrBlock) !== cidrBlock) return `The VPC ${vpcId} is there already, with another block.`;
  }
  for (const { subnetId, vpcId, availabilityZone, cidrBlock } of account.subnets) {
    if (!known.vpcs.has(vpcId)) return `The subnet ${subnetId} is in ${vpcId}, which is no VPC.`;
    if (!zoneIsAvailable(view, availabilityZone)) return `The Availability Zone ${availabilityZone} does not work.`;
    const row = view.find(subnets, subnetId);
    if (row !== undefined && (row.vpcId !== vpcId || row.availabilityZone !== availabilityZone || row.cidrBlock !== cidrBlock)) {
      return `The subnet ${subnetId} is there already, and another.`;
    }
  }
  for (const { groupId, vpcId } of account.securityGroups) {
    if (!known.vpcs.has(vpcId)) return `The security group ${groupId} is in ${vpcId}, which is no VPC.`;
    if ((view.find(securityGroups, groupId)?.vpcId ?? vpcId) !== vpcId) return `The security group ${groupId} is there already, in another VPC.`;
  }
  if (view.size(vpcs) + account.vpcs.length > vpcs.limit) return `There can be at most ${vpcs.limit} VPCs.`;
  if (view.size(subnets) + account.subnets.length > subnets.limit) return `There can be at most ${subnets.limit} subnets.`;
  // Each VPC may bring a default group with it.
  const groups = view.size(securityGroups) + account.securityGroups.length + account.vpcs.length;
  return groups > securityGroups.limit ? `There can be at most ${securityGroups.limit} security groups.` : undefined;
}

function problemOfInstances(view: View, account: Ec2): string | undefined {
  const known = knownIn(view, account);
  for (const { instanceId, subnetId, securityGroupIds } of account.instances) {
    if (view.find(instances, instanceId) !== undefined) return `The instance ${instanceId} is there already.`;
    if (!known.subnets.has(subnetId)) return `The instance ${instanceId} is in ${subnetId}, which is no subnet.`;
    const group = securityGroupIds.find((id) => !known.groups.has(id));
    if (group !== undefined) return `The instance ${instanceId} carries ${group}, which is no security group.`;
  }
  const live = view.count(liveInstances, LIVE) + account.instances.length;
  return live > INSTANCE_LIMIT ? `There can be at most ${INSTANCE_LIMIT} instances.` : undefined;
}

function problemOfInterfaces(view: View, account: Ec2): string | undefined {
  const known = knownIn(view, account);
  const running = new Set(account.instances.map(({ instanceId }) => instanceId));
  for (const { networkInterfaceId, subnetId, privateIpAddress, securityGroupIds, instanceId } of account.networkInterfaces) {
    if (view.find(networkInterfaces, networkInterfaceId) !== undefined) return `The network interface ${networkInterfaceId} is there already.`;
    const subnet = known.subnets.get(subnetId);
    if (subnet === undefined) return `The network interface ${networkInterfaceId} is in ${subnetId}, which is no subnet.`;
    if (!isUsableIn(subnet, privateIpAddress)) return `The address ${privateIpAddress} lies outside the subnet ${subnetId}.`;
    if (!running.has(instanceId)) return `The network interface ${networkInterfaceId} is attached to ${instanceId}, which is not described.`;
    const group = securityGroupIds.find((id) => !known.groups.has(id));
    if (group !== undefined) return `The network interface ${networkInterfaceId} carries ${group}, which is no security group.`;
  }
  return undefined;
}

/** Ids and addresses that are there twice. */
function twiceGiven(view: View, account: Ec2): string | undefined {
  const addresses = [...account.instances, ...account.networkInterfaces].map(({ privateIpAddress }) => privateIpAddress);
  const ids = [
    ...account.vpcs.map(({ vpcId }) => vpcId),
    ...account.subnets.map(({ subnetId }) => subnetId),
    ...account.securityGroups.map(({ groupId }) => groupId),
    ...account.instances.map(({ instanceId }) => instanceId),
    ...account.networkInterfaces.map(({ networkInterfaceId }) => networkInterfaceId),
  ];
  const seen = new Set<string>();
  for (const one of [...ids, ...addresses]) {
    if (seen.has(one)) return `${one} is described twice.`;
    seen.add(one);
  }
  const taken = addresses.find((address) => holdersOf(view, address) > 0);
  return taken === undefined ? undefined : `The address ${taken} is given already.`;
}

/** What is there already, or will be. */
function knownIn(view: View, account: Network) {
  return {
    vpcs: new Set([...view.all(vpcs), ...account.vpcs].map(({ vpcId }) => vpcId)),
    subnets: new Map([...view.all(subnets), ...account.subnets].map((subnet) => [subnet.subnetId, subnet])),
    groups: new Set([...view.all(securityGroups), ...account.securityGroups].map(({ groupId }) => groupId)),
  };
}
