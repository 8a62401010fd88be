import { isMembers } from "../../import/candidates.ts";
import { answered, isOpen, referenced } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { knownText, textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";
import { tagsFor } from "../tags.ts";

/** The group alone: its rules may speak of groups that come after it. */
export function securityGroup(draft: Draft, resource: Resource): void {
  const { GroupName, GroupDescription, VpcId, Tags } = draft.propertiesOf(resource);
  const name = knownText(GroupName) ?? resource.id;
  const VpcIdHere = draft.vpcFrom(VpcId);
  const input = { GroupName: name.replace(/^sg-/i, ""), Description: knownText(GroupDescription) ?? name, VpcId: VpcIdHere, ...tagsFor("security-group", Tags) };
  const step = draft.add(resource.id, { service: "ec2", operation: "CreateSecurityGroup", input });
  draft.means(resource.id, { Ref: answered(step, "GroupId"), GroupId: answered(step, "GroupId"), VpcId: VpcIdHere });
  draft.used(resource);
}

/** The inbound rules of a group, or one that stands by itself. */
export function ingress(draft: Draft, resource: Resource): void {
  const { group, given } = rulesOf(draft, resource, "SecurityGroupIngress");
  rules(draft, resource, { side: "Ingress", group, given });
}

/**
 * The outbound rules of a group, or one that stands by itself. A group that lists some has no others, and none of
 * Terraform's has what is let out as long as nobody says otherwise (`UsualEgress`).
 */
export function egress(draft: Draft, resource: Resource): void {
  const { group, given } = rulesOf(draft, resource, "SecurityGroupEgress");
  const isRemoved = resource.properties["UsualEgress"] === "removed";
  const isWhole = resource.type === "AWS::EC2::SecurityGroup";
  const others = isRemoved && !isWhole ? given : given.filter((rule) => !isUsual(rule));
  if (isWhole && (given.length > 0 || isRemoved) && others.length === given.length) {
    draft.add(`${resource.id}-egress`, { service: "ec2", operation: "RevokeSecurityGroupEgress", input: { GroupId: group, IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }] } });
  }
  rules(draft, resource, { side: "Egress", group, given: others });
}

/** Everything to everybody, which every group lets out until it says otherwise. */
function isUsual(rule: unknown): boolean {
  return isMembers(rule) && textOf(rule["IpProtocol"]) === "-1" && rule["CidrIp"] === "0.0.0.0/0" && rule["Description"] === undefined;
}

function rulesOf(draft: Draft, resource: Resource, member: string): { readonly group: unknown; readonly given: readonly unknown[] } {
  const properties = draft.propertiesOf(resource);
  if (resource.type !== "AWS::EC2::SecurityGroup") return { group: properties["GroupId"], given: [properties] };
  const own = draft.propertiesOf({ ...resource, properties: { group: referenced(resource.id, "GroupId") } });
  return { group: own["group"], given: listOf(properties[member]) };
}

interface Rules {
  readonly side: "Ingress" | "Egress";
  readonly group: unknown;
  readonly given: readonly unknown[];
}

function rules(draft: Draft, resource: Resource, { side, group, given }: Rules): void {
  const IpPermissions = given.flatMap((rule) => (isMembers(rule) ? permission(rule, group) : []));
  if (IpPermissions.length === 0) return;
  if (typeof group !== "string" || !isOpen(group)) return draft.leftOut(resource, "Its security group is not one of this template.");
  draft.add(`${resource.id}-${side.toLowerCase()}`, { service: "ec2", operation: `AuthorizeSecurityGroup${side}`, input: { GroupId: group, IpPermissions } });
  if (resource.type !== "AWS::EC2::SecurityGroup") draft.used(resource);
  if (IpPermissions.length < given.length) draft.leftOut(resource, "A rule names nobody that is known here.");
}

function permission(rule: Readonly<Record<string, unknown>>, group: unknown): readonly object[] {
  const note = knownText(rule["Description"]);
  const described = note === undefined ? {} : { Description: note };
  const [CidrIp, CidrIpv6] = [textOf(rule["CidrIp"]), textOf(rule["CidrIpv6"])];
  const other = rule["SourceSecurityGroupSelf"] === true ? textOf(group) : textOf(rule["SourceSecurityGroupId"] ?? rule["DestinationSecurityGroupId"]);
  const peer = {
    ...(CidrIp === "" ? {} : { IpRanges: [{ CidrIp, ...described }] }),
    ...(CidrIpv6 === "" ? {} : { Ipv6Ranges: [{ CidrIpv6, ...described }] }),
    ...(isOpen(other) ? { UserIdGroupPairs: [{ GroupId: other, ...described }] } : {}),
  };
  if (Object.keys(peer).length === 0) return [];
  const IpProtocol = textOf(rule["IpProtocol"]) || "-1";
  const ports = IpProtocol === "-1" ? {} : { FromPort: portOf(rule["FromPort"]), ToPort: portOf(rule["ToPort"] ?? rule["FromPort"]) };
  return [{ IpProtocol, ...ports, ...peer }];
}

const portOf = (value: unknown): number => (Number.isInteger(Number(value)) ? Number(value) : 0);
