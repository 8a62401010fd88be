import type { Failure, UpdateTaskProtectionRequest, UpdateTaskProtectionResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { minutes } from "../../../kernel/time.ts";
import { describeProtection } from "../describe/protection.ts";
import { PROTECTION_MINUTES, TASKS_PER_PROTECTION_UPDATE } from "../limits.ts";
import { clusterNamed } from "../lookup.ts";
import { invalidParameter } from "../refusals.ts";
import { protectableTasks } from "../taskProtection.ts";
import { deployments, liveTasksByService, tasks, type TaskRow } from "../tables.ts";
import { protectionEnds } from "../timers.ts";
import { wakeService } from "../processes/wakeService.ts";

interface Plan {
  readonly taskArns: readonly string[];
  readonly failures: readonly Failure[];
  /** null: protected no longer. */
  readonly until: SimTime | null;
}

/** Spares tasks of services from scale-in and deployments for a while, or no longer. ECS API, UpdateTaskProtection. */
export const updateTaskProtection = operation("ecs", "UpdateTaskProtection", {
  check(view: View, input: UpdateTaskProtectionRequest): Plan {
    const cluster = clusterNamed(view, input.cluster);
    // Limits of the API; the wordings are assumed.
    if (input.tasks.length === 0) throw invalidParameter("Tasks cannot be empty.");
    if (input.tasks.length > TASKS_PER_PROTECTION_UPDATE) {
      throw invalidParameter(`tasks can have at most ${TASKS_PER_PROTECTION_UPDATE} items`);
    }
    const { standard, least, most } = PROTECTION_MINUTES;
    const forMinutes = input.expiresInMinutes ?? standard;
    if (forMinutes < least || forMinutes > most) {
      throw invalidParameter(`expiresInMinutes must be between ${least} and ${most}.`);
    }
    const { found, failures } = protectableTasks(view, cluster, input.tasks);
    if (!input.protectionEnabled) return { taskArns: found.map(({ taskArn }) => taskArn), failures, until: null };
    const blocked = found.filter((task) => blocksDeployment(view, task));
    return {
      taskArns: found.filter((task) => !blocked.includes(task)).map(({ taskArn }) => taskArn),
      failures: [...failures, ...blocked.map(({ taskArn }) => ({ arn: taskArn, reason: "DEPLOYMENT_BLOCKED" }))],
      until: view.now + minutes(forMinutes),
    };
  },

  apply(ctx: Context, { taskArns, failures, until }: Plan): UpdateTaskProtectionResponse {
    for (const taskArn of taskArns) {
      const { serviceArn } = ctx.update(tasks, taskArn, { protectedUntil: until });
      if (until !== null) ctx.schedule(protectionEnds, taskArn, until - ctx.now);
      wakeService(ctx, serviceArn);
    }
    return { protectedTasks: taskArns.map((arn) => describeProtection(ctx, ctx.need(tasks, arn))), failures };
  },
});

/**
 * Too many protected tasks hold a deployment up. ECS guide, "API failure reasons", does not say how many: assumed, a
 * task of a deployment that is being replaced is not newly protected while another of that deployment is.
 */
function blocksDeployment(view: View, { serviceArn, deploymentId, taskArn, protectedUntil }: TaskRow): boolean {
  if (protectedUntil !== null || serviceArn === null || deploymentId === null) return false;
  if (view.find(deployments, deploymentId)?.status !== "ACTIVE") return false;
  return view
    .where(liveTasksByService, serviceArn)
    .some((other) => other.deploymentId === deploymentId && other.protectedUntil !== null && other.taskArn !== taskArn);
}
