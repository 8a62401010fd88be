import type { RuleDescription, SecurityGroupDescription } from "../../account/network.ts";
import { addressNumber } from "./addresses.ts";
import { type Fields, fieldOf, partsOf, textOf, wholeOf } from "./fields.ts";
import type { Report, Spot } from "./remark.ts";

interface Around {
  readonly report: Report;
  readonly spot: Spot;
  readonly groupId: string;
}

/** The rules of a security group, in both directions. A direction of which the text says nothing is open. */
export function rulesOf(fields: Fields, around: Around): Pick<SecurityGroupDescription, "ingress" | "egress"> {
  const side = (member: string): readonly RuleDescription[] | null => (Array.isArray(fieldOf(fields, member)) ? rulesIn(partsOf(fields, member), around) : null);
  return { ingress: side("IpPermissions"), egress: side("IpPermissionsEgress") };
}

/** VPC user guide, "Quotas". */
const MOST = 60;

function rulesIn(permissions: readonly Fields[], { report, spot, groupId }: Around): readonly RuleDescription[] {
  const rules = new Map<string, RuleDescription>();
  const what = `Security group ${groupId}`;
  for (const permission of permissions) {
    if (partsOf(permission, "PrefixListIds").length > 0) report.leftOut(spot, what, "A rule with a prefix list is not simulated yet.");
    const ports = portsIn(permission);
    const peers = ports === undefined ? [] : peersIn(permission);
    const given = ["IpRanges", "Ipv6Ranges", "UserIdGroupPairs"].reduce((sum, member) => sum + partsOf(permission, member).length, 0);
    if (peers.length < given) report.leftOut(spot, what, "A rule cannot be read.");
    for (const peer of peers) {
      const rule = { ruleId: null, ...(ports ?? ALL), ...peer };
      const { ruleDescription: _said, ...tells } = rule;
      if (rules.size >= MOST) return [...rules.values()];
      rules.set(JSON.stringify(tells), rule);
    }
  }
  return [...rules.values()];
}

type Ports = Pick<RuleDescription, "ipProtocol" | "fromPort" | "toPort">;

const ALL: Ports = { ipProtocol: "-1", fromPort: null, toPort: null };
const BY_NUMBER: Readonly<Record<string, string>> = { "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6" };

/** undefined: they are none. */
function portsIn(permission: Fields): Ports | undefined {
  const said = textOf(permission, "IpProtocol", 8)?.toLowerCase() ?? "";
  const ipProtocol = BY_NUMBER[said] ?? said;
  if (ipProtocol === "-1" || (/^\d{1,3}$/.test(ipProtocol) && Number(ipProtocol) <= 255)) return { ...ALL, ipProtocol };
  if (!["tcp", "udp", "icmp", "icmpv6"].includes(ipProtocol)) return undefined;
  const bounds = { least: ipProtocol.startsWith("icmp") ? -1 : 0, most: 65_535 };
  const [fromPort, toPort] = [wholeOf(permission, "FromPort", bounds), wholeOf(permission, "ToPort", bounds)];
  if (fromPort === undefined || toPort === undefined || (bounds.least === 0 && fromPort > toPort)) return undefined;
  return { ipProtocol, fromPort, toPort };
}

type Peer = Omit<RuleDescription, "ruleId" | keyof Ports>;

const NOBODY: Peer = { cidrIp: null, cidrIpv6: null, sourceGroupId: null, ruleDescription: null };

function peersIn(permission: Fields): readonly Peer[] {
  const described = (part: Fields): Pick<Peer, "ruleDescription"> => ({ ruleDescription: textOf(part, "Description") ?? null });
  return [
    ...partsOf(permission, "IpRanges").flatMap((part): readonly Peer[] => {
      const cidrIp = textOf(part, "CidrIp", 18);
      return cidrIp !== undefined && isBlock(cidrIp) ? [{ ...NOBODY, cidrIp, ...described(part) }] : [];
    }),
    ...partsOf(permission, "Ipv6Ranges").flatMap((part): readonly Peer[] => {
      const cidrIpv6 = textOf(part, "CidrIpv6", 43);
      return cidrIpv6 !== undefined && /^[0-9a-fA-F:]{2,39}\/\d{1,3}$/.test(cidrIpv6) ? [{ ...NOBODY, cidrIpv6, ...described(part) }] : [];
    }),
    ...partsOf(permission, "UserIdGroupPairs").flatMap((part): readonly Peer[] => {
      const sourceGroupId = textOf(part, "GroupId", 64);
      return sourceGroupId !== undefined && /^sg-[0-9a-z]{1,60}$/.test(sourceGroupId) ? [{ ...NOBODY, sourceGroupId, ...described(part) }] : [];
    }),
  ];
}

function isBlock(text: string): boolean {
  const [address, bits = "", more] = text.split("/");
  return more === undefined && addressNumber(address) !== undefined && /^(?:\d|[12]\d|3[0-2])$/.test(bits);
}
