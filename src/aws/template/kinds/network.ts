import { isMembers } from "../../import/candidates.ts";
import { answered, isOpen, referenced } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { knownText, textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

export function vpc(draft: Draft, resource: Resource): void {
  draft.means(resource.id, { Ref: draft.vpc(), VpcId: draft.vpc() });
  draft.assumed(resource, "The default VPC stands for it: an account makes no others here.");
}

export function subnet(draft: Draft, resource: Resource): void {
  const zone = draft.nextZone(knownText(draft.propertiesOf(resource)["AvailabilityZone"]), resource.id);
  draft.means(resource.id, { Ref: draft.subnetIn(zone), SubnetId: draft.subnetIn(zone), AvailabilityZone: zone });
  draft.assumed(resource, `The default VPC's subnet in ${zone} stands for it.`);
}

/** The group alone: its rules may speak of groups that come after it. */
export function securityGroup(draft: Draft, resource: Resource): void {
  const { GroupName, GroupDescription, VpcId, SecurityGroupEgress } = draft.propertiesOf(resource);
  const name = knownText(GroupName) ?? resource.id;
  const VpcIdHere = draft.vpcFrom(VpcId);
  const input = { GroupName: name.replace(/^sg-/i, ""), Description: knownText(GroupDescription) ?? name, VpcId: VpcIdHere };
  const step = draft.add(resource.id, { service: "ec2", operation: "CreateSecurityGroup", input });
  draft.means(resource.id, { Ref: answered(step, "GroupId"), GroupId: answered(step, "GroupId"), VpcId: VpcIdHere });
  draft.used(resource);
  if (listOf(SecurityGroupEgress).length > 0) draft.leftOut(resource, "SecurityGroupEgress: outbound rules cannot be changed here; everything is let out.");
}

/** The inbound rules of a group, or one that stands by itself. */
export function ingress(draft: Draft, resource: Resource): void {
  const properties = draft.propertiesOf(resource);
  const isOwn = resource.type === "AWS::EC2::SecurityGroup";
  const group = isOwn ? draft.propertiesOf({ ...resource, properties: { group: ownReference(resource) } })["group"] : properties["GroupId"];
  const rules = isOwn ? listOf(properties["SecurityGroupIngress"]) : [properties];
  const IpPermissions = rules.flatMap((rule) => (isMembers(rule) ? permission(rule, group) : []));
  if (IpPermissions.length === 0) return;
  if (typeof group !== "string" || !isOpen(group)) return draft.leftOut(resource, "Its security group is not one of this template.");
  draft.add(`${resource.id}-ingress`, { service: "ec2", operation: "AuthorizeSecurityGroupIngress", input: { GroupId: group, IpPermissions } });
  if (!isOwn) draft.used(resource);
  if (IpPermissions.length < rules.length) draft.leftOut(resource, "A rule names nobody that is known here.");
}

const ownReference = ({ id }: Resource): string => referenced(id, "GroupId");

function permission(rule: Readonly<Record<string, unknown>>, group: unknown): readonly object[] {
  const note = knownText(rule["Description"]);
  const described = note === undefined ? {} : { Description: note };
  const [CidrIp, CidrIpv6] = [textOf(rule["CidrIp"]), textOf(rule["CidrIpv6"])];
  const source = rule["SourceSecurityGroupSelf"] === true ? textOf(group) : textOf(rule["SourceSecurityGroupId"]);
  const peer = {
    ...(CidrIp === "" ? {} : { IpRanges: [{ CidrIp, ...described }] }),
    ...(CidrIpv6 === "" ? {} : { Ipv6Ranges: [{ CidrIpv6, ...described }] }),
    ...(isOpen(source) ? { UserIdGroupPairs: [{ GroupId: source, ...described }] } : {}),
  };
  if (Object.keys(peer).length === 0) return [];
  const IpProtocol = textOf(rule["IpProtocol"]) || "-1";
  const ports = IpProtocol === "-1" ? {} : { FromPort: portOf(rule["FromPort"]), ToPort: portOf(rule["ToPort"] ?? rule["FromPort"]) };
  return [{ IpProtocol, ...ports, ...peer }];
}

const portOf = (value: unknown): number => (Number.isInteger(Number(value)) ? Number(value) : 0);
