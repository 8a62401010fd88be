import { parseArn, taskArn } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { invalidParameter } from "./refusals.ts";
import { tasks, type ClusterRow, type TaskRow } from "./tables.ts";

/** The task of a cluster by id or ARN, STOPPED ones included for as long as they are remembered. */
export function findTask(view: View, { clusterName, clusterArn }: ClusterRow, idOrArn: string): TaskRow | undefined {
  const task = view.find(tasks, parseArn(idOrArn) === undefined ? taskArn(clusterName, idOrArn) : idOrArn);
  return task?.clusterArn === clusterArn ? task : undefined;
}

/** The task that must be there. Throws InvalidParameterException, as observed. */
export function taskNamed(view: View, cluster: ClusterRow, idOrArn: string): TaskRow {
  const task = findTask(view, cluster, idOrArn);
  if (task === undefined) throw invalidParameter("The referenced task was not found.");
  return task;
}
