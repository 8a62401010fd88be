import type { Context } from "../../../kernel/context.ts";
import { complain, mend } from "../events.ts";
import { LAUNCHES_PER_PASS } from "../limits.ts";
import type { Subject } from "../placement/subject.ts";
import { roleProblem, type TaskRoles } from "../roleRules.ts";
import { breakers } from "../rollouts/tables.ts";
import { openServiceDeploymentOf } from "../serviceDeployments/find.ts";
import { services, taskDefinitions, type DeploymentRow, type ServiceRow } from "../tables.ts";
import { noteFailure } from "./failures.ts";
import { placeTasks, sayWhyNot } from "./placeTasks.ts";
import { mendRoles, sayUnassumable } from "./roleTrouble.ts";
import { sayStarted } from "./sayStarted.ts";

/** So many tasks of a deployment shall be started. */
export interface Order {
  readonly deployment: DeploymentRow;
  readonly count: number;
}

/**
 * Launches what a pass decided, as far as there is room and the launch quota goes; some of it replaces tasks that are
 * unhealthy. Returns whether there was room for all.
 */
export function startOrders(
  ctx: Context,
  service: ServiceRow,
  { orders, unhealthy }: { readonly orders: readonly Order[]; readonly unhealthy: number },
): boolean {
  const { serviceArn } = service;
  const launched: string[] = [];
  const missing: Order[] = [];
  let obstacle: Subject | string | null = null;
  let error: string | null = null;
  for (const { deployment, count } of orders) {
    const allowed = Math.min(count, LAUNCHES_PER_PASS - launched.length);
    if (allowed <= 0) continue;
    error = roleProblem(ctx, definitionOf(ctx, deployment));
    if (error !== null) {
      noteFailure(ctx, deployment.deploymentId);
      sayUnassumable(ctx, deployment, error);
      break;
    }
    const placed = placeTasks(ctx, service, { deployment, count: allowed });
    launched.push(...placed.launched.map(({ taskArn }) => taskArn));
    if (placed.obstacle === null) continue;
    noteFailure(ctx, deployment.deploymentId);
    obstacle ??= placed.obstacle;
    if (placed.launched.length > 0) missing.push({ deployment, count: allowed - placed.launched.length });
  }
  if (launched.length > 0) sayStarted(ctx, serviceArn, { launched, unhealthy });
  if (obstacle !== null) sayWhyNot(ctx, serviceArn, obstacle);
  else if (launched.length > 0) {
    mend(ctx, serviceArn, "noPlace", "noInstances", "noCapacity", "tooManyWait", "noneInProvider", "notAllLaunched");
    mendRoles(ctx, serviceArn);
  }
  for (const order of missing) sayMissing(ctx, order);
  // Nobody tells when Fargate has capacity again, or fewer tasks wait: it is asked at every pass.
  const waitsForRoom = obstacle !== null && typeof obstacle !== "string";
  ctx.update(services, serviceArn, { waitsForRoom });
  return !waitsForRoom && error === null;
}

/** ECS guide, "Service event messages": some tasks of a deployment were launched and others were not. That it takes a circuit breaker is assumed; the guide has it as the typical case. */
function sayMissing(ctx: Context, { deployment: { serviceArn, deploymentId }, count }: Order): void {
  const open = openServiceDeploymentOf(ctx, serviceArn);
  if (open?.deploymentId !== deploymentId || ctx.find(breakers, open.serviceDeploymentArn)?.status !== "MONITORING") return;
  complain(ctx, serviceArn, "notAllLaunched", { count, deploymentId });
}

const definitionOf = (ctx: Context, { taskDefinitionArn }: DeploymentRow): TaskRoles => ctx.need(taskDefinitions, taskDefinitionArn).definition;
