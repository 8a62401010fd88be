import { idOf } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { anyAwsCalls, imageBehaviorOf } from "../../../physics/contract.ts";
import { authorize } from "../../iam/contract.ts";
import { writeLine } from "../../logs/contract.ts";
import { askAsInstance, hasCredentials } from "../agent/rights.ts";
import { agents } from "../agent/tables.ts";
import { taskRolesOf, TASKS_PRINCIPAL } from "../roleRules.ts";
import { taskDefinitions, tasks, type ContainerState, type TaskRow } from "../tables.ts";
import { machineOf } from "./taskRows.ts";

/**
 * The app in a container makes its calls to AWS, as its image behaves, in the role of its task. Whatever it is answered,
 * its task stays as it is: an app that is denied something is healthy all the same.
 */
export function askAsApp(ctx: Context, task: TaskRow, { containerArn, image }: ContainerState): void {
  const { awsCalls } = imageBehaviorOf(ctx, image);
  if (awsCalls.length === 0) return;
  const { taskRoleArn } = taskRolesOf(ctx, task);
  for (const { action, resource } of awsCalls) {
    const decision =
      taskRoleArn !== null ? authorize(ctx, { roleArn: taskRoleArn, sessionName: idOf(task.taskArn), action, resource }, TASKS_PRINCIPAL)
      : reachesMetadata(ctx, task) ? askAsInstance(ctx, machineOf(ctx, task), { action, resource })
      : null; // Nobody is asked.
    if (!hasCredentials(decision)) writeLine(ctx, containerArn, "Unable to locate credentials");
    else if (!decision.allowed) writeLine(ctx, containerArn, `AccessDenied: ${decision.message}`);
  }
}

/** Rights changed: apps ask again what they could not, or could, before. */
export function askAgainAsApps(ctx: Context): void {
  if (!anyAwsCalls(ctx)) return;
  for (const task of ctx.all(tasks)) {
    for (const container of task.containers) if (container.lastStatus === "RUNNING" && !container.gone) askAsApp(ctx, task, container);
  }
}

/** Without a role of its own an app takes that of the instance, from its metadata, unless ECS_AWSVPC_BLOCK_IMDS says no. */
function reachesMetadata(ctx: Context, task: TaskRow): boolean {
  const { networkMode } = ctx.need(taskDefinitions, task.taskDefinitionArn).definition;
  return networkMode !== "awsvpc" || ctx.find(agents, machineOf(ctx, task))?.config.awsvpcBlockImds !== true;
}
