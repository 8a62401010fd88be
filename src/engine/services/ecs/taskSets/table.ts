import { index, table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { Tag } from "../tables.ts";

/**
 * What a deployment has beside its own row when it is a task set: one of an EXTERNAL service, that a person makes,
 * scales and deletes. Its computed desired count is the deployment's; it is steady when the deployment is COMPLETED.
 */
export interface TaskSetRow {
  /** The deployment's id. */
  readonly taskSetId: string;
  readonly serviceArn: string;
  readonly externalId: string | null;
  /** Percent of the service's desired count. */
  readonly scale: number;
  readonly tags: readonly Tag[];
  readonly clientToken: string | null;
  /** Tells the request that created it from another with the same token. */
  readonly clientRequest: string;
  readonly stabilityStatusAt: SimTime;
}

export const taskSets = table<TaskSetRow>("ecs.taskSets", "taskSetId");
export const taskSetsByService = index("byService", { table: taskSets, by: (row) => row.serviceArn });
