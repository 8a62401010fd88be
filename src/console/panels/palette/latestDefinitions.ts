import type { Rows } from "../../../bridge/protocol.ts";
import { by } from "../../../lib/compare.ts";

/** The newest ACTIVE revision of each family, in the order of their names: what a new service would run. */
export function latestDefinitions(table: ReadonlyMap<string, Rows["ecs.taskDefinitions"]>): readonly Rows["ecs.taskDefinitions"][] {
  const latest = new Map<string, Rows["ecs.taskDefinitions"]>();
  for (const row of table.values()) {
    if (row.status !== "ACTIVE") continue;
    const before = latest.get(row.family);
    if (before === undefined || before.revision < row.revision) latest.set(row.family, row);
  }
  return [...latest.values()].toSorted(by((row) => row.family));
}
