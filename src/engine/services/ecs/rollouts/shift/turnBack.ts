import type { Context } from "../../../../kernel/context.ts";
import { deploymentStateChanged } from "../../contract.ts";
import { becomeAgain, failDeployment, noteRollback } from "../../processes/stopDeployment.ts";
import { serviceDeployments, type ServiceDeploymentRow } from "../../serviceDeployments/table.ts";
import type { EndWords } from "../../serviceDeployments/words.ts";
import { deployments } from "../../tables.ts";
import { beginHooks } from "./hooks.ts";
import { keepStage } from "./keepStage.ts";
import { trafficShifts } from "./table.ts";
import { giveTraffic } from "./traffic.ts";
import { failedFor, hookFailed } from "./words.ts";

/**
 * Gives all traffic back to blue, whose tasks are all there still, and lets green go. Returns false when there is no
 * blue to go back to. Once a deployment cleans up, it is too late: it will be complete. ECS guide.
 */
export function turnBack(ctx: Context, open: ServiceDeploymentRow, words: EndWords): boolean {
  const shift = ctx.find(trafficShifts, open.serviceDeploymentArn);
  if (shift === undefined || shift.blueId === null) return false;
  if (shift.stage === "CLEAN_UP" || shift.direction === "back") return true;
  const { serviceDeploymentArn, greenId, blueId } = shift;
  const green = ctx.update(deployments, greenId, { status: "ACTIVE" });
  const blue = ctx.update(deployments, blueId, {
    status: "PRIMARY",
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${blueId} in progress.`,
    updatedAt: ctx.now,
  });
  ctx.emit(deploymentStateChanged, { deploymentId: blueId, serviceArn: blue.serviceArn, rolloutState: "IN_PROGRESS" });
  becomeAgain(ctx, blue);
  noteRollback(ctx, open, { back: blue, words });
  const stage = shift.productionPercent > 0 ? "PRODUCTION_TRAFFIC_SHIFT" : shift.testPercent > 0 ? "TEST_TRAFFIC_SHIFT" : "CLEAN_UP";
  keepStage(ctx, serviceDeploymentArn);
  const turned = ctx.update(trafficShifts, serviceDeploymentArn, { direction: "back", stage, step: 0, since: ctx.now });
  ctx.update(trafficShifts, serviceDeploymentArn, { hooks: beginHooks(ctx, turned) });
  for (const kind of ["production", "test"] as const) {
    const had = kind === "production" ? shift.productionPercent : shift.testPercent;
    const refused = had === 0 ? null : giveTraffic(ctx, green.loadBalancers, { kind, percent: 0 });
    if (refused !== null) {
      failDeployment(ctx, ctx.need(serviceDeployments, serviceDeploymentArn), failedFor(hookFailed(stage, refused)));
      return true;
    }
    ctx.update(trafficShifts, serviceDeploymentArn, kind === "production" ? { productionPercent: 0 } : { testPercent: 0 });
  }
  return true;
}
