import type { Rows } from "../../bridge/protocol.ts";

/** How many tasks run and how many are on their way. */
export interface ServiceCounts {
  readonly running: number;
  readonly pending: number;
}

/**
 * Counts a service's tasks as DescribeServices does (`runningCount`, `pendingCount`), so that no place shows another
 * number: one that drains still counts as running, one that is stopping counts as neither.
 */
export function serviceCounts(tasks: Iterable<Pick<Rows["ecs.tasks"], "lastStatus">>): ServiceCounts {
  let running = 0;
  let pending = 0;
  for (const { lastStatus } of tasks) {
    if (RUNNING.has(lastStatus)) running += 1;
    else if (PENDING.has(lastStatus)) pending += 1;
  }
  return { running, pending };
}

const RUNNING: ReadonlySet<string> = new Set(["RUNNING", "DEACTIVATING"]);
const PENDING: ReadonlySet<string> = new Set(["PROVISIONING", "PENDING", "ACTIVATING"]);
