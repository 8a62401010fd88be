import type { IpPermission } from "../../../../aws/generated/ec2.ts";
import type { Rows } from "../../../../bridge/protocol.ts";

type Rule = Rows["ec2.securityGroups"]["ingress"][number];

/** What EC2's console calls the traffic of a rule, and what it fills in for it. */
export interface RuleType {
  readonly type: string;
  readonly ipProtocol: string;
  /** null: all, or what the person types where it is custom. */
  readonly ports: readonly [from: number, to: number] | null;
  readonly isCustom: boolean;
}

export const RULE_TYPES: readonly RuleType[] = [
  { type: "HTTP", ipProtocol: "tcp", ports: [80, 80], isCustom: false },
  { type: "HTTPS", ipProtocol: "tcp", ports: [443, 443], isCustom: false },
  { type: "SSH", ipProtocol: "tcp", ports: [22, 22], isCustom: false },
  { type: "All TCP", ipProtocol: "tcp", ports: [0, 65_535], isCustom: false },
  { type: "All UDP", ipProtocol: "udp", ports: [0, 65_535], isCustom: false },
  { type: "All traffic", ipProtocol: "-1", ports: null, isCustom: false },
  { type: "Custom TCP", ipProtocol: "tcp", ports: null, isCustom: true },
  { type: "Custom UDP", ipProtocol: "udp", ports: null, isCustom: true },
];

/** A rule in the words and columns of EC2's console. */
export function ruleWords({ ipProtocol, fromPort, toPort }: Rule): { readonly type: string; readonly protocol: string; readonly ports: string } {
  const known = RULE_TYPES.find((one) => !one.isCustom && one.ipProtocol === ipProtocol && (one.ports === null || (one.ports[0] === fromPort && one.ports[1] === toPort)));
  const isNumber = /^\d+$/.test(ipProtocol);
  const protocol = ipProtocol === "-1" ? "All" : isNumber ? `Protocol ${ipProtocol}` : ipProtocol.toUpperCase();
  const isAll = fromPort === null || toPort === null || (fromPort === 0 && toPort === 65_535) || fromPort === -1;
  const ports = isAll ? "All" : fromPort === toPort ? String(fromPort) : `${fromPort} - ${toPort}`;
  return { type: known?.type ?? (isNumber ? "Custom protocol" : `Custom ${protocol}`), protocol, ports };
}

/** A rule as a person puts it together. */
export interface RuleDraft {
  readonly type: string;
  /** `80` or `32768-65535`; read only where the type is custom. */
  readonly ports: string;
  /** A CIDR block, or the id of a security group. */
  readonly peer: string;
  readonly description: string;
}

/** The same as the API takes it. What does not make sense is left to AWS to refuse. */
export function permissionOf({ type, ports, peer, description }: RuleDraft): IpPermission {
  const chosen = RULE_TYPES.find((one) => one.type === type);
  const [from, to = from] = chosen?.isCustom === true ? portsIn(ports) : (chosen?.ports ?? []);
  const said = description.trim() === "" ? {} : { Description: description.trim() };
  return {
    IpProtocol: chosen?.ipProtocol ?? "-1",
    ...(from === undefined || to === undefined ? {} : { FromPort: from, ToPort: to }),
    ...(peer.startsWith("sg-") ? { UserIdGroupPairs: [{ GroupId: peer, ...said }] } : { IpRanges: [{ CidrIp: peer.trim(), ...said }] }),
  };
}

function portsIn(text: string): readonly number[] {
  return text.split("-").flatMap((part) => (/^\s*\d{1,7}\s*$/.test(part) ? [Number(part)] : []));
}
