// ELB user guide, "Quotas for your Application Load Balancers", the defaults: of a rule, and of an action.
export const CONDITION_VALUES_PER_RULE = 5;
export const WILDCARDS_PER_RULE = 5;
export const TARGET_GROUPS_PER_ACTION = 5;

/** API reference, "TargetGroupTuple" and "TargetGroupStickinessConfig". */
export const WEIGHT_MAX = 999;
export const GROUP_STICKINESS_MAX_SECONDS = 604_800;

/** ELB user guide, "Deregistration delay". */
export const DEREGISTRATION_DELAY_SECONDS = 300;
export const DEREGISTRATION_DELAY_MAX_SECONDS = 3600;
