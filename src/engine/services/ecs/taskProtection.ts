import { taskArn as arnFor } from "../../../aws/arn.ts";
import type { Failure } from "../../../aws/generated/ecs.ts";
import type { View } from "../../kernel/context.ts";
import { findTask } from "./lookupTask.ts";
import type { ClusterRow, TaskRow } from "./tables.ts";

/**
 * The tasks among those named that can be protected: of a service, and to run. The others are failures. ECS API,
 * UpdateTaskProtection, names standalone tasks; that the same is said of tasks that stop is assumed.
 */
export function protectableTasks(
  view: View,
  cluster: ClusterRow,
  named: readonly string[],
): { readonly found: readonly TaskRow[]; readonly failures: readonly Failure[] } {
  const found = new Set<TaskRow>();
  const failures: Failure[] = [];
  for (const name of named) {
    const task = findTask(view, cluster, name);
    if (task === undefined) {
      failures.push({ arn: name.startsWith("arn:") ? name : arnFor(cluster.clusterName, name), reason: "MISSING" });
    } else if (task.serviceArn === null || task.desiredStatus === "STOPPED") {
      failures.push({ arn: task.taskArn, reason: "TASK_NOT_VALID" });
    } else found.add(task);
  }
  return { found: [...found], failures };
}
