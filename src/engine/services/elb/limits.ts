/** ELB user guide, "Quotas for your Classic Load Balancer", the defaults. */
export const CLASSIC_BALANCERS = 20;
export const LISTENERS = 100;
export const INSTANCES = 1000;

/** API reference, "Tag": for each load balancer. */
export const TAGS = 10;

/** ELB user guide, "Configure health checks". */
export const HEALTH_CHECK = { intervalSeconds: 30, timeoutSeconds: 5, unhealthyThreshold: 2, healthyThreshold: 10 } as const;

/** ELB user guide, "Configure connection draining" and "Configure the idle connection timeout". */
export const DRAIN_SECONDS = 300;
export const DRAIN_MAX_SECONDS = 3600;
export const IDLE_TIMEOUT_SECONDS = 60;

/** API reference, "DescribeLoadBalancers": a page without a size. */
export const PAGE_SIZE = 400;
