import type { TaskDefinition } from "../../../../aws/generated/ecs.ts";
import type { TaskDefinitionRow } from "../tables.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";

/** A task definition as DescribeTaskDefinition returns it. */
export function describeTaskDefinition(row: TaskDefinitionRow): TaskDefinition {
  const { registeredAt, deregisteredAt, deleteRequestedAt } = row;
  return {
    ...row.definition,
    status: row.status,
    registeredAt: epochSeconds(registeredAt),
    ...(deregisteredAt === null ? {} : { deregisteredAt: epochSeconds(deregisteredAt) }),
    ...(deleteRequestedAt === null ? {} : { deleteRequestedAt: epochSeconds(deleteRequestedAt) }),
  };
}
