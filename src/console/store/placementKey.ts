import { tally } from "./following.ts";
import type { Replica } from "./replica.ts";

const live = tally<"ecs.tasks">((task) => (task.desiredStatus === "RUNNING" ? task.clusterArn : null));

/** Says when placement in a cluster may have become another: instances or tasks came, went, or changed what is free. */
export function placementKey(clusterArn: string, { tables }: Replica): string {
  let sum = 0;
  for (const row of tables["ecs.containerInstances"].values()) {
    if (row.clusterArn === clusterArn) sum = (Math.imul(sum, 31) + row.version) | 0;
  }
  return `${tables["ecs.containerInstances"].size} ${sum} ${live(tables["ecs.tasks"], clusterArn)}`;
}
