import { parseQuery } from "../../../../aws/clusterQuery/parse.ts";
import { readsOf, type Read } from "../../../../aws/clusterQuery/reads.ts";
import type { Constraint } from "./subject.ts";

/** What a query can read that changes with the tasks on an instance. */
const OF_TASKS: readonly Read[] = ["runningTasksCount", "pendingTasksCount", "taskGroups"];

/** Whether what a constraint says of an instance changes as tasks come and go there. */
export function readsTasks(constraint: Constraint): boolean {
  if (constraint.type !== "memberOf") return false;
  const parsed = parseQuery(constraint.expression);
  return !parsed.ok || OF_TASKS.some((read) => readsOf(parsed.query).has(read));
}
