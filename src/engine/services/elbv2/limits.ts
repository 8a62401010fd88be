// ELB user guide, "Quotas for your Application Load Balancers", the defaults.
export const LOAD_BALANCERS = 50;
export const LISTENERS_PER_LOAD_BALANCER = 50;
/** For a load balancer, without the default ones. */
export const RULES_PER_LOAD_BALANCER = 100;
export const TARGET_GROUPS = 3000;
export const TARGET_GROUPS_PER_LOAD_BALANCER = 100;
export const TARGETS_PER_GROUP = 1000;

/** The zone of an address outside the VPC. API reference, "TargetDescription". */
export const ALL_ZONES = "all";

/** API reference, "Tag": for each resource. */
export const TAGS = 50;

/** ELB user guide, "Health checks for your target groups": the defaults for instances. The API reference says 6 s for the timeout. */
export const HEALTH_CHECK_INTERVAL_SECONDS = 30;
export const HEALTH_CHECK_TIMEOUT_SECONDS = 5;
/** Of Network Load Balancers. */
export const NETWORK_HTTP_TIMEOUT_SECONDS = 6;
export const NETWORK_TIMEOUT_SECONDS = 10;
export const HEALTHY_THRESHOLD = 5;
export const UNHEALTHY_THRESHOLD = 2;
