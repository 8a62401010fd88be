import { taskArn as taskArnOf } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { findCluster } from "../lookup.ts";
import { tasks, type TaskRow } from "../tables.ts";

/** The task that nature does something to, by id or ARN. Throws ResourceNotFoundException. */
export function taskOnFargate(view: View, { cluster, task }: { readonly cluster?: string | undefined; readonly task: string }): TaskRow {
  const row = view.find(tasks, task.startsWith("arn:") ? task : taskArnOf(findCluster(view, cluster)?.clusterName ?? "", task));
  if (row === undefined || row.lastStatus === "STOPPED") throw new Refusal("ResourceNotFoundException", `There is no task '${task}' that has not stopped.`);
  return row;
}
