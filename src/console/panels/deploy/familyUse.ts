import { isBySets } from "../../../aws/rules/bySets.ts";
import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";

/** Who uses a family: its services, and how many tasks run of each revision. */
export interface FamilyUse {
  readonly services: readonly Rows["ecs.services"][];
  /** By the revision's ARN; tasks that have not stopped. */
  readonly tasks: ReadonlyMap<string, number>;
}

export function familyUse(tables: Tables, family: string): FamilyUse {
  const services = [...tables["ecs.services"].values()]
    // Task sets are not updated, and nothing else of theirs is.
    .filter((service) => service.status === "ACTIVE" && !isBySets(service) && familyIn(service.taskDefinitionArn) === family)
    .toSorted(by((row) => row.createdAt, (row) => row.serviceArn));
  const tasks = new Map<string, number>();
  for (const { taskDefinitionArn, lastStatus } of tables["ecs.tasks"].values()) {
    if (lastStatus !== "STOPPED" && familyIn(taskDefinitionArn) === family) tasks.set(taskDefinitionArn, (tasks.get(taskDefinitionArn) ?? 0) + 1);
  }
  return { services, tasks };
}

/** `web` of the ARN of `web:3`. */
function familyIn(taskDefinitionArn: string): string {
  const name = nameIn(taskDefinitionArn);
  const colon = name.lastIndexOf(":");
  return colon < 0 ? name : name.slice(0, colon);
}
