import type { Described } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import { list, text } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { NetworkAnswers } from "./readNetwork.ts";
import { specified, tagsOn } from "./tagsPlan.ts";

/** The security groups first, then their rules, which may speak of one another. */
export function securityGroups(writer: PlanWriter, { securityGroups: groups }: NetworkAnswers): void {
  for (const { GroupId, GroupName, Description, VpcId, Tags } of groups) {
    if (GroupName === "default") {
      const Filters = [{ Name: "group-name", Values: ["default"] }, { Name: "vpc-id", Values: [VpcId] }];
      writer.means(GroupId, answered(writer.add("default-group", { service: "ec2", operation: "DescribeSecurityGroups", input: { Filters } }), "SecurityGroups[0].GroupId"));
      tagsOn(writer, GroupId, Tags);
      continue;
    }
    const id = writer.add(`group-${text(GroupName)}`, { service: "ec2", operation: "CreateSecurityGroup", input: { GroupName, Description, VpcId, ...specified("security-group", Tags) } });
    writer.means(GroupId, answered(id, "GroupId"));
  }
  for (const group of groups) {
    const fromItself = { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group["GroupId"] }] };
    rules(writer, group, { side: "Ingress", permissions: "IpPermissions", begun: group["GroupName"] === "default" ? fromItself : undefined });
    rules(writer, group, { side: "Egress", permissions: "IpPermissionsEgress", begun: { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] } });
  }
}

interface Direction {
  readonly side: "Ingress" | "Egress";
  readonly permissions: "IpPermissions" | "IpPermissionsEgress";
  /** The rule that a new group has, for one peer. */
  readonly begun: Described | undefined;
}

/** What a group has beside the rule that it begins with, and whether it has that. */
function rules(writer: PlanWriter, group: Described, { side, permissions, begun }: Direction): void {
  const { GroupId, GroupName } = group;
  const name = `group-${text(GroupName)}-${side.toLowerCase()}`;
  const all = list(group[permissions]).map(ruleOf);
  const others = begun === undefined ? all : all.flatMap((rule) => withoutPeer(rule, begun));
  const add = (operation: string, IpPermissions: readonly Described[]) => writer.add(name, { service: "ec2", operation, input: { GroupId, IpPermissions } });
  if (begun !== undefined && JSON.stringify(others) === JSON.stringify(all)) add(`RevokeSecurityGroup${side}`, [begun]);
  if (others.length > 0) add(`AuthorizeSecurityGroup${side}`, others);
}

/** A rule as it is given: without empty lists, and without the account of a group. */
function ruleOf(rule: Described): Described {
  const pairs = list(rule["UserIdGroupPairs"]).map(({ UserId: _account, ...pair }) => pair);
  return withoutEmpty({ ...rule, UserIdGroupPairs: pairs });
}

/** A rule without one of its peers; none when it has no other. */
function withoutPeer(rule: Described, one: Described): readonly Described[] {
  if (rule["IpProtocol"] !== one["IpProtocol"]) return [rule];
  const gone = new Set(PEERS.flatMap((kind) => list(one[kind]).map((peer) => JSON.stringify(peer))));
  const left = PEERS.map((kind) => [kind, list(rule[kind]).filter((peer) => !gone.has(JSON.stringify(peer)))] as const);
  return left.some(([, peers]) => peers.length > 0) ? [withoutEmpty({ ...rule, ...Object.fromEntries(left) })] : [];
}

const PEERS = ["IpRanges", "Ipv6Ranges", "UserIdGroupPairs"] as const;

const withoutEmpty = (rule: Described): Described => Object.fromEntries(Object.entries(rule).filter(([, part]) => !(Array.isArray(part) && part.length === 0)));
