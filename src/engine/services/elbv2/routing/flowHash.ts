import { networkAttributeOf } from "../../../../aws/rules/balancing/targetGroupAttributes.ts";
import type { Knock } from "../../../physics/contract.ts";
import type { TargetGroupRow, TargetRow } from "../tables.ts";
import type { TargetRoute } from "./groupRoute.ts";

/** A flow as a Network Load Balancer tells it from others. */
export interface Flow {
  readonly protocol: "tcp" | "udp";
  readonly sourceIp: string;
  readonly sourcePort: number;
  readonly destinationIp: string;
  readonly destinationPort: number;
  /** The first sequence number of a TCP connection: two of one client from the same port may go to different targets. */
  readonly sequenceNumber: number;
}

/** ELB user guide, "Routing algorithm": what is hashed. With stickiness by source address, that alone. */
export function hashFlow({ protocol, sourceIp, sourcePort, destinationIp, destinationPort, sequenceNumber }: Flow, isSticky = false): number {
  const parts = isSticky ? [sourceIp] : [protocol, sourceIp, sourcePort, destinationIp, destinationPort, protocol === "tcp" ? sequenceNumber : 0];
  return stirred(parts.join("|"));
}

/** The target of a new flow among those that take any; undefined: there are none. */
export function targetOfFlow(hash: number, routes: readonly TargetRoute[]): TargetRow | undefined {
  const takers = routes.filter(({ part }) => part > 0);
  return takers[Math.floor((hash / FULL) * takers.length)]?.target;
}

/** Whether an open flow stays with its target, and why not. */
export type FlowFate = { readonly stays: true } | { readonly stays: false; readonly why: "unhealthy" | "terminated" | "refused" };

/**
 * What becomes of an open flow. It stays with its target whatever comes or goes beside it, also while that is
 * deregistered and after, unless its connections are to be ended with the delay; and no longer than somebody answers.
 */
export function fateOfFlow(group: TargetGroupRow, { target, knock }: { readonly target: TargetRow | undefined; readonly knock: Knock }): FlowFate {
  if (knock.kind === "refused") return { stays: false, why: "refused" };
  if (target === undefined) return isOn(group, "deregistration_delay.connection_termination.enabled") ? { stays: false, why: "terminated" } : { stays: true };
  if (target.state === "unhealthy" && isOn(group, "target_health_state.unhealthy.connection_termination.enabled")) return { stays: false, why: "unhealthy" };
  return { stays: true };
}

const isOn = (group: TargetGroupRow, key: string): boolean => networkAttributeOf(group, key) === "true";

const FULL = 0x1_0000_0000;

/** A hash whose every bit depends on every character: how AWS hashes is not told. */
function stirred(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
