import type { DescribeAccountLimitsInput, DescribeAccountLimitsOutput } from "../../../../aws/generated/elbv2.ts";
import { CONDITION_VALUES_PER_RULE, TARGET_GROUPS_PER_ACTION, WILDCARDS_PER_RULE } from "../../../../aws/rules/balancing/limits.ts";
import { reading } from "../../../kernel/operation.ts";
import {
  LISTENERS_PER_LOAD_BALANCER,
  LOAD_BALANCERS,
  RULES_PER_LOAD_BALANCER,
  TARGET_GROUPS,
  TARGET_GROUPS_PER_LOAD_BALANCER,
  TARGETS_PER_GROUP,
} from "../limits.ts";
import { pageOf } from "../pages.ts";

/** The quotas that are kept here, by AWS's names. */
const LIMITS = {
  "application-load-balancers": LOAD_BALANCERS,
  "condition-values-per-alb-rule": CONDITION_VALUES_PER_RULE,
  "condition-wildcards-per-alb-rule": WILDCARDS_PER_RULE,
  "listeners-per-application-load-balancer": LISTENERS_PER_LOAD_BALANCER,
  "listeners-per-network-load-balancer": LISTENERS_PER_LOAD_BALANCER,
  "network-load-balancers": LOAD_BALANCERS,
  "rules-per-application-load-balancer": RULES_PER_LOAD_BALANCER,
  "target-groups": TARGET_GROUPS,
  "target-groups-per-action-on-application-load-balancer": TARGET_GROUPS_PER_ACTION,
  "target-groups-per-application-load-balancer": TARGET_GROUPS_PER_LOAD_BALANCER,
  "targets-per-target-group": TARGETS_PER_GROUP,
};

/** The quotas of load balancing. */
export const describeAccountLimits = reading("elbv2", "DescribeAccountLimits", (_view, input: DescribeAccountLimitsInput): DescribeAccountLimitsOutput => {
  const { items, ...next } = pageOf(Object.entries(LIMITS).map(([Name, max]) => ({ Name, Max: String(max) })), input);
  return { Limits: items, ...next };
});
