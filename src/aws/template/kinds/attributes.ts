import { isMembers } from "../../import/candidates.ts";
import { type Draft, listOf } from "../draft.ts";
import { textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

/** Attributes that can be set here; of others the usual value stands. */
const SIMULATED: ReadonlySet<string> = new Set([
  "client_keep_alive.seconds",
  "deletion_protection.enabled",
  "deregistration_delay.connection_termination.enabled",
  "deregistration_delay.timeout_seconds",
  "idle_timeout.timeout_seconds",
  "load_balancing.algorithm.anomaly_mitigation",
  "load_balancing.algorithm.type",
  "load_balancing.cross_zone.enabled",
  "preserve_client_ip.enabled",
  "proxy_protocol_v2.enabled",
  "routing.http.desync_mitigation_mode",
  "routing.http.drop_invalid_header_fields.enabled",
  "routing.http.preserve_host_header.enabled",
  "routing.http.response.server.enabled",
  "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
  "routing.http.xff_client_port.enabled",
  "routing.http.xff_header_processing.mode",
  "routing.http2.enabled",
  "slow_start.duration_seconds",
  "stickiness.app_cookie.duration_seconds",
  "stickiness.enabled",
  "stickiness.lb_cookie.duration_seconds",
  "stickiness.type",
  "target_group_health.dns_failover.minimum_healthy_targets.count",
  "target_group_health.dns_failover.minimum_healthy_targets.percentage",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
  "target_health_state.unhealthy.connection_termination.enabled",
  "tcp.idle_timeout.seconds",
  "waf.fail_open.enabled",
]);

/** What attributes are of, and the call that sets them. */
interface AttributesOf {
  readonly operation: "ModifyTargetGroupAttributes" | "ModifyLoadBalancerAttributes" | "ModifyListenerAttributes";
  readonly of: Readonly<Record<string, string>>;
  readonly given: unknown;
}

/** Sets the attributes that a resource lists. */
export function attributes(draft: Draft, resource: Resource, { operation, of, given }: AttributesOf): void {
  const pairs = listOf(given).flatMap((one) => (isMembers(one) ? [{ Key: textOf(one["Key"]), Value: textOf(one["Value"]) }] : []));
  const others = pairs.filter(({ Key }) => !SIMULATED.has(Key));
  for (const { Key } of others) draft.leftOut(resource, `${Key}: the attribute has its usual value here.`);
  const Attributes = pairs.filter(({ Key }) => SIMULATED.has(Key));
  if (Attributes.length > 0) draft.add(`${resource.id}-attributes`, { service: "elbv2", operation, input: { ...of, Attributes } });
}
