import type { RetireFargateTaskRequest, RetireFargateTaskResponse } from "../../../../aws/generated/physics.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { hours } from "../../../kernel/time.ts";
import { settingOf } from "../accountSettings/settingOf.ts";
import { retirementAnnounced } from "../contract.ts";
import { stopTask } from "../processes/taskLife.ts";
import { changeTask } from "../processes/taskRows.ts";
import { wakeService } from "../processes/wakeService.ts";
import { tasks, type FargatePlace } from "../tables.ts";
import { taskRetires } from "../timers.ts";
import { MAINTENANCE, placeOf } from "./place.ts";
import { taskOnFargate } from "./taskOnFargate.ts";

interface Plan {
  readonly taskArn: string;
  readonly place: FargatePlace;
}

/**
 * AWS retires the revision of the platform version that a task runs on, and tells of it so many days before as the
 * account has set. ECS guide, "Task retirement and maintenance". An operation of physics, for AWS chooses when.
 */
export const retireFargateTask = operation("physics", "RetireFargateTask", {
  check(view: View, { cluster, task }: RetireFargateTaskRequest): Plan {
    const row = taskOnFargate(view, { cluster, task });
    const place = placeOf(row);
    if (place === undefined) throw new Refusal("ValidationException", `The task '${task}' does not run on Fargate.`);
    if (place.retiresAt !== undefined) throw new Refusal("ValidationException", `The retirement of the task '${task}' has been announced already.`);
    return { taskArn: row.taskArn, place };
  },

  apply(ctx, { taskArn, place }): RetireFargateTaskResponse {
    const wait = hours(24 * Number(settingOf(ctx, "fargateTaskRetirementWaitPeriod")));
    const retiresAt = ctx.now + wait;
    changeTask(ctx, taskArn, { placement: { ...place, retiresAt } });
    ctx.emit(retirementAnnounced, { taskArn, retiresAt });
    ctx.schedule(taskRetires, taskArn, wait);
    return { retiresAt: epochSeconds(retiresAt) };
  },
});

/** A task of nobody's service is stopped; one of a service is replaced like any other that has to go, before it is stopped where the percentages allow that. */
export function retire(ctx: Context, taskArn: string): void {
  const task = ctx.find(tasks, taskArn);
  if (task === undefined || task.desiredStatus === "STOPPED") return;
  if (task.serviceArn === null) stopTask(ctx, taskArn, MAINTENANCE);
  else wakeService(ctx, task.serviceArn);
}
