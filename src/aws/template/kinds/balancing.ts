import { isMembers, type Members } from "../../import/candidates.ts";
import { ACCOUNT_ID, REGION } from "../../region.ts";
import { answered, isOpen } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { fitted, without } from "../fitted.ts";
import { knownText, textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

const DELAY = "deregistration_delay.timeout_seconds";

export function targetGroup(draft: Draft, resource: Resource): void {
  const { TargetGroupAttributes, ...given } = draft.propertiesOf(resource);
  const Protocol = knownText(given["Protocol"])?.toUpperCase() ?? "HTTP";
  if (Protocol !== "HTTP" && Protocol !== "HTTPS") return draft.leftOut(resource, `Target groups of protocol ${Protocol} are not simulated.`);
  const TargetType = knownText(given["TargetType"]) ?? "instance";
  if (TargetType !== "instance") draft.assumed(resource, `Target type instance: ${TargetType} is not simulated.`);
  const bare = without(draft, resource, { properties: given, members: ["Targets", "ProtocolVersion", "IpAddressType"], why: "not simulated." });
  const properties = {
    ...bare,
    Name: draft.elbName("targetGroup", knownText(given["Name"]) ?? resource.id),
    Protocol,
    Port: given["Port"] ?? 80,
    VpcId: draft.vpcFrom(given["VpcId"]),
    TargetType: "instance",
  };
  const step = draft.add(resource.id, { service: "elbv2", operation: "CreateTargetGroup", input: fitted(draft, resource, { service: "elbv2", operation: "CreateTargetGroup", properties }) });
  const arn = answered(step, "TargetGroups[0].TargetGroupArn");
  draft.means(resource.id, { Ref: arn, Arn: arn, TargetGroupArn: arn, TargetGroupName: properties.Name });
  draft.used(resource);
  attributes(draft, resource, { arn, given: listOf(TargetGroupAttributes) });
}

function attributes(draft: Draft, resource: Resource, { arn, given }: { readonly arn: string; readonly given: readonly unknown[] }): void {
  const pairs = given.flatMap((one) => (isMembers(one) ? [{ Key: textOf(one["Key"]), Value: textOf(one["Value"]) }] : []));
  for (const { Key } of pairs) if (Key !== DELAY) draft.leftOut(resource, `${Key}: the attribute has its usual value here.`);
  const Attributes = pairs.filter(({ Key }) => Key === DELAY);
  if (Attributes.length === 0) return;
  draft.add(`${resource.id}-attributes`, { service: "elbv2", operation: "ModifyTargetGroupAttributes", input: { TargetGroupArn: arn, Attributes } });
}

export function loadBalancer(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const type = knownText(given["Type"]) ?? "application";
  if (type !== "application") return draft.leftOut(resource, `Load balancers of type ${type} are not simulated.`);
  const mapped = listOf(given["SubnetMappings"]).flatMap((one) => (isMembers(one) ? [one["SubnetId"]] : []));
  const { SubnetMappings: _mappings, ...rest } = without(draft, resource, { properties: given, members: ["LoadBalancerAttributes", "IpAddressType"], why: "not simulated." });
  const groups = draft.groupsFrom(given["SecurityGroups"], resource);
  const { SecurityGroups: _groups, ...bare } = rest;
  const properties = {
    ...bare,
    Name: draft.elbName("loadBalancer", knownText(given["Name"]) ?? resource.id),
    Subnets: draft.subnetsFrom(mapped.length > 0 ? mapped : given["Subnets"], resource),
    ...(groups.length === 0 ? {} : { SecurityGroups: groups }),
  };
  const step = draft.add(resource.id, { service: "elbv2", operation: "CreateLoadBalancer", input: fitted(draft, resource, { service: "elbv2", operation: "CreateLoadBalancer", properties }) });
  const arn = answered(step, "LoadBalancers[0].LoadBalancerArn");
  draft.means(resource.id, { Ref: arn, LoadBalancerArn: arn, Arn: arn, DNSName: answered(step, "LoadBalancers[0].DNSName"), LoadBalancerName: properties.Name });
  draft.used(resource);
}

export function listener(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  if (!isOpen(textOf(given["LoadBalancerArn"]))) return draft.leftOut(resource, "Its load balancer is not one that is made here.");
  const Protocol = knownText(given["Protocol"])?.toUpperCase() ?? "HTTP";
  if (Protocol !== "HTTP" && Protocol !== "HTTPS") return draft.leftOut(resource, `Listeners of protocol ${Protocol} are not simulated.`);
  const target = forwardedTo(listOf(given["DefaultActions"])) ?? ruleOf(draft, resource);
  if (target === undefined) return draft.leftOut(resource, "It does not forward to a target group that is made here; other actions are not simulated.");
  const { MutualAuthentication: _mutual, ListenerAttributes: _attributes, AlpnPolicy: _alpn, SslPolicy, ...rest } = given;
  const properties = {
    ...rest,
    Protocol,
    Port: given["Port"] ?? (Protocol === "HTTPS" ? 443 : 80),
    ...(Protocol === "HTTPS" ? { Certificates: certificates(draft, resource, given), ...(SslPolicy === undefined ? {} : { SslPolicy }) } : {}),
    DefaultActions: [{ Type: "forward", TargetGroupArn: target }],
  };
  const step = draft.add(resource.id, { service: "elbv2", operation: "CreateListener", input: fitted(draft, resource, { service: "elbv2", operation: "CreateListener", properties }) });
  const arn = answered(step, "Listeners[0].ListenerArn");
  draft.means(resource.id, { Ref: arn, ListenerArn: arn, Arn: arn });
  draft.used(resource);
}

function certificates(draft: Draft, resource: Resource, given: Members): readonly object[] {
  const [first] = listOf(given["Certificates"]);
  const arn = isMembers(first) ? textOf(first["CertificateArn"]) : "";
  if (arn.startsWith("arn:")) return [{ CertificateArn: arn }];
  draft.assumed(resource, "Any certificate: there are none to check against.");
  return [{ CertificateArn: `arn:aws:acm:${REGION}:${ACCOUNT_ID}:certificate/00000000-0000-0000-0000-000000000000` }];
}

/** The target group of the first rule of a listener whose default action forwards nowhere. */
function ruleOf(draft: Draft, resource: Resource): string | undefined {
  for (const rule of draft.resources.filter(({ type }) => type === "AWS::ElasticLoadBalancingV2::ListenerRule")) {
    const [mark] = draft.marksOf(rule.properties["ListenerArn"]);
    if (mark !== resource.id) continue;
    const target = forwardedTo(listOf(draft.propertiesOf(rule)["Actions"]));
    if (target === undefined) continue;
    draft.assumed(resource, `Its default action forwards to the target group of ${rule.id}: other actions and rules are not simulated.`);
    return target;
  }
  return undefined;
}

function forwardedTo(actions: readonly unknown[]): string | undefined {
  for (const action of actions) {
    if (!isMembers(action) || action["Type"] !== "forward") continue;
    const forward = isMembers(action["ForwardConfig"]) ? listOf(action["ForwardConfig"]["TargetGroups"]) : [];
    const arn = [action, ...forward].flatMap((one) => (isMembers(one) && typeof one["TargetGroupArn"] === "string" ? [one["TargetGroupArn"]] : []))[0];
    if (arn !== undefined && isOpen(arn)) return arn;
  }
  return undefined;
}
