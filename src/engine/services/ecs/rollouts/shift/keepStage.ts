import type { Context } from "../../../../kernel/context.ts";
import { passedStages, trafficShifts } from "./table.ts";

/** Keeps what a deployment's stage was, before it goes to another. */
export function keepStage(ctx: Context, serviceDeploymentArn: string): void {
  const { greenId, direction, stage, since, step, productionPercent, hooks } = ctx.need(trafficShifts, serviceDeploymentArn);
  const passed = { greenId, direction, stage, since, until: ctx.now, step, productionPercent, hooks };
  const before = ctx.find(passedStages, serviceDeploymentArn);
  if (before === undefined) ctx.insert(passedStages, { serviceDeploymentArn, stages: [passed] });
  else ctx.update(passedStages, serviceDeploymentArn, { stages: [...before.stages, passed] });
}
