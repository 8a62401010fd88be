import type { Replica } from "./replica.ts";

/** Says when placement in a cluster may have become another: instances or tasks came, went, or changed what is free. */
export function placementKey(clusterArn: string, { tables }: Replica): string {
  let sum = 0;
  for (const row of tables["ecs.containerInstances"].values()) {
    if (row.clusterArn === clusterArn) sum = (Math.imul(sum, 31) + row.version) | 0;
  }
  let live = 0;
  for (const task of tables["ecs.tasks"].values()) if (task.clusterArn === clusterArn && task.desiredStatus === "RUNNING") live += 1;
  return `${tables["ecs.containerInstances"].size} ${sum} ${live}`;
}
