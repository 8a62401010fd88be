import { groupAttributes, pairsOf } from "../../aws/ownAttributes.ts";
import { type Described, recreate } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import { isClassic } from "../graph/things.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import { list, text } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { BalancingAnswers, ListenerAnswers } from "./readBalancing.ts";

/** Attributes are told whole, and here only those that somebody set. */
type Own = Pick<Tables, "elbv2.targetGroups" | "elbv2.loadBalancers" | "elbv2.listeners">;

/** Target groups first: listeners and rules speak of them. */
export function balancing(writer: PlanWriter, { targetGroups, loadBalancers, classicBalancers }: BalancingAnswers, own: Own): void {
  for (const described of targetGroups) targetGroup(writer, described, own);
  for (const { described, listeners } of loadBalancers) {
    const row = own["elbv2.loadBalancers"].get(text(described["LoadBalancerArn"]));
    const [create, ...others] = recreate({ kind: "loadBalancer", described, attributes: pairsOf(row?.attributes ?? {}), listeners: [] });
    if (create === undefined) continue;
    const id = `balancer-${text(described["LoadBalancerName"])}`;
    writer.means(described["LoadBalancerArn"], answered(writer.add(id, create), "LoadBalancers[0].LoadBalancerArn"));
    writer.all(`${id}-attributes`, others);
    for (const listener of listeners) listenerOf(writer, listener, { id, own });
  }
  // Of these everybody speaks by their names.
  for (const classic of classicBalancers) writer.all(`balancer-${text(classic.described["LoadBalancerName"])}`, recreate({ kind: "classicBalancer", ...classic }));
}

function targetGroup(writer: PlanWriter, described: Described, own: Own): void {
  const row = own["elbv2.targetGroups"].get(text(described["TargetGroupArn"]));
  const [create, ...others] = recreate({ kind: "targetGroup", described, attributes: row === undefined ? [] : groupAttributes(row) });
  if (create === undefined) return;
  const id = `targets-${text(described["TargetGroupName"])}`;
  writer.means(described["TargetGroupArn"], answered(writer.add(id, create), "TargetGroups[0].TargetGroupArn"));
  writer.all(`${id}-attributes`, others);
}

function listenerOf(writer: PlanWriter, { described, defaultRule, rules }: ListenerAnswers, { id, own }: { readonly id: string; readonly own: Own }): void {
  const listenerArn = described["ListenerArn"];
  const row = own["elbv2.listeners"].get(text(listenerArn));
  const [create, ...others] = recreate({ kind: "listener", described, attributes: pairsOf(row?.attributes ?? {}) });
  if (create === undefined) return;
  writer.means(listenerArn, answered(writer.add(`${id}-listener`, create), "Listeners[0].ListenerArn"));
  writer.all(`${id}-listener-attributes`, others);
  // The default one comes with its listener; services whose traffic moves speak of rules. It is asked for before there are others.
  writer.means(defaultRule, answered(writer.add(`${id}-default-rule`, { service: "elbv2", operation: "DescribeRules", input: { ListenerArn: listenerArn } }), "Rules[0].RuleArn"));
  for (const rule of rules) {
    const made = recreate({ kind: "rule", described: rule, listenerArn }).map((call) => writer.add(`${id}-rule-${text(rule["Priority"])}`, call));
    for (const step of made) writer.means(rule["RuleArn"], answered(step, "Rules[0].RuleArn"));
  }
}

interface Loads extends BalancingAnswers {
  readonly traffic: readonly Described[];
  readonly serviceTraffic: readonly Described[];
  readonly services: readonly Described[];
}

/** Load on listeners, on target groups by the names of the services that they are the first of, and of services on names. */
export function load(writer: PlanWriter, { traffic, serviceTraffic, services, loadBalancers, classicBalancers }: Loads): void {
  const hosts = new Set([...loadBalancers, ...classicBalancers].map(({ described }) => described["DNSName"]));
  for (const { targetGroupArn, listenerArn, requestsPerSecond, requests, curve } of traffic) {
    const put = (name: string, goal: Described) => writer.add(`traffic-${name}`, { service: "physics", operation: "PutTraffic", input: { ...goal, requestsPerSecond, ...(curve === undefined ? {} : { curve }) } });
    const service = services.find(({ loadBalancers: own }) => firstGroup(own) === targetGroupArn);
    if (listenerArn !== undefined) put("listener", { listenerArn, requests: kinds(requests, hosts) });
    else if (isClassic(text(targetGroupArn))) put(`balancer-${nameIn(text(targetGroupArn))}`, { loadBalancerName: nameIn(text(targetGroupArn)) });
    else if (service === undefined) put("targets", { targetGroupArn });
    else put(text(service["serviceName"]), { cluster: text(service["clusterArn"]).split("/").at(-1), service: service["serviceName"] });
  }
  for (const { serviceArn, name, port, path, requestsPerSecond, curve } of serviceTraffic) {
    const [cluster, service] = text(serviceArn).split("/").slice(-2);
    if (hosts.has(name)) writer.leftOut.push(`Requests of service ${service ?? ""} to ${text(name)}: the load balancer will have another name.`);
    else writer.add(`traffic-of-${service ?? ""}`, { service: "physics", operation: "PutServiceTraffic", input: { cluster, service, name, port, path, requestsPerSecond, ...(curve === undefined ? {} : { curve }) } });
  }
}

const firstGroup = (loadBalancers: unknown): unknown => list(loadBalancers)[0]?.["targetGroupArn"];

/** A load balancer gets another name: requests to it by its name say none. */
const kinds = (requests: unknown, hosts: ReadonlySet<unknown>): readonly Described[] =>
  list(requests).map(({ host, ...kind }) => (hosts.has(host) ? kind : { host, ...kind }));
