import type { View } from "../../../kernel/context.ts";
import { deploymentsByService, liveTasksByService, type TaskRow } from "../tables.ts";
import type { RevisionCounts } from "./table.ts";

/** How many tasks of some service revisions are wanted and are there now. */
export function countsOfRevisions(view: View, serviceArn: string, arns: readonly string[]): readonly RevisionCounts[] {
  const generations = view.where(deploymentsByService, serviceArn);
  const live = view.where(liveTasksByService, serviceArn);
  return arns.map((arn) => {
    const own = generations.filter(({ serviceRevisionArn }) => serviceRevisionArn === arn);
    const ids = new Set<string | null>(own.map(({ deploymentId }) => deploymentId));
    const { runningCount, pendingCount } = countsOf(live.filter(({ deploymentId }) => ids.has(deploymentId)));
    return {
      arn,
      requestedTaskCount: own.reduce((sum, { desiredCount }) => sum + desiredCount, 0),
      runningTaskCount: runningCount,
      pendingTaskCount: pendingCount,
    };
  });
}

/** The service revisions whose tasks a service has or is to have, the newest first. */
export function presentRevisions(view: View, serviceArn: string): readonly string[] {
  const arns = view.where(deploymentsByService, serviceArn).map(({ serviceRevisionArn }) => serviceRevisionArn);
  return [...new Set(arns.reverse())];
}

/** A task that drains still counts as running; one that was told to stop counts as neither (assumed). */
export function countsOf(tasks: readonly TaskRow[]): { readonly runningCount: number; readonly pendingCount: number } {
  let runningCount = 0;
  let pendingCount = 0;
  for (const { lastStatus } of tasks) {
    if (lastStatus === "RUNNING" || lastStatus === "DEACTIVATING") runningCount++;
    else if (lastStatus === "PROVISIONING" || lastStatus === "PENDING" || lastStatus === "ACTIVATING") pendingCount++;
  }
  return { runningCount, pendingCount };
}
