import { FAILURES } from "../../aws/rules/balancing/requestFates.ts";
import type { View } from "../kernel/context.ts";
import { trafficCountsOn } from "../physics/contract.ts";
import { streamCount } from "../services/elbv2/spreadLoad.ts";
import { streams, targetGroups } from "../services/elbv2/tables.ts";

/** Requests that were answered as they should be, and those that were not: with 5xx, or by nobody. */
export interface RequestCounts {
  readonly answered: number;
  readonly failed: number;
}

/** All requests to some target groups up to now, whether they are a load on the group itself or come by a listener; null: to all. */
export function requestCounts(view: View, groups: ReadonlySet<string> | null): RequestCounts {
  let [answered, failed] = [0, 0];
  for (const { targetGroupArn } of view.all(targetGroups)) {
    const counts = groups === null || groups.has(targetGroupArn) ? trafficCountsOn(view, targetGroupArn) : undefined;
    answered += counts?.answeredCount ?? 0;
    failed += counts?.failedCount ?? 0;
  }
  for (const stream of view.all(streams)) {
    if (groups !== null && (stream.targetGroupArn === null || !groups.has(stream.targetGroupArn))) continue;
    const { count } = streamCount(stream, view.now);
    if (FAILURES.has(stream.fate)) failed += count;
    else answered += count;
  }
  return { answered, failed };
}
