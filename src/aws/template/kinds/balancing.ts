import { isMembers, type Members } from "../../import/candidates.ts";
import { answered, isOpen } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted, without } from "../fitted.ts";
import { knownText, textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";
import { attributes } from "./attributes.ts";
import { certificateOf } from "./certificates.ts";
import { endingIn } from "./listenerActions.ts";

const PROTOCOLS: ReadonlySet<string> = new Set(["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"]);

export function targetGroup(draft: Draft, resource: Resource): void {
  const { TargetGroupAttributes, ...given } = draft.propertiesOf(resource);
  const Protocol = knownText(given["Protocol"])?.toUpperCase() ?? "HTTP";
  if (!PROTOCOLS.has(Protocol)) return draft.leftOut(resource, `Target groups of protocol ${Protocol} are not simulated.`);
  const bare = without(draft, resource, { properties: given, members: ["Targets", ...(given["ProtocolVersion"] === "HTTP1" ? [] : ["ProtocolVersion"]), "IpAddressType"], why: "not simulated." });
  const properties = {
    ...bare,
    Name: draft.elbName("targetGroup", knownText(given["Name"]) ?? resource.id),
    Protocol,
    Port: given["Port"] ?? 80,
    VpcId: draft.vpcFrom(given["VpcId"]),
    TargetType: targetType(draft, resource, knownText(given["TargetType"]) ?? "instance"),
  };
  const step = addFitted(draft, resource, { service: "elbv2", operation: "CreateTargetGroup", properties });
  const arn = answered(step, "TargetGroups[0].TargetGroupArn");
  draft.means(resource.id, { Ref: arn, Arn: arn, TargetGroupArn: arn, TargetGroupName: properties.Name });
  draft.used(resource);
  attributes(draft, resource, { operation: "ModifyTargetGroupAttributes", of: { TargetGroupArn: arn }, given: TargetGroupAttributes });
}

function targetType(draft: Draft, resource: Resource, given: string): string {
  if (given === "ip") return given;
  if (given !== "instance") draft.assumed(resource, `Target type instance: ${given} is not simulated.`);
  return "instance";
}

export function loadBalancer(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const type = knownText(given["Type"]) ?? "application";
  if (type !== "application" && type !== "network") return draft.leftOut(resource, `Load balancers of type ${type} are not simulated.`);
  const mapped = listOf(given["SubnetMappings"]).flatMap((one) => (isMembers(one) ? [one["SubnetId"]] : []));
  const { SubnetMappings: _mappings, LoadBalancerAttributes, SecurityGroups, ...rest } = without(draft, resource, { properties: given, members: ["IpAddressType"], why: "not simulated." });
  const groups = draft.groupsFrom(SecurityGroups, resource);
  const properties = {
    ...rest,
    Name: draft.elbName("loadBalancer", knownText(given["Name"]) ?? resource.id),
    Subnets: draft.subnetsFrom(mapped.length > 0 ? mapped : given["Subnets"], resource),
    ...(groups.length === 0 ? {} : { SecurityGroups: groups }),
  };
  const step = addFitted(draft, resource, { service: "elbv2", operation: "CreateLoadBalancer", properties });
  const arn = answered(step, "LoadBalancers[0].LoadBalancerArn");
  draft.means(resource.id, { Ref: arn, LoadBalancerArn: arn, Arn: arn, DNSName: answered(step, "LoadBalancers[0].DNSName"), LoadBalancerName: properties.Name });
  draft.used(resource);
  attributes(draft, resource, { operation: "ModifyLoadBalancerAttributes", of: { LoadBalancerArn: arn }, given: LoadBalancerAttributes });
}

export function listener(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  if (!isOpen(textOf(given["LoadBalancerArn"]))) return draft.leftOut(resource, "Its load balancer is not one that is made here.");
  const Protocol = knownText(given["Protocol"])?.toUpperCase() ?? "HTTP";
  if (!PROTOCOLS.has(Protocol)) return draft.leftOut(resource, `Listeners of protocol ${Protocol} are not simulated.`);
  const action = endingIn(draft, resource, given["DefaultActions"]) ?? ruleOf(draft, resource);
  if (action === undefined) return draft.leftOut(resource, "It leads to no target group that is made here.");
  const { MutualAuthentication: _mutual, ListenerAttributes, AlpnPolicy: _alpn, SslPolicy, ...rest } = given;
  const isSecure = Protocol === "HTTPS" || Protocol === "TLS";
  const properties = {
    ...rest,
    Protocol,
    Port: given["Port"] ?? (isSecure ? 443 : 80),
    ...(isSecure ? { Certificates: certificates(draft, resource, given), ...(SslPolicy === undefined ? {} : { SslPolicy }) } : {}),
    DefaultActions: [action],
  };
  const step = addFitted(draft, resource, { service: "elbv2", operation: "CreateListener", properties });
  const arn = answered(step, "Listeners[0].ListenerArn");
  draft.means(resource.id, { Ref: arn, ListenerArn: arn, Arn: arn });
  draft.used(resource);
  attributes(draft, resource, { operation: "ModifyListenerAttributes", of: { ListenerArn: arn }, given: ListenerAttributes });
}

function certificates(draft: Draft, resource: Resource, given: Members): readonly object[] {
  const [first] = listOf(given["Certificates"]);
  return [{ CertificateArn: certificateOf(draft, resource, isMembers(first) ? textOf(first["CertificateArn"]) : "") }];
}

/** The action of the first rule of a listener whose default action cannot be made. */
function ruleOf(draft: Draft, resource: Resource): Members | undefined {
  for (const rule of draft.resources.filter(({ type }) => type === "AWS::ElasticLoadBalancingV2::ListenerRule")) {
    const [mark] = draft.marksOf(rule.properties["ListenerArn"]);
    const action = mark === resource.id ? endingIn(draft, resource, draft.propertiesOf(rule)["Actions"]) : undefined;
    if (action === undefined) continue;
    draft.assumed(resource, `Its default action is that of ${rule.id}: its own cannot be made here.`);
    return action;
  }
  return undefined;
}
