import type { Sighting } from "../members.ts";
import type { ZoneTask } from "./decideRebalance.ts";

/** What the rebalancing of zones looks at of a task. */
export function zoneTaskOf({ task, member }: Sighting): ZoneTask {
  return { taskArn: task.taskArn, zone: task.availabilityZone, healthy: member.healthy, protected: member.protected };
}
