import type { Context } from "../../../kernel/context.ts";
import type { Operation } from "../../../kernel/operation.ts";
import { removeMachine } from "../../../physics/contract.ts";
import { attach, attachmentsAreThere } from "../capacityProviders/attach.ts";
import { checkRun } from "../capacityProviders/checkRun.ts";
import { beginDraining, lookAtDraining } from "../capacityProviders/drain.ts";
import { providerOfInstance } from "../capacityProviders/managed.ts";
import { lookAtManagedFleet } from "../capacityProviders/managedFleet.ts";
import { launchOnGroups } from "../capacityProviders/launch.ts";
import { hearAlarm, scaleGroup } from "../capacityProviders/scaleGroup.ts";
import { strategyFrom } from "../capacityProviders/strategy.ts";
import { surplusOf } from "../capacityProviders/surplus.ts";
import { endWait, placeWaiting } from "../capacityProviders/waiting.ts";
import { loseTask } from "../processes/taskLife.ts";
import { deployments, deploymentsByService, type DeploymentRow, type ServiceRow, type TaskRow } from "../tables.ts";
import { reconcileService } from "../timers.ts";
import { describeTask, describeWish } from "./describe.ts";
import { initialize } from "./initialize.ts";
import { inPlaceOf, type CapacityOrder, type FargateCode, type Launches } from "./late.ts";
import { interruptFargateSpot } from "./interruptFargateSpot.ts";
import { launchOnFargate, subnetZones, zonesOf } from "./launch.ts";
import { MAINTENANCE, providerOf } from "./place.ts";
import { pullProblem } from "./pull.ts";
import { retire, retireFargateTask } from "./retireFargateTask.ts";
import { ZONES_WATCHED } from "./timing.ts";
import { giveBack } from "./use.ts";
import { capacityFrom } from "./wish.ts";

/** The code of Fargate: it is fetched with the first call that speaks of it, see `late.ts`. */
export const fargateCode: FargateCode = { capacityFrom, checkRun, strategyFrom, follow, launch, providerOfInstance, attach, attachmentsAreThere, hearAlarm, scaleGroup, beginDraining, lookAtDraining, lookAtManagedFleet, placeWaiting, endWait, surplusOf, zonesOf, watchZones, initialize, pullProblem, describeTask, describeWish, lose, retire, end };

export const fargateOperationsCode: readonly Operation[] = [interruptFargateSpot, retireFargateTask];

function launch(ctx: Context, order: CapacityOrder): Launches {
  const { fargate: wish } = order.capacity;
  return wish === undefined || wish === null ? launchOnGroups(ctx, order) : launchOnFargate(ctx, { ...order, wish });
}

function follow(ctx: Context, service: ServiceRow): void {
  const primary = ctx.where(deploymentsByService, service.serviceArn).find(({ status }) => status === "PRIMARY");
  if (primary !== undefined) ctx.update(deployments, primary.deploymentId, inPlaceOf(primary, service));
}

function watchZones(ctx: Context, deployment: DeploymentRow): void {
  if (zonesOf(ctx, deployment).length < subnetZones(ctx, deployment).length) ctx.schedule(reconcileService, deployment.serviceArn, ZONES_WATCHED);
}

/** Assumed: of a zone that goes dark ECS speaks as of any host that it takes away (ECS guide, "Fargate task retirement"). */
function lose(ctx: Context, { taskArn }: TaskRow): void {
  loseTask(ctx, taskArn, MAINTENANCE);
}

function end(ctx: Context, task: TaskRow): void {
  giveBack(ctx, providerOf(task), task.needs.cpuUnits);
  removeMachine(ctx, task.taskArn);
}
