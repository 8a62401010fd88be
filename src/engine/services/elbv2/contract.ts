/** All that another service may know of load balancing. */
export { targetStateChanged } from "./events.ts";
export { targetGroupNamed, targetHealth, usesSecurityGroup } from "./queries.ts";
export type { ListenerRow, LoadBalancerRow, TargetGroupRow, TargetRow } from "./tables.ts";
