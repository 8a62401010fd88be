import type { TargetGroupAttribute } from "../../generated/elbv2.ts";
import { attributeOf } from "./attributeOf.ts";
import { attributesIn, describeAttributes, FLAG, type AttributeRules, type Attributes } from "./attributeRules.ts";
import { DEREGISTRATION_DELAY_MAX_SECONDS, DEREGISTRATION_DELAY_SECONDS } from "./limits.ts";
import { validationError } from "./refused.ts";

const DELAY = "deregistration_delay.timeout_seconds";
/** What a target group is, as far as its attributes depend on it. */
interface Kind {
  readonly protocol: string;
  readonly targetType: "instance" | "ip";
}

const COOKIE = { from: 1, to: 604_800 };

/** ELB user guide, "Target group attributes", of groups behind an Application Load Balancer. */
const APPLICATION: AttributeRules = {
  [DELAY]: { usual: String(DEREGISTRATION_DELAY_SECONDS), takes: { from: 0, to: DEREGISTRATION_DELAY_MAX_SECONDS } },
  "load_balancing.algorithm.anomaly_mitigation": { usual: "off", takes: ["on", "off"] },
  "load_balancing.algorithm.type": { usual: "round_robin", takes: ["round_robin", "least_outstanding_requests", "weighted_random"] },
  "load_balancing.cross_zone.enabled": { usual: "use_load_balancer_configuration", takes: [...FLAG, "use_load_balancer_configuration"] },
  "slow_start.duration_seconds": { usual: "0", takes: { from: 30, to: 900, or: "0" } },
  "stickiness.app_cookie.cookie_name": { usual: "", takes: "kept" },
  "stickiness.app_cookie.duration_seconds": { usual: "86400", takes: COOKIE },
  "stickiness.enabled": { usual: "false", takes: FLAG },
  "stickiness.lb_cookie.duration_seconds": { usual: "86400", takes: COOKIE },
  "stickiness.type": { usual: "lb_cookie", takes: ["lb_cookie"] },
  "target_group_health.dns_failover.minimum_healthy_targets.count": { usual: "1", takes: { from: 1, to: 1000, or: "off" } },
  "target_group_health.dns_failover.minimum_healthy_targets.percentage": { usual: "off", takes: { from: 1, to: 100, or: "off" } },
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": { usual: "1", takes: { from: 1, to: 1000 } },
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": { usual: "off", takes: { from: 1, to: 100, or: "off" } },
};

/** ELB user guide, "Target group attributes", of groups behind a Network Load Balancer. */
function networkRules({ protocol, targetType }: Kind): AttributeRules {
  const isUdp = protocol === "UDP" || protocol === "TCP_UDP";
  return {
    [DELAY]: { usual: String(DEREGISTRATION_DELAY_SECONDS), takes: { from: 0, to: DEREGISTRATION_DELAY_MAX_SECONDS } },
    "deregistration_delay.connection_termination.enabled": { usual: String(isUdp), takes: FLAG },
    "load_balancing.cross_zone.enabled": { usual: "use_load_balancer_configuration", takes: [...FLAG, "use_load_balancer_configuration"] },
    "preserve_client_ip.enabled": { usual: String(isUdp || targetType === "instance"), takes: isUdp ? ["true"] : FLAG },
    "proxy_protocol_v2.enabled": { usual: "false", takes: FLAG },
    "stickiness.enabled": { usual: "false", takes: FLAG },
    "stickiness.type": { usual: "source_ip", takes: ["source_ip"] },
    "target_group_health.dns_failover.minimum_healthy_targets.count": { usual: "1", takes: { from: 1, to: 1000, or: "off" } },
    "target_group_health.dns_failover.minimum_healthy_targets.percentage": { usual: "off", takes: { from: 1, to: 100, or: "off" } },
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": { usual: "1", takes: { from: 1, to: 1000 } },
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": { usual: "off", takes: { from: 1, to: 100, or: "off" } },
    "target_health_state.unhealthy.connection_termination.enabled": { usual: "true", takes: FLAG },
    "target_health_state.unhealthy.draining_interval_seconds": { usual: "0", takes: "kept" },
  };
}

const rulesOf = (group: Kind): AttributeRules => (group.protocol === "HTTP" || group.protocol === "HTTPS" ? APPLICATION : networkRules(group));

/** An attribute of a group behind a Network Load Balancer. */
export function networkAttributeOf(group: Kind & Pick<GroupAttributes, "attributes">, key: string): string {
  return group.attributes[key] ?? networkRules(group)[key]?.usual ?? "";
}

/** The part of a target group that its attributes make up. */
export interface GroupAttributes {
  readonly deregistrationDelaySeconds: number;
  /** The others that have not their usual value, by key. */
  readonly attributes: Attributes;
}

type Group = GroupAttributes & Kind;

/** The attributes of a group as the API gives them. */
export function describeGroupAttributes(group: Group): readonly TargetGroupAttribute[] {
  return describeAttributes(rulesOf(group), { ...group.attributes, [DELAY]: String(group.deregistrationDelaySeconds) });
}

/** What a list of attributes makes of those of a group. Throws Refused. */
export function groupAttributesIn(given: readonly TargetGroupAttribute[], group: Group): GroupAttributes {
  const { deregistrationDelaySeconds, attributes } = group;
  const before = { ...attributes, [DELAY]: String(deregistrationDelaySeconds) };
  const { [DELAY]: delay = String(DEREGISTRATION_DELAY_SECONDS), ...after } = attributesIn(given, { rules: rulesOf(group), before, kind: "Target group" });
  refuseContradictions(after);
  return { deregistrationDelaySeconds: Number(delay), attributes: after };
}

/** ELB user guide, "Slow start", "Sticky sessions" and "Routing algorithms": what does not go together. */
function refuseContradictions(attributes: Attributes): void {
  const algorithm = attributeOf({ attributes }, "load_balancing.algorithm.type");
  const isSticky = attributeOf({ attributes }, "stickiness.enabled") === "true";
  if (isSticky && algorithm === "weighted_random") {
    // Observed.
    throw validationError("You cannot have both stickiness and weighted random algorithm enabled on the same target group.");
  }
  // The others are worded after it.
  if (attributeOf({ attributes }, "slow_start.duration_seconds") !== "0" && algorithm !== "round_robin") {
    throw validationError(`You cannot have both slow start and ${algorithm.replaceAll("_", " ")} algorithm enabled on the same target group.`);
  }
  if (attributeOf({ attributes }, "load_balancing.algorithm.anomaly_mitigation") === "on" && algorithm !== "weighted_random") {
    throw validationError("You can only have anomaly mitigation with weighted random algorithm enabled on the same target group.");
  }
  if (isSticky && attributeOf({ attributes }, "load_balancing.cross_zone.enabled") === "false") {
    throw validationError("You cannot have stickiness without cross-zone load balancing enabled on the same target group.");
  }
}
