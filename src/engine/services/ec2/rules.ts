import type { IpPermission, SecurityGroupRule as WireRule } from "../../../aws/generated/ec2.ts";
import { ACCOUNT_ID } from "../../../aws/region.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import type { View } from "../../kernel/context.ts";
import { describing } from "./groupText.ts";
import { groupNamed } from "./lookup.ts";
import { invalidParameterValue, missingParameter, notSimulated } from "./refusals.ts";
import type { SecurityGroupRow, SecurityGroupRule } from "./tables.ts";

/** A rule before it has an id. */
export type Rule = Omit<SecurityGroupRule, "ruleId">;

/** A rule for all traffic, from or to nobody yet. */
export const EVERYTHING: Rule = {
  ipProtocol: "-1",
  fromPort: null,
  toPort: null,
  cidrIp: null,
  cidrIpv6: null,
  sourceGroupId: null,
  ruleDescription: null,
};

/** The ways in which rules are named in a request: a list, or one rule spelled out beside it. */
export interface RuleRequest {
  readonly IpPermissions?: readonly IpPermission[] | undefined;
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
}

/** The rules a request means, one for each peer, or a refusal. */
export function rulesIn(view: View, request: RuleRequest): readonly Rule[] {
  const permissions = request.IpPermissions ?? [spelledOut(request)];
  const rules = permissions.flatMap((permission) => rulesOf(view, permission));
  if (rules.length === 0) throw missingParameter("The request must contain the parameter ipPermissions");
  return rules;
}

/** Whether two rules let the same traffic through. Their descriptions do not matter. */
export function isSameRule(a: Rule, b: Rule): boolean {
  return (
    a.ipProtocol === b.ipProtocol &&
    a.fromPort === b.fromPort &&
    a.toPort === b.toPort &&
    a.cidrIp === b.cidrIp &&
    a.cidrIpv6 === b.cidrIpv6 &&
    a.sourceGroupId === b.sourceGroupId
  );
}

/** A rule as EC2 words it in a refusal. Observed. */
export function ruleText(rule: Rule): string {
  const peer = rule.cidrIp ?? rule.cidrIpv6 ?? rule.sourceGroupId ?? "";
  const protocol = rule.ipProtocol === "-1" ? "ALL" : rule.ipProtocol.toUpperCase();
  const ports = rule.fromPort === null ? "" : `, from port: ${rule.fromPort}, to port: ${rule.toPort}`;
  return `peer: ${peer}, ${protocol}${ports}, ALLOW`;
}

/** Rules as the API gives them, those of the same ports together. */
export function describePermissions(rules: readonly SecurityGroupRule[]): readonly IpPermission[] {
  const byPorts = groupBy(rules, ({ ipProtocol, fromPort, toPort }) => `${ipProtocol}/${fromPort}/${toPort}`);
  return [...byPorts.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...ports(first), ...peers(group) }];
  });
}

/** A single rule as the API gives it. */
export function describeRule(group: SecurityGroupRow, rule: SecurityGroupRule, side: "ingress" | "egress"): WireRule {
  return {
    SecurityGroupRuleId: rule.ruleId,
    GroupId: group.groupId,
    GroupOwnerId: ACCOUNT_ID,
    IsEgress: side === "egress",
    IpProtocol: rule.ipProtocol,
    FromPort: rule.fromPort ?? -1,
    ToPort: rule.toPort ?? -1,
    ...(rule.cidrIp === null ? {} : { CidrIpv4: rule.cidrIp }),
    ...(rule.cidrIpv6 === null ? {} : { CidrIpv6: rule.cidrIpv6 }),
    ...(rule.sourceGroupId === null ? {} : { ReferencedGroupInfo: { GroupId: rule.sourceGroupId, UserId: ACCOUNT_ID } }),
    ...(rule.ruleDescription === null ? {} : { Description: rule.ruleDescription }),
  };
}

function spelledOut({ IpProtocol, FromPort, ToPort, CidrIp, SourceSecurityGroupName }: RuleRequest): IpPermission {
  // Naming a source group alone means all traffic from it.
  const IpRanges = CidrIp === undefined ? [] : [{ CidrIp }];
  const UserIdGroupPairs = SourceSecurityGroupName === undefined ? [] : [{ GroupName: SourceSecurityGroupName }];
  const protocol = IpProtocol ?? (SourceSecurityGroupName === undefined ? undefined : "-1");
  return { IpProtocol: protocol, FromPort, ToPort, IpRanges, UserIdGroupPairs };
}

