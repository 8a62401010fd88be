import { call } from "../../../aws/generated/api.ts";
import type { Call } from "../../../bridge/protocol.ts";
import type { AttributesRequest } from "../requests.ts";

/** How an attribute is asked for: what it is called in the console of AWS, and how its value reads. */
export interface AttributeField {
  readonly label: string;
  /** Values with their words; absent: it is typed. */
  readonly options?: readonly (readonly [string, string])[];
  readonly unit?: string;
  readonly hint?: string;
}

const ON_OFF = [
  ["true", "On"],
  ["false", "Off"],
] as const;

/** Attributes whose values make a difference here, in the order in which they are asked. Others that the API tells are left out. */
export const ATTRIBUTE_FIELDS: Readonly<Record<string, AttributeField>> = {
  "deregistration_delay.timeout_seconds": { label: "Deregistration delay", unit: "s", hint: "How long a target that leaves may finish what it began." },
  "deregistration_delay.connection_termination.enabled": { label: "End connections with the delay", options: ON_OFF },
  "slow_start.duration_seconds": { label: "Slow start", unit: "s", hint: "0: a healthy target takes its full share at once. Else 30 to 900." },
  "load_balancing.algorithm.type": {
    label: "Algorithm",
    options: [
      ["round_robin", "Round robin"],
      ["least_outstanding_requests", "Least outstanding requests"],
      ["weighted_random", "Weighted random"],
    ],
  },
  "load_balancing.algorithm.anomaly_mitigation": {
    label: "Anomaly mitigation",
    options: [
      ["on", "On"],
      ["off", "Off"],
    ],
  },
  "stickiness.enabled": { label: "Stickiness", options: ON_OFF },
  "stickiness.lb_cookie.duration_seconds": { label: "Stickiness duration", unit: "s" },
  "load_balancing.cross_zone.enabled": { label: "Cross-zone load balancing", options: [...ON_OFF, ["use_load_balancer_configuration", "As the load balancer"]] },
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": { label: "Fail open below, targets", hint: "With fewer healthy targets, requests go to all of them." },
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": { label: "Fail open below, percent", hint: "off, or 1 to 100." },
  "target_group_health.dns_failover.minimum_healthy_targets.count": { label: "Zone leaves DNS below, targets", hint: "off, or a number." },
  "target_group_health.dns_failover.minimum_healthy_targets.percentage": { label: "Zone leaves DNS below, percent", hint: "off, or 1 to 100." },
  "preserve_client_ip.enabled": { label: "Preserve client IP addresses", options: ON_OFF },
  "proxy_protocol_v2.enabled": { label: "Proxy protocol v2", options: ON_OFF },
  "target_health_state.unhealthy.connection_termination.enabled": { label: "End connections to unhealthy targets", options: ON_OFF },
  "deletion_protection.enabled": { label: "Deletion protection", options: ON_OFF },
  "idle_timeout.timeout_seconds": { label: "Idle timeout", unit: "s" },
  "client_keep_alive.seconds": { label: "Client keepalive", unit: "s" },
  "routing.http2.enabled": { label: "HTTP/2", options: ON_OFF },
  "routing.http.drop_invalid_header_fields.enabled": { label: "Drop invalid header fields", options: ON_OFF },
  "routing.http.preserve_host_header.enabled": { label: "Preserve host header", options: ON_OFF },
};

export type Values = Readonly<Record<string, string>>;

/** The call that tells the attributes of what a form is about. */
export function describeAttributesCall({ of, arn }: AttributesRequest): Call {
  return of === "targetGroup" ? call("elbv2", "DescribeTargetGroupAttributes", { TargetGroupArn: arn }) : call("elbv2", "DescribeLoadBalancerAttributes", { LoadBalancerArn: arn });
}

/** What an answer to it says of those that are asked, in their order. */
export function attributesInAnswer(output: unknown): Values {
  const list: unknown = typeof output === "object" && output !== null && "Attributes" in output ? output.Attributes : undefined;
  const told = new Map<unknown, unknown>(Array.isArray(list) ? list.map((one: { readonly Key?: unknown; readonly Value?: unknown }) => [one.Key, one.Value]) : []);
  return Object.fromEntries(
    Object.keys(ATTRIBUTE_FIELDS).flatMap((key) => {
      const value = told.get(key);
      return typeof value === "string" ? [[key, value]] : [];
    }),
  );
}

/** The values that can be chosen: a load balancer's are on or off only. */
export function optionsOf(key: string, { of }: Pick<AttributesRequest, "of">): AttributeField["options"] {
  const options = ATTRIBUTE_FIELDS[key]?.options;
  return of === "loadBalancer" ? options?.slice(0, 2) : options;
}

/** The call that makes the changes; null where there are none. */
export function modifyAttributesCall({ of, arn }: AttributesRequest, before: Values, now: Values): Call | null {
  const Attributes = Object.entries(now).flatMap(([Key, Value]) => (Value === before[Key] ? [] : [{ Key, Value }]));
  if (Attributes.length === 0) return null;
  return of === "targetGroup"
    ? call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: arn, Attributes })
    : call("elbv2", "ModifyLoadBalancerAttributes", { LoadBalancerArn: arn, Attributes });
}
