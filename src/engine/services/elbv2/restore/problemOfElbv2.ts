import { listenerArn, loadBalancerArn, targetGroupArn } from "../../../../aws/arn.ts";
import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { View } from "../../../kernel/context.ts";
import { instanceOf, isAddress, subnetOf, vpcOf } from "../../ec2/contract.ts";
import { LISTENERS_PER_LOAD_BALANCER, LOAD_BALANCERS, TARGET_GROUPS, TARGETS_PER_GROUP } from "../limits.ts";
import { codeRanges } from "../matcher.ts";
import { listeners, loadBalancers, targetGroups, targetGroupsByName } from "../tables.ts";

/** What keeps load balancing from taking in what is described, as a sentence. */
export function problemOfElbv2(view: View, account: AccountDescription): string | undefined {
  return problemOfBalancers(view, account) ?? problemOfGroups(view, account) ?? problemOfListeners(view, account) ?? problemOfTargets(view, account);
}

function problemOfBalancers(view: View, account: AccountDescription): string | undefined {
  const zones = new Map(account.subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone]));
  const names = new Set(view.all(loadBalancers).map(({ loadBalancerName }) => loadBalancerName));
  for (const { name, id, subnetIds } of account.loadBalancers) {
    if (names.has(name) || view.find(loadBalancers, loadBalancerArn(name, id)) !== undefined) return `The load balancer ${name} is there already.`;
    names.add(name);
    if (subnetIds.length === 0) return `The load balancer ${name} has no subnet.`;
    const lost = subnetIds.find((subnetId) => !zones.has(subnetId) && subnetOf(view, subnetId) === undefined);
    if (lost !== undefined) return `The load balancer ${name} is in ${lost}, which is no subnet.`;
  }
  return view.size(loadBalancers) + account.loadBalancers.length > LOAD_BALANCERS ? `There can be at most ${LOAD_BALANCERS} load balancers.` : undefined;
}

function problemOfGroups(view: View, account: AccountDescription): string | undefined {
  const vpcs = new Set(account.vpcs.map(({ vpcId }) => vpcId));
  const names = new Set<string>();
  for (const { name, id, vpcId, healthCheckTimeoutSeconds, healthCheckIntervalSeconds, matcherHttpCode, healthCheckPort } of account.targetGroups) {
    const isThere = view.count(targetGroupsByName, name) > 0 || view.find(targetGroups, targetGroupArn(name, id)) !== undefined;
    if (names.has(name) || isThere) return `The target group ${name} is there already.`;
    names.add(name);
    if (!vpcs.has(vpcId) && vpcOf(view, vpcId) === undefined) return `The target group ${name} is in ${vpcId}, which is no VPC.`;
    if (healthCheckTimeoutSeconds >= healthCheckIntervalSeconds) return `The health checks of the target group ${name} would overlap.`;
    if (codeRanges(matcherHttpCode) === undefined) return `The target group ${name} waits for ${matcherHttpCode}, which are no codes.`;
    if (healthCheckPort !== "traffic-port" && Number(healthCheckPort) > 65_535) return `The target group ${name} knocks on ${healthCheckPort}, which is no port.`;
  }
  return view.size(targetGroups) + account.targetGroups.length > TARGET_GROUPS ? `There can be at most ${TARGET_GROUPS} target groups.` : undefined;
}

function problemOfListeners(view: View, account: AccountDescription): string | undefined {
  const balancers = new Set(account.loadBalancers.map(({ name, id }) => `${name}/${id}`));
  const groups = new Set(account.targetGroups.map(({ name, id }) => `${name}/${id}`));
  const balancerOf = new Map<string, string>();
  const ports = new Map<string, Set<number>>();
  const seen = new Set<string>();
  for (const { loadBalancer, id, port, targetGroup, protocol, certificateArn } of account.listeners) {
    const arn = listenerArn(`arn:aws:elasticloadbalancing:::loadbalancer/app/${loadBalancer}`, id);
    if (seen.has(arn) || view.find(listeners, arn) !== undefined) return `The listener ${id} is described twice.`;
    seen.add(arn);
    if (!balancers.has(loadBalancer)) return `The listener ${id} belongs to ${loadBalancer}, which is not described.`;
    if (!groups.has(targetGroup)) return `The listener ${id} forwards to ${targetGroup}, which is not described.`;
    const other = balancerOf.get(targetGroup);
    if (other !== undefined && other !== loadBalancer) return `The target group ${targetGroup} would be used by two load balancers.`;
    balancerOf.set(targetGroup, loadBalancer);
    const own = ports.get(loadBalancer) ?? new Set();
    if (own.has(port)) return `The load balancer ${loadBalancer} has two listeners on port ${port}.`;
    ports.set(loadBalancer, own.add(port));
    if (own.size > LISTENERS_PER_LOAD_BALANCER) return `The load balancer ${loadBalancer} has more than ${LISTENERS_PER_LOAD_BALANCER} listeners.`;
    if ((protocol === "HTTPS") !== (certificateArn !== null)) return `The listener ${id} has a certificate or ${protocol}, not both.`;
  }
  return undefined;
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
