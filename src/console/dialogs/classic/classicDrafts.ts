import { call } from "../../../aws/generated/api.ts";
import { type ClassicProbe, type ClassicProtocol, probeIn } from "../../../aws/rules/classicProbe.ts";
import type { Call, Rows } from "../../../bridge/protocol.ts";
import { CERTIFICATE } from "../listenerProtocols.ts";

type Balancer = Rows["elb.loadBalancers"];

/** A new listener, as it is typed; null in a number means an empty field. */
export interface ClassicListenerDraft {
  readonly protocol: ClassicProtocol;
  readonly port: number | null;
  readonly instanceProtocol: ClassicProtocol;
  readonly instancePort: number | null;
}

/** On a port that is free, to the one that requests go to already. */
export function classicListenerDraft({ listeners, healthCheck }: Balancer): ClassicListenerDraft {
  const taken = new Set(listeners.map(({ loadBalancerPort }) => loadBalancerPort));
  const instancePort = listeners[0]?.instancePort ?? probeIn(healthCheck.target)?.port ?? null;
  return { protocol: "HTTP", port: [80, 8080, 81].find((port) => !taken.has(port)) ?? null, instanceProtocol: "HTTP", instancePort };
}

export function classicListenerCall({ loadBalancerName: LoadBalancerName }: Balancer, { protocol, port, instanceProtocol, instancePort }: ClassicListenerDraft): Call | null {
  if (port === null || instancePort === null) return null;
  const certificate = protocol === "HTTPS" || protocol === "SSL" ? { SSLCertificateId: CERTIFICATE } : {};
  return call("elb", "CreateLoadBalancerListeners", { LoadBalancerName, Listeners: [{ Protocol: protocol, LoadBalancerPort: port, InstanceProtocol: instanceProtocol, InstancePort: instancePort, ...certificate }] });
}

/** How instances are probed, as it is typed. */
export interface ClassicHealthCheckDraft extends Pick<ClassicProbe, "protocol"> {
  readonly port: number | null;
  readonly path: string;
  readonly intervalSeconds: number | null;
  readonly timeoutSeconds: number | null;
  readonly unhealthyThreshold: number | null;
  readonly healthyThreshold: number | null;
}

export function classicHealthCheckDraft({ healthCheck: { target, ...numbers } }: Balancer): ClassicHealthCheckDraft {
  const { protocol = "TCP", port = null, path = null } = probeIn(target) ?? {};
  return { ...numbers, protocol, port, path: path ?? "/" };
}

/** The call with all of it, as the API wants it; null: nothing is changed, or a number is missing. */
export function classicHealthCheckCall(balancer: Balancer, { protocol, port, path, ...numbers }: ClassicHealthCheckDraft): Call | null {
  const { intervalSeconds, timeoutSeconds, unhealthyThreshold, healthyThreshold } = numbers;
  if (port === null || intervalSeconds === null || timeoutSeconds === null || unhealthyThreshold === null || healthyThreshold === null) return null;
  const Target = `${protocol}:${port}${protocol.startsWith("HTTP") ? path : ""}`;
  const HealthCheck = { Target, Interval: intervalSeconds, Timeout: timeoutSeconds, UnhealthyThreshold: unhealthyThreshold, HealthyThreshold: healthyThreshold };
  const { healthCheck: before } = balancer;
  const isSame = Target === before.target && intervalSeconds === before.intervalSeconds && timeoutSeconds === before.timeoutSeconds && unhealthyThreshold === before.unhealthyThreshold && healthyThreshold === before.healthyThreshold;
  return isSame ? null : call("elb", "ConfigureHealthCheck", { LoadBalancerName: balancer.loadBalancerName, HealthCheck });
}

/** The attributes that make a difference here, as they are typed. */
export interface ClassicAttributesDraft {
  readonly isCrossZone: boolean;
  readonly drains: boolean;
  readonly drainSeconds: number | null;
  readonly idleTimeoutSeconds: number | null;
}

/** ELB user guide, "Configure connection draining": the usual time. */
const USUAL_DRAIN_SECONDS = 300;

export const classicAttributesDraft = ({ isCrossZone, drainSeconds, idleTimeoutSeconds }: Balancer): ClassicAttributesDraft => ({
  isCrossZone,
  drains: drainSeconds !== null,
  drainSeconds: drainSeconds ?? USUAL_DRAIN_SECONDS,
  idleTimeoutSeconds,
});

/** The call with what is changed; null: nothing, or a number is missing. */
export function classicAttributesCall(balancer: Balancer, { isCrossZone, drains, drainSeconds, idleTimeoutSeconds }: ClassicAttributesDraft): Call | null {
  if (drainSeconds === null || idleTimeoutSeconds === null) return null;
  const draining = drains ? { Enabled: true, Timeout: drainSeconds } : { Enabled: false };
  const LoadBalancerAttributes = {
    ...(isCrossZone === balancer.isCrossZone ? {} : { CrossZoneLoadBalancing: { Enabled: isCrossZone } }),
    ...((drains ? drainSeconds : null) === balancer.drainSeconds ? {} : { ConnectionDraining: draining }),
    ...(idleTimeoutSeconds === balancer.idleTimeoutSeconds ? {} : { ConnectionSettings: { IdleTimeout: idleTimeoutSeconds } }),
  };
  return Object.keys(LoadBalancerAttributes).length === 0 ? null : call("elb", "ModifyLoadBalancerAttributes", { LoadBalancerName: balancer.loadBalancerName, LoadBalancerAttributes });
}

/** The calls that bring a load balancer into other subnets. Out of the old ones first, for two of one zone are refused; but never out of all. */
export function subnetCalls({ loadBalancerName: LoadBalancerName, subnetIds }: Balancer, wanted: readonly string[]): readonly Call[] {
  const [added, gone] = [wanted.filter((id) => !subnetIds.includes(id)), subnetIds.filter((id) => !wanted.includes(id))];
  const attach = added.length === 0 ? [] : [call("elb", "AttachLoadBalancerToSubnets", { LoadBalancerName, Subnets: added })];
  const detach = gone.length === 0 ? [] : [call("elb", "DetachLoadBalancerFromSubnets", { LoadBalancerName, Subnets: gone })];
  return gone.length < subnetIds.length ? [...detach, ...attach] : [...attach, ...detach];
}
