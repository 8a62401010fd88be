import { computedDesiredCount } from "../../../../aws/rules/setSize.ts";
import type { Context } from "../../../kernel/context.ts";
import { deployments, type ServiceRow } from "../tables.ts";
import { writeEvent } from "../events.ts";
import { taskSets, taskSetsByService } from "./table.ts";

/** A task set wants its share of what its service wants now. */
export function scaleTaskSet(ctx: Context, service: ServiceRow, { taskSetId, scale }: { readonly taskSetId: string; readonly scale: number }): void {
  const desiredCount = computedDesiredCount(service, scale);
  const before = ctx.need(deployments, taskSetId).desiredCount;
  ctx.update(taskSets, taskSetId, { scale });
  ctx.update(deployments, taskSetId, { desiredCount, updatedAt: ctx.now });
  if (before !== desiredCount) writeEvent(ctx, service.serviceArn, "scaledTaskSet", { taskSetId, count: desiredCount });
}

/** The same for all sets of a service whose desired count changed; those that are being deleted want nothing. */
export function scaleTaskSets(ctx: Context, service: ServiceRow): void {
  for (const { taskSetId, scale } of ctx.where(taskSetsByService, service.serviceArn)) {
    if (ctx.need(deployments, taskSetId).status !== "DRAINING") scaleTaskSet(ctx, service, { taskSetId, scale });
  }
}
