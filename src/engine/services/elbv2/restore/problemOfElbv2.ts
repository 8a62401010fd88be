import { loadBalancerArn, targetGroupArn } from "../../../../aws/arn.ts";
import type { AccountDescription } from "../../../../aws/account/description.ts";
import { isAddress } from "../../../../lib/ipv4.ts";
import type { View } from "../../../kernel/context.ts";
import { instanceOf, subnetOf, vpcOf } from "../../ec2/contract.ts";
import { LOAD_BALANCERS, TARGET_GROUPS, TARGETS_PER_GROUP } from "../limits.ts";
import { loadBalancers, targetGroups, targetGroupsByName } from "../tables.ts";
import { balancerAttributes, groupIn } from "./partsIn.ts";
import { problemOfRoads } from "./problemOfRoads.ts";
import { refusalOf } from "./refusalOf.ts";
import type { Roads } from "./roadsIn.ts";

/** What keeps load balancing from taking in what is described, as a sentence. */
export function problemOfElbv2(view: View, account: AccountDescription, roads: Roads): string | undefined {
  return problemOfBalancers(view, account) ?? problemOfGroups(view, account) ?? problemOfRoads(view, account, roads) ?? problemOfTargets(view, account);
}

function problemOfBalancers(view: View, account: AccountDescription): string | undefined {
  const described = new Set(account.subnets.map(({ subnetId }) => subnetId));
  const names = new Set(view.all(loadBalancers).map(({ loadBalancerName }) => loadBalancerName));
  for (const { name, id, type, subnetIds, attributes } of account.loadBalancers) {
    if (names.has(name) || view.find(loadBalancers, loadBalancerArn(name, id, type)) !== undefined) return `The load balancer ${name} is there already.`;
    names.add(name);
    if (subnetIds.length === 0) return `The load balancer ${name} has no subnet.`;
    const lost = subnetIds.find((subnetId) => !described.has(subnetId) && subnetOf(view, subnetId) === undefined);
    if (lost !== undefined) return `The load balancer ${name} is in ${lost}, which is no subnet.`;
    const problem = refusalOf(() => balancerAttributes({ type, attributes }));
    if (problem !== undefined) return `The load balancer ${name}: ${problem}`;
  }
  return view.size(loadBalancers) + account.loadBalancers.length > LOAD_BALANCERS ? `There can be at most ${LOAD_BALANCERS} load balancers.` : undefined;
}

function problemOfGroups(view: View, account: AccountDescription): string | undefined {
  const vpcs = new Set(account.vpcs.map(({ vpcId }) => vpcId));
  const names = new Set<string>();
  for (const group of account.targetGroups) {
    const { name, id, vpcId } = group;
    const isThere = view.count(targetGroupsByName, name) > 0 || view.find(targetGroups, targetGroupArn(name, id)) !== undefined;
    if (names.has(name) || isThere) return `The target group ${name} is there already.`;
    names.add(name);
    if (!vpcs.has(vpcId) && vpcOf(view, vpcId) === undefined) return `The target group ${name} is in ${vpcId}, which is no VPC.`;
    const problem = refusalOf(() => groupIn(group));
    if (problem !== undefined) return `The target group ${name}: ${problem}`;
  }
  return view.size(targetGroups) + account.targetGroups.length > TARGET_GROUPS ? `There can be at most ${TARGET_GROUPS} target groups.` : undefined;
}

function problemOfTargets(view: View, account: AccountDescription): string | undefined {
  const groups = new Map(account.targetGroups.map(({ name, id, targetType }) => [`${name}/${id}`, targetType]));
  const instances = new Set(account.instances.map(({ instanceId }) => instanceId));
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  for (const { targetGroup, targetId, port } of account.targets) {
    const targetType = groups.get(targetGroup);
    if (targetType === undefined) return `A target is in ${targetGroup}, which is not described.`;
    if (targetType === "ip" && !isAddress(targetId)) return `A target is ${targetId}, which is no address.`;
    if (targetType === "instance" && !instances.has(targetId) && instanceOf(view, targetId) === undefined) return `A target is ${targetId}, which is no instance.`;
    const key = `${targetGroup}|${targetId}|${port}`;
    if (seen.has(key)) return `The target ${key} is described twice.`;
    seen.add(key);
    const count = (counts.get(targetGroup) ?? 0) + 1;
    counts.set(targetGroup, count);
    if (count > TARGETS_PER_GROUP) return `The target group ${targetGroup} has more than ${TARGETS_PER_GROUP} targets.`;
  }
  return undefined;
}
