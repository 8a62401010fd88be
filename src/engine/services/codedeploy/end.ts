import type { RollbackInfo } from "../../../aws/generated/codedeploy.ts";
import type { Context } from "../../kernel/context.ts";
import { deleteSet, findSet, promoteSet } from "../ecs/late/contract.ts";
import { ALL_AT_ONCE } from "../../../aws/rules/codeDeployConfigs.ts";
import { cutShort, newEvents } from "./lifecycle.ts";
import { deploymentIdFor } from "./newId.ts";
import { mayNot } from "./rights.ts";
import { moveTo, serviceOf } from "./sides.ts";
import { codeDeployments, groups, type DeploymentRow } from "./tables.ts";
import { deploymentGoesOn } from "./timers.ts";
import { BEGINS_AFTER } from "./timing.ts";
import { rolledBack, rollsBack, serviceGone, type Ending } from "./words.ts";

/** The task set that has the traffic now becomes the primary one. Answers why the deployment cannot go on. */
export function promote(ctx: Context, { settings, creator, blueSetId, greenSetId }: DeploymentRow): Ending | undefined {
  const set = findSet(ctx, (creator === "codeDeployRollback" ? blueSetId : greenSetId) ?? "");
  if (set === undefined || set.status === "PRIMARY") return undefined;
  const service = serviceOf(ctx, settings);
  if (service === undefined) return serviceGone(settings.service.serviceName);
  const denied = mayNot(ctx, settings, "ecs:UpdateServicePrimaryTaskSet", service.serviceArn);
  if (denied === undefined) promoteSet(ctx, set.taskSetId);
  return denied;
}

/** The task set that has no traffic any more is deleted, and the deployment has succeeded. Answers why it has not. */
export function finish(ctx: Context, row: DeploymentRow): Ending | undefined {
  const { deploymentId, groupKey, settings, creator, blueSetId, greenSetId } = row;
  const isBack = creator === "codeDeployRollback";
  const set = findSet(ctx, (isBack ? greenSetId : blueSetId) ?? "");
  if (set !== undefined && set.status !== "DRAINING") {
    const denied = mayNot(ctx, settings, "ecs:DeleteTaskSet", set.taskSetId);
    if (denied !== undefined) return denied;
    deleteSet(ctx, set.taskSetId);
  }
  // Nobody tests what is gone. That a test listener is left as it is when it leads to what was deployed was seen.
  if (isBack && greenSetId !== null && settings.pair.testTrafficRoute !== undefined) moveTo(ctx, row, { route: "test", percent: 0 });
  ctx.update(codeDeployments, deploymentId, { status: "Succeeded", events: isBack ? cutShort(row.events, ctx.now) : row.events, completedAt: ctx.now, updatedAt: ctx.now });
  if (ctx.find(groups, groupKey) !== undefined && row.revision !== null) ctx.update(groups, groupKey, { lastSuccessful: deploymentId });
  return undefined;
}

/** A deployment ends before its end, and another one gives everything back if its group wants that. */
export function endEarly(ctx: Context, row: DeploymentRow, ending: Ending, wanted?: boolean): void {
  const { deploymentId, settings, events, creator } = row;
  const { enabled = false, events: asked = [] } = settings.autoRollback ?? {};
  const isWanted = wanted ?? (enabled && asked.includes(ending.event));
  const rollback = isWanted && creator !== "codeDeployRollback" ? rollBack(ctx, row) : row.rollback;
  ctx.update(codeDeployments, deploymentId, { status: ending.status, error: ending.error, events: cutShort(events, ctx.now), rollback, completedAt: ctx.now, updatedAt: ctx.now });
}

/** Makes the deployment that gives everything back. Seen: it is one all at once, whatever the group has. */
function rollBack(ctx: Context, failed: DeploymentRow): RollbackInfo {
  const deploymentId = deploymentIdFor(ctx);
  ctx.insert(codeDeployments, {
    ...failed,
    deploymentId,
    settings: { ...failed.settings, deploymentConfigName: ALL_AT_ONCE },
    creator: "codeDeployRollback",
    description: null,
    revision: failed.previousRevision,
    previousRevision: failed.revision,
    status: "Created",
    error: null,
    rollback: { rollbackTriggeringDeploymentId: failed.deploymentId, rollbackMessage: rollsBack(deploymentId, failed.deploymentId) },
    ...newRun(ctx),
    greenPercent: failed.greenPercent,
  });
  if (ctx.find(groups, failed.groupKey) !== undefined) ctx.update(groups, failed.groupKey, { lastAttempted: deploymentId });
  ctx.schedule(deploymentGoesOn, deploymentId, BEGINS_AFTER);
  return { rollbackDeploymentId: deploymentId, rollbackMessage: rolledBack(failed.deploymentId, deploymentId) };
}

/** A deployment that has not begun. */
export const newRun = ({ now }: Pick<Context, "now">) => ({
  createdAt: now,
  startedAt: null,
  completedAt: null,
  updatedAt: now,
  events: newEvents(),
  place: 0,
  since: now,
  begun: false,
  answer: null,
  continued: false,
  step: 0,
  greenPercent: 0,
  stepUntil: now,
});