function rulesOf(view: View, permission: IpPermission): readonly Rule[] {
  if ((permission.PrefixListIds ?? []).length > 0) throw notSimulated("A security group rule with a prefix list");
  const base = { ...EVERYTHING, ...protocolAndPorts(permission) };
  const described = (Description: string | undefined) => ({ ruleDescription: Description === undefined ? null : describing("rule", Description) });
  return [
    ...(permission.IpRanges ?? []).map(({ CidrIp = "", Description }) => {
      if (!isCidr(CidrIp)) throw malformedCidr(CidrIp);
      return { ...base, cidrIp: CidrIp, ...described(Description) };
    }),
    ...(permission.Ipv6Ranges ?? []).map(({ CidrIpv6 = "", Description }) => {
      if (!/^[0-9a-f:]{2,39}\/\d{1,3}$/i.test(CidrIpv6)) throw malformedCidr(CidrIpv6);
      return { ...base, cidrIpv6: CidrIpv6, ...described(Description) };
    }),
    ...(permission.UserIdGroupPairs ?? []).map(({ Description, ...peer }) => {
      return { ...base, sourceGroupId: groupNamed(view, peer).groupId, ...described(Description) };
    }),
  ];
}

function protocolAndPorts({ IpProtocol, FromPort, ToPort }: IpPermission): Pick<Rule, "ipProtocol" | "fromPort" | "toPort"> {
  if (IpProtocol === undefined) throw missingParameter("The request must contain the parameter ipProtocol");
  const ipProtocol = PROTOCOL_NUMBERS[IpProtocol] ?? IpProtocol.toLowerCase();
  if (!/^(tcp|udp|icmp|icmpv6|-1|\d{1,3})$/.test(ipProtocol) || Number(ipProtocol) > 255) {
    throw invalidParameterValue(`Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`); // Observed.
  }
  if (!["tcp", "udp", "icmp", "icmpv6"].includes(ipProtocol)) return { ipProtocol, fromPort: null, toPort: null };
  if (FromPort === undefined || ToPort === undefined) {
    // Observed, for TCP and UDP.
    throw invalidParameterValue(`Invalid value 'Must specify both from and to ports with ${ipProtocol.toUpperCase()}' for portRange.`);
  }
  const least = ipProtocol.startsWith("icmp") ? -1 : 0;
  if (FromPort < least || ToPort < least || FromPort > 65_535 || ToPort > 65_535) {
    throw invalidParameterValue(`Invalid value '${FromPort}-${ToPort}' for portRange. Must be between 0 and 65535.`); // Assumed.
  }
  if (least === 0 && FromPort > ToPort) {
    // Observed.
    throw invalidParameterValue(`Invalid TCP/UDP port range (${FromPort}:${ToPort})`);
  }
  return { ipProtocol, fromPort: FromPort, toPort: ToPort };
}

const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6" };

function isCidr(text: string): boolean {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return false;
  const [, a, b, c, d, bits] = match;
  return [a, b, c, d].every((part) => Number(part) <= 255) && Number(bits) <= 32;
}

/** Observed. */
function malformedCidr(cidr: string) {
  return invalidParameterValue(`CIDR block ${cidr} is malformed`);
}

function ports({ ipProtocol, fromPort, toPort }: SecurityGroupRule): IpPermission {
  return fromPort === null || toPort === null
    ? { IpProtocol: ipProtocol }
    : { IpProtocol: ipProtocol, FromPort: fromPort, ToPort: toPort };
}

function peers(rules: readonly SecurityGroupRule[]): IpPermission {
  const described = ({ ruleDescription }: SecurityGroupRule) =>
    ruleDescription === null ? {} : { Description: ruleDescription };
  return {
    IpRanges: rules.flatMap((rule) => (rule.cidrIp === null ? [] : [{ CidrIp: rule.cidrIp, ...described(rule) }])),
    Ipv6Ranges: rules.flatMap((rule) => (rule.cidrIpv6 === null ? [] : [{ CidrIpv6: rule.cidrIpv6, ...described(rule) }])),
    PrefixListIds: [],
    UserIdGroupPairs: rules.flatMap((rule) =>
      rule.sourceGroupId === null ? [] : [{ GroupId: rule.sourceGroupId, UserId: ACCOUNT_ID, ...described(rule) }],
    ),
  };
}
