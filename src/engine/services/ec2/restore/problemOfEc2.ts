import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { RuleDescription } from "../../../../aws/account/network.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { View } from "../../../kernel/context.ts";
import { zoneIsAvailable } from "../../../physics/contract.ts";
import { holdersOf, isUsableIn } from "../addresses.ts";
import { INSTANCE_LIMIT, RULES_PER_GROUP } from "../limits.ts";
import { isSameRule, ruleText } from "../rules.ts";
import { instances, LIVE, liveInstances, networkInterfaces, securityGroups, subnets, vpcs } from "../tables.ts";
import { knownIn } from "./knownNetwork.ts";
import { problemOfRouting } from "./problemOfRouting.ts";

type Network = Pick<AccountDescription, "vpcs" | "subnets" | "securityGroups">;
type Routing = Pick<AccountDescription, "routeTables" | "internetGateways" | "elasticAddresses" | "natGateways">;
type Ec2 = Network & Routing & Pick<AccountDescription, "instances" | "networkInterfaces">;

/** What keeps EC2 from taking in what is described, as a sentence. What is there already and the same is no problem. */
export function problemOfEc2(view: View, account: Ec2): string | undefined {
  return problemOfNetwork(view, account) ?? problemOfRouting(view, account, knownIn(view, account)) ?? problemOfInstances(view, account) ?? problemOfInterfaces(view, account) ?? twiceGiven(view, account);
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
  for (const { groupId, vpcId, ingress, egress } of account.securityGroups) {
    if (!known.vpcs.has(vpcId)) return `The security group ${groupId} is in ${vpcId}, which is no VPC.`;
    if ((view.find(securityGroups, groupId)?.vpcId ?? vpcId) !== vpcId) return `The security group ${groupId} is there already, in another VPC.`;
    const problem = problemOfRules([ingress, egress]);
    if (problem !== undefined) return `The security group ${groupId} ${problem}`;
  }
  if (view.size(vpcs) + account.vpcs.length > vpcs.limit) return `There can be at most ${vpcs.limit} VPCs.`;
  if (view.size(subnets) + account.subnets.length > subnets.limit) return `There can be at most ${subnets.limit} subnets.`;
  // Each VPC may bring a default group with it.
  const groups = view.size(securityGroups) + account.securityGroups.length + account.vpcs.length;
  return groups > securityGroups.limit ? `There can be at most ${securityGroups.limit} security groups.` : undefined;
}

function problemOfRules(sides: readonly (readonly RuleDescription[] | null)[]): string | undefined {
  for (const rules of sides) {
    if (rules !== null && rules.length > RULES_PER_GROUP) return `has more than ${RULES_PER_GROUP} rules.`;
    const twice = rules?.find((rule, i) => rules.slice(0, i).some((other) => isSameRule(other, rule)));
    if (twice !== undefined) return `has the rule "${ruleText(twice)}" twice.`;
    const wrong = rules?.find((rule) => !isWhole(rule));
    if (wrong !== undefined) return `has the rule "${ruleText(wrong)}", which is none.`;
  }
  return undefined;
}

/** It has one peer; TCP, UDP and ICMP have ports, or what stands for them, and the others none. */
function isWhole({ ipProtocol, fromPort, toPort, cidrIp, cidrIpv6, sourceGroupId }: RuleDescription): boolean {
  const peers = [cidrIp, cidrIpv6, sourceGroupId].filter((peer) => peer !== null);
  if (peers.length !== 1 || Number(ipProtocol) > 255) return false;
  if (!["tcp", "udp", "icmp", "icmpv6"].includes(ipProtocol)) return fromPort === null && toPort === null;
  if (fromPort === null || toPort === null) return false;
  return ipProtocol.startsWith("icmp") || (fromPort >= 0 && fromPort <= toPort);
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
  const addresses = [...account.instances, ...account.networkInterfaces, ...account.natGateways].map(({ privateIpAddress }) => privateIpAddress);
  const ids = [
    ...account.vpcs.map(({ vpcId }) => vpcId),
    ...account.subnets.map(({ subnetId }) => subnetId),
    ...account.securityGroups.map(({ groupId }) => groupId),
    ...account.instances.map(({ instanceId }) => instanceId),
    ...[...account.networkInterfaces, ...account.natGateways].map(({ networkInterfaceId }) => networkInterfaceId),
    ...account.routeTables.flatMap(({ routeTableId, associations }) => [routeTableId, ...associations.map(({ associationId }) => associationId)]),
    ...account.internetGateways.map(({ internetGatewayId }) => internetGatewayId),
    ...account.elasticAddresses.flatMap(({ allocationId, publicIp }) => [allocationId, publicIp]),
    ...account.natGateways.map(({ natGatewayId }) => natGatewayId),
  ];
  const twice = repeated([...ids, ...addresses]);
  if (twice !== undefined) return `${twice} is described twice.`;
  const taken = addresses.find((address) => holdersOf(view, address) > 0);
  return taken === undefined ? undefined : `The address ${taken} is given already.`;
}
