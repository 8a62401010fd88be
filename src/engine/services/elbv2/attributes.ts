import type { TargetGroupAttribute } from "../../../aws/generated/elbv2.ts";
import { DEREGISTRATION_DELAY_MAX_SECONDS } from "./limits.ts";
import { notSimulated, validationError } from "./refusals.ts";
import type { TargetGroupRow } from "./tables.ts";

const DELAY = "deregistration_delay.timeout_seconds";

/** The other attributes of a target group behind an Application Load Balancer, with the values they all have here. */
const FIXED: Readonly<Record<string, string>> = {
  "load_balancing.algorithm.anomaly_mitigation": "off",
  "load_balancing.algorithm.type": "round_robin",
  "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
  "slow_start.duration_seconds": "0",
  "stickiness.app_cookie.cookie_name": "",
  "stickiness.app_cookie.duration_seconds": "86400",
  "stickiness.enabled": "false",
  "stickiness.lb_cookie.duration_seconds": "86400",
  "stickiness.type": "lb_cookie",
  "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
  "target_group_health.dns_failover.minimum_healthy_targets.percentage": "off",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "1",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": "off",
};

/** The attributes of a group as the API gives them, by key. */
export function describeAttributes({ deregistrationDelaySeconds }: TargetGroupRow): readonly TargetGroupAttribute[] {
  const values = { [DELAY]: String(deregistrationDelaySeconds), ...FIXED };
  return Object.entries(values).map(([Key, Value]) => ({ Key, Value }));
}

/** The deregistration delay that a list of attributes asks for, or the one there is. What else can be set is refused. */
export function deregistrationDelayIn(attributes: readonly TargetGroupAttribute[], before: number): number {
  let delay = before;
  for (const { Key = "", Value = "" } of attributes) {
    if (Key === DELAY) delay = delayIn(Value);
    else if (!Object.hasOwn(FIXED, Key)) throw validationError(`Target group attribute key '${Key}' is not recognized`); // Observed.
    else if (FIXED[Key] !== Value) throw notSimulated(`The target group attribute '${Key}' with the value '${Value}'`);
  }
  return delay;
}

function delayIn(value: string): number {
  const delay = /^\d{1,5}$/.test(value) ? Number(value) : -1;
  if (delay < 0 || delay > DEREGISTRATION_DELAY_MAX_SECONDS) {
    // Assumed wording.
    throw validationError(`'${DELAY}' must be between '0' and '${DEREGISTRATION_DELAY_MAX_SECONDS}' inclusive`);
  }
  return delay;
}
