import type { View } from "../../../kernel/context.ts";
import { isInBlock } from "../addresses.ts";
import { securityGroups, type SecurityGroupRule } from "../tables.ts";
import type { InterfaceStation, Station } from "./station.ts";

/** Of what kind a packet is. */
export interface Kind {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
}

/** Security groups that a packet meets, and the first rule that lets it through; null: it is dropped. */
export interface GroupsHop {
  readonly at: "egressRules" | "ingressRules";
  readonly groupIds: readonly string[];
  readonly passes: boolean;
  readonly ruleId: string | null;
}

/**
 * VPC user guide, "Security groups": the rules of all groups of an interface are taken together, and only allow. That
 * answers pass whatever the rules say is nothing that one way of a packet could tell.
 */
export function passGroups(
  view: View,
  at: GroupsHop["at"],
  { of, peer, kind }: { readonly of: InterfaceStation; readonly peer: Station; readonly kind: Kind },
): GroupsHop {
  // Only a Network Load Balancer that was made without groups has none, and nothing is filtered there.
  if (of.securityGroupIds.length === 0) return { at, groupIds: [], passes: true, ruleId: null };
  const ruleId = ruleFor(view, at, { of, peer, kind });
  return { at, groupIds: of.securityGroupIds, passes: ruleId !== null, ruleId };
}

function ruleFor(
  view: View,
  at: GroupsHop["at"],
  { of, peer, kind }: { readonly of: InterfaceStation; readonly peer: Station; readonly kind: Kind },
): string | null {
  for (const groupId of of.securityGroupIds) {
    const group = view.find(securityGroups, groupId);
    const rules = at === "ingressRules" ? group?.ingress : group?.egress;
    const rule = rules?.find((one) => isForKind(one, kind) && isForPeer(one, peer));
    if (rule !== undefined) return rule.ruleId;
  }
  return null;
}

const PROTOCOL_NUMBERS: Readonly<Record<Kind["protocol"], string>> = { tcp: "6", udp: "17" };

function isForKind({ ipProtocol, fromPort, toPort }: SecurityGroupRule, { protocol, port }: Kind): boolean {
  if (ipProtocol === "-1") return true;
  if (ipProtocol !== protocol && ipProtocol !== PROTOCOL_NUMBERS[protocol]) return false;
  return fromPort === null || toPort === null || (port >= fromPort && port <= toPort);
}

/** A rule that names a group is for interfaces that carry it, by their private addresses; it is not handed on. */
function isForPeer({ cidrIp, sourceGroupId }: SecurityGroupRule, peer: Station): boolean {
  if (sourceGroupId !== null) return peer.kind === "interface" && peer.securityGroupIds.includes(sourceGroupId);
  return cidrIp !== null && isInBlock(cidrIp, peer.kind === "service" ? SERVICE_ADDRESS : peer.address);
}

/** The public endpoints of AWS have many addresses; one of them stands for all. */
export const SERVICE_ADDRESS = "52.46.128.17";
