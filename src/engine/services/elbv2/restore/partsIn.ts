import type { LoadBalancerDescription, TargetGroupDescription } from "../../../../aws/account/balancing.ts";
import { attributesIn, type Attributes } from "../../../../aws/rules/balancing/attributeRules.ts";
import { loadBalancerAttributes } from "../../../../aws/rules/balancing/loadBalancerAttributes.ts";
import { groupAttributesIn } from "../../../../aws/rules/balancing/targetGroupAttributes.ts";
import { healthCheckIn, usualHealthCheck } from "../healthCheckSettings.ts";

/** The attributes of a load balancer as they are kept. Throws Refused. */
export function balancerAttributes({ type, attributes }: Pick<LoadBalancerDescription, "type" | "attributes">): Attributes {
  return attributesIn(attributes, { rules: loadBalancerAttributes({ type }), before: {}, kind: "Load balancer" });
}

/** A target group with its health check and attributes as they are kept. Throws Refused and Refusal. */
export function groupIn(group: TargetGroupDescription) {
  const { protocol, healthCheckProtocol } = group;
  const asks = healthCheckProtocol !== "TCP";
  const check = {
    HealthCheckProtocol: healthCheckProtocol,
    HealthCheckPort: group.healthCheckPort,
    HealthCheckPath: asks ? (group.healthCheckPath ?? undefined) : undefined,
    HealthCheckIntervalSeconds: group.healthCheckIntervalSeconds,
    HealthCheckTimeoutSeconds: group.healthCheckTimeoutSeconds,
    HealthyThresholdCount: group.healthyThresholdCount,
    UnhealthyThresholdCount: group.unhealthyThresholdCount,
    Matcher: asks && group.matcherHttpCode !== null ? { HttpCode: group.matcherHttpCode } : undefined,
  };
  const before = { ...group, attributes: {} };
  return { ...group, ...healthCheckIn(check, usualHealthCheck(protocol, healthCheckProtocol), protocol), ...groupAttributesIn(group.attributes, before) };
}
