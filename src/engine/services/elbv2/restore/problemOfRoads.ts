import { loadBalancerArn, targetGroupArn } from "../../../../aws/arn.ts";
import type { AccountDescription } from "../../../../aws/account/description.ts";
import { groupsOf, type RouteAction } from "../../../../aws/rules/balancing/ruleParts.ts";
import { groupBy } from "../../../../lib/groupBy.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { View } from "../../../kernel/context.ts";
import { LISTENERS_PER_LOAD_BALANCER, RULES_PER_LOAD_BALANCER, TARGET_GROUPS_PER_LOAD_BALANCER } from "../limits.ts";
import { goTogether, LISTENER_PROTOCOLS } from "../../../../aws/rules/balancing/protocols.ts";
import { listeners, rules, type ListenerRow } from "../tables.ts";
import type { Roads } from "./roadsIn.ts";

/** What keeps listeners and rules from standing where they are described, and from forwarding there. */
export function problemOfRoads(view: View, account: AccountDescription, roads: Roads): string | undefined {
  return problemOfListeners(view, account, roads) ?? problemOfRules(view, roads) ?? problemOfForwards(account, roads);
}

function problemOfListeners(view: View, account: AccountDescription, { listeners: described }: Roads): string | undefined {
  const types = new Map(account.loadBalancers.map(({ name, id, type }) => [loadBalancerArn(name, id, type), type]));
  const seen = new Set<string>();
  for (const { listenerArn: arn, loadBalancerArn: balancer, protocol, certificateArn } of described) {
    if (seen.size === seen.add(arn).size || view.find(listeners, arn) !== undefined) return `The listener ${arn} is described twice.`;
    const type = types.get(balancer);
    if (type === undefined) return `The listener ${arn} belongs to a load balancer that is not described.`;
    if (!LISTENER_PROTOCOLS[type].includes(protocol)) return `The listener ${arn} has the protocol ${protocol}, which its load balancer does not speak.`;
    if ((protocol === "HTTPS" || protocol === "TLS") !== (certificateArn !== null)) return `The listener ${arn} has a certificate or ${protocol}, not both.`;
  }
  for (const [balancer, own] of groupBy(described, (row) => row.loadBalancerArn)) {
    if (own.length > LISTENERS_PER_LOAD_BALANCER) return `The load balancer ${balancer} has more than ${LISTENERS_PER_LOAD_BALANCER} listeners.`;
    if (new Set(own.map(({ port }) => port)).size < own.length) return `The load balancer ${balancer} has two listeners on one port.`;
  }
  return undefined;
}

function problemOfRules(view: View, { listeners: described, rules: more }: Roads): string | undefined {
  const places = new Map(described.map((row) => [row.listenerArn, row]));
  const arns = [...described.map(({ defaultRuleArn }) => defaultRuleArn), ...more.map(({ ruleArn }) => ruleArn)];
  const twice = repeated(arns) ?? arns.find((arn) => view.find(rules, arn) !== undefined);
  if (twice !== undefined) return `The rule ${twice} is described twice.`;
  for (const [arn, own] of groupBy(more, (row) => row.listenerArn)) {
    if (new Set(own.map(({ priority }) => priority)).size < own.length) return `The listener ${arn} has two rules of one priority.`;
    if (isOfNetwork(places.get(arn))) return `The listener ${arn} is a network load balancer's, which has no rules.`;
  }
  const crowded = [...groupBy(more, (row) => places.get(row.listenerArn)?.loadBalancerArn ?? "")].find(([, own]) => own.length > RULES_PER_LOAD_BALANCER);
  return crowded === undefined ? undefined : `The load balancer ${crowded[0]} has more than ${RULES_PER_LOAD_BALANCER} rules.`;
}

const isOfNetwork = (listener: ListenerRow | undefined): boolean => listener !== undefined && LISTENER_PROTOCOLS.network.includes(listener.protocol);

function problemOfForwards(account: AccountDescription, { listeners: described, rules: more }: Roads): string | undefined {
  const places = new Map(described.map((row) => [row.listenerArn, row]));
  const groups = new Map(account.targetGroups.map((group) => [targetGroupArn(group.name, group.id), group]));
  const vpcs = new Map(account.loadBalancers.map(({ name, id, type, subnetIds }) => [loadBalancerArn(name, id, type), vpcOf(account, subnetIds[0])]));
  const users = new Map<string, string>();
  const actions: readonly (readonly [ListenerRow | undefined, RouteAction])[] = [
    ...described.map((row) => [row, row.defaultAction] as const),
    ...more.map((row) => [places.get(row.listenerArn), row.action] as const),
  ];
  for (const [listener, action] of actions) {
    if (listener === undefined) continue;
    const { listenerArn: arn, loadBalancerArn: balancer, protocol } = listener;
    if (isOfNetwork(listener) && action.type !== "forward") return `The listener ${arn} can only forward to target groups.`;
    for (const groupArn of groupsOf(action)) {
      const group = groups.get(groupArn);
      if (group === undefined) return `The listener ${arn} forwards to ${groupArn}, which is not described.`;
      if (!goTogether(protocol, group.protocol)) return `The listener ${arn} of the protocol ${protocol} forwards to ${group.name} of ${group.protocol}.`;
      if ((vpcs.get(balancer) ?? group.vpcId) !== group.vpcId) return `The listener ${arn} forwards to ${group.name}, which is in another VPC.`;
      if ((users.get(groupArn) ?? balancer) !== balancer) return `The target group ${group.name} would be used by two load balancers.`;
      users.set(groupArn, balancer);
    }
  }
  const crowded = [...groupBy([...users], ([, balancer]) => balancer)].find(([, own]) => own.length > TARGET_GROUPS_PER_LOAD_BALANCER);
  return crowded === undefined ? undefined : `The load balancer ${crowded[0]} forwards to more than ${TARGET_GROUPS_PER_LOAD_BALANCER} target groups.`;
}

/** undefined: the subnet is not described, but there already. */
function vpcOf({ subnets }: AccountDescription, subnetId: string | undefined): string | undefined {
  return subnets.find((subnet) => subnet.subnetId === subnetId)?.vpcId;
}
