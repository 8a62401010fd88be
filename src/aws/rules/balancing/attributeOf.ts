import type { Attributes } from "./attributeRules.ts";

/** The attributes that something depends on, with what they are when nothing is said. */
const USUAL = {
  "load_balancing.algorithm.anomaly_mitigation": "off",
  "load_balancing.algorithm.type": "round_robin",
  "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
  "slow_start.duration_seconds": "0",
  "stickiness.enabled": "false",
  "stickiness.type": "lb_cookie",
  "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
  "target_group_health.dns_failover.minimum_healthy_targets.percentage": "off",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "1",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": "off",
} as const;

/** An attribute of a target group. */
export function attributeOf({ attributes }: { readonly attributes: Attributes }, key: keyof typeof USUAL): string {
  return attributes[key] ?? USUAL[key];
}
