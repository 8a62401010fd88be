import type { Context } from "../../../kernel/context.ts";
import type { Operation } from "../../../kernel/operation.ts";
import { removeMachine } from "../../../physics/contract.ts";
import { strategyFrom } from "../capacityProviders/strategy.ts";
import { loseTask } from "../processes/taskLife.ts";
import { deployments, deploymentsByService, type DeploymentRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { reconcileService } from "../timers.ts";
import { describeTask, describeWish } from "./describe.ts";
import { initialize } from "./initialize.ts";
import type { FargateCode } from "./late.ts";
import { interruptFargateSpot } from "./interruptFargateSpot.ts";
import { launch, subnetZones, zonesOf } from "./launch.ts";
import { providerOf } from "./place.ts";
import { pullProblem } from "./pull.ts";
import { ZONES_WATCHED } from "./timing.ts";
import { giveBack } from "./use.ts";
import { wishFrom } from "./wish.ts";

/** The code of Fargate: it is fetched with the first call that speaks of it, see `late.ts`. */
export const fargateCode: FargateCode = { wishFrom, strategyFrom, follow, launch, zonesOf, watchZones, initialize, pullProblem, describeTask, describeWish, lose, end };

export const fargateOperationsCode: readonly Operation[] = [interruptFargateSpot];

function follow(ctx: Context, { serviceArn, fargate }: ServiceRow): void {
  const primary = ctx.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
  if (primary !== undefined && fargate !== undefined) ctx.update(deployments, primary.deploymentId, { fargate });
}

function watchZones(ctx: Context, deployment: DeploymentRow): void {
  if (zonesOf(ctx, deployment).length < subnetZones(ctx, deployment).length) ctx.schedule(reconcileService, deployment.serviceArn, ZONES_WATCHED);
}

/** Assumed: of a zone that goes dark ECS speaks as of any host that it takes away (ECS guide, "Fargate task retirement"). */
function lose(ctx: Context, { taskArn }: TaskRow): void {
  loseTask(ctx, taskArn, { stopCode: "TerminationNotice", stoppedReason: "ECS is performing maintenance on the underlying infrastructure hosting the task" });
}

function end(ctx: Context, task: TaskRow): void {
  giveBack(ctx, providerOf(task), task.needs.cpuUnits);
  removeMachine(ctx, task.taskArn);
}
