/** All that another service may know of Auto Scaling. What it does with groups it does by calls. */
export { lifecycleActionBegan } from "./events.ts";
export { groupByArn, groupInstanceOf, groupNamed, instancesOfGroup } from "./queries.ts";
export type { AutoScalingGroupRow, GroupInstanceRow } from "./tables.ts";
