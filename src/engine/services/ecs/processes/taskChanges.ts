import { isBySets } from "../../../../aws/rules/bySets.ts";
import type { Context } from "../../../kernel/context.ts";
import { deploymentsByService, services, servicesWaitingForRoom, taskDefinitions, tasks } from "../tables.ts";
import { constraintsOf } from "../placementRules.ts";
import { readsTasks } from "../placement/readsTasks.ts";
import { wakeService } from "./wakeService.ts";

/**
 * A task came, went or began to go. A service that waits because of what an expression says of the tasks on the
 * instances may find its place now: constraints are evaluated anew each time.
 */
export function taskChanged(ctx: Context, { taskArn }: { readonly taskArn: string }): void {
  if (ctx.isEmpty(servicesWaitingForRoom)) return;
  const clusterArn = ctx.find(tasks, taskArn)?.clusterArn ?? "";
  for (const { serviceArn } of ctx.where(servicesWaitingForRoom, clusterArn)) {
    if (asksOfTasks(ctx, serviceArn)) wakeService(ctx, serviceArn);
  }
}

function asksOfTasks(ctx: Context, serviceArn: string): boolean {
  const service = ctx.need(services, serviceArn);
  const { taskDefinitionArn, placementConstraints } = service;
  const arns = isBySets(service) ? ctx.where(deploymentsByService, serviceArn).map((set) => set.taskDefinitionArn) : [taskDefinitionArn];
  return arns.some((arn) => constraintsOf(ctx.need(taskDefinitions, arn), placementConstraints).some(readsTasks));
}
