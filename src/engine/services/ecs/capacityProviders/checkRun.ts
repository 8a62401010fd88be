import type { View } from "../../../kernel/context.ts";
import { PROVISIONING_TASKS_PER_CLUSTER } from "../limits.ts";
import { clientException, invalidParameter, NO_CONTAINER_INSTANCES } from "../refusals.ts";
import { instancesByCluster, type StrategyItem } from "../tables.ts";
import { isManaged } from "./managed.ts";
import { waitingTasks } from "./tables.ts";

/** What ECS refuses of so many tasks that RunTask starts. ECS API, RunTask; that they are counted as if all of them waited, and the wording, are assumed. */
export function checkRun(view: View, clusterArn: string, { strategy, count }: { readonly strategy: readonly StrategyItem[]; readonly count: number }): void {
  const mayWait = strategy.some(({ capacityProvider }) => isManaged(view, capacityProvider));
  if (mayWait && view.count(waitingTasks, clusterArn) + count > PROVISIONING_TASKS_PER_CLUSTER) {
    throw clientException("The tasks provisioning capacity limit was exceeded.");
  }
  const active = view.where(instancesByCluster, clusterArn).some(({ status }) => status === "ACTIVE");
  if (!mayWait && !active) throw invalidParameter(NO_CONTAINER_INSTANCES);
}
