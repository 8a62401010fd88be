import { placeOf } from "../../aws/rules/codeDeployLifecycle.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { MINUTE } from "../../lib/minute.ts";

/** Until when a deployment of CodeDeploy's keeps the old tasks, all traffic being with the new ones; null: it does not wait for that. */
export function oldTasksUntil(row: Rows["codedeploy.deployments"]): number | null {
  if (row.completedAt !== null || !row.begun || row.continued || row.creator === "codeDeployRollback" || placeOf(row) !== "Termination") return null;
  const { terminationWaitTimeInMinutes = 0 } = row.settings.blueGreen.terminateBlueInstancesOnDeploymentSuccess ?? {};
  return row.since + terminationWaitTimeInMinutes * MINUTE;
}
