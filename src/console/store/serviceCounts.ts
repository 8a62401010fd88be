import type { Rows } from "../../bridge/protocol.ts";

/** How many tasks run and how many are on their way. */
export interface ServiceCounts {
  readonly running: number;
  readonly pending: number;
}

/**
 * Counts a service's tasks as DescribeServices does (`runningCount`, `pendingCount`), so that no place shows another
 * number; `count` stands for so many alike: one that drains still counts as running, one that is stopping counts as neither.
 */
export function serviceCounts(tasks: Iterable<Pick<Rows["ecs.tasks"], "lastStatus"> & { readonly count?: number }>): ServiceCounts {
  let running = 0;
  let pending = 0;
  for (const { lastStatus, count = 1 } of tasks) {
    if (RUNNING.has(lastStatus)) running += count;
    else if (PENDING.has(lastStatus)) pending += count;
  }
  return { running, pending };
}

const RUNNING: ReadonlySet<string> = new Set(["RUNNING", "DEACTIVATING"]);
const PENDING: ReadonlySet<string> = new Set(["PROVISIONING", "PENDING", "ACTIVATING"]);
