import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";

export type ListenerProtocol = Rows["elbv2.listeners"]["protocol"];
export type BalancerType = Rows["elbv2.loadBalancers"]["type"];

/** What listeners of each type speak, the usual one first. */
export const LISTENER_PROTOCOLS: Readonly<Record<BalancerType, readonly [ListenerProtocol, ...ListenerProtocol[]]>> = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "UDP", "TCP_UDP", "TLS"],
};

/** Listeners that encrypt need a certificate; the account has this one. */
export const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

/** The ports on which a load balancer listens. */
export function balancerPortsOf(loadBalancerArn: string | null, tables: Tables): ReadonlySet<number> {
  const ports = new Set<number>();
  for (const row of tables["elbv2.listeners"].values()) if (row.loadBalancerArn === loadBalancerArn) ports.add(row.port);
  return ports;
}

/** Whether a listener of it needs a certificate. */
export function isEncrypted(protocol: ListenerProtocol): boolean {
  return protocol === "HTTPS" || protocol === "TLS";
}

/** Whether targets are asked for a path, as usual. */
export function isAsked(protocol: ListenerProtocol): boolean {
  return protocol === "HTTP" || protocol === "HTTPS";
}
