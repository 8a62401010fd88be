import type { Context } from "../../../kernel/context.ts";
import { complain, mend, writeEvent } from "../events.ts";
import { balancerEvent } from "../classic/classic.ts";
import { isJoining, leaves } from "../discovery/discovery.ts";
import { deploymentHistory, liveTasksByService, services, type ServiceRow, type TaskRow } from "../tables.ts";
import { refusalToEcs } from "../roleRules.ts";
import { isToDrain, isToRegister, tasksToSync } from "../targetsToSync.ts";
import { noteRunning } from "./failures.ts";
import { advance } from "./taskLife.ts";
import { deregisterTask, loadBalancersOf, registerTask, rightTo, roleFor } from "./targets.ts";
import { changeTask } from "./taskRows.ts";

/**
 * Registers the tasks that have come to run since the last pass, takes out those that were told to stop, and tells of
 * both. Observed: both follow their cause by one pass. Returns false when a group refused a target.
 */
export function syncTargets(ctx: Context, service: ServiceRow): boolean {
  const due = dueOf(ctx, service);
  const allTook = register(ctx, service, due.filter((task) => isToRegister(task) && loadBalancersOf(ctx, task).length > 0));
  const leaving = due.filter(isToDrain);
  if (leaving.length > 0 && !mayDeregister(ctx, service, leaving)) return false;
  for (const task of leaving) drain(ctx, task);
  tellOfDeregistrations(ctx, service.serviceArn);
  // Only now, so that what the events count is what was deregistered before a task could stop.
  for (const { taskArn } of leaving) advance(ctx, taskArn);
  return allTook;
}

/** In the order in which the tasks came. */
function dueOf(ctx: Context, service: ServiceRow): readonly TaskRow[] {
  const due = ctx.where(tasksToSync, service.serviceArn);
  // Most services have no load balancer and never had one: none of their tasks need be asked.
  if (due.length === 0 || !everBalanced(ctx, service)) return [];
  if (due.length === 1) return due;
  const isDue = new Set(due);
  return ctx.where(liveTasksByService, service.serviceArn).filter((task) => isDue.has(task));
}

function everBalanced(ctx: Context, { serviceArn }: ServiceRow): boolean {
  return ctx.where(deploymentHistory, serviceArn).some(({ loadBalancers }) => loadBalancers.length > 0);
}

function register(ctx: Context, { serviceArn }: ServiceRow, tasks: readonly TaskRow[]): boolean {
  const counts = new Map<string, number>();
  let allTook = true;
  for (const task of tasks) {
    const { registered, refused } = registerTask(ctx, task);
    for (const targetGroupArn of registered) counts.set(targetGroupArn, (counts.get(targetGroupArn) ?? 0) + 1);
    for (const { targetGroupArn, message, about } of refused) {
      const [key, where] = balancerEvent("registrationFailed", targetGroupArn);
      complain(ctx, serviceArn, key, { ...where, error: message });
      if (about !== undefined) complain(ctx, serviceArn, about);
    }
    if (refused.length > 0) allTook = false;
    else if (task.lastStatus === "ACTIVATING" && !isJoining(ctx, task)) {
      noteRunning(ctx, changeTask(ctx, task.taskArn, { lastStatus: "RUNNING", startedAt: ctx.now }));
    }
  }
  tellCounts(ctx, serviceArn, "registered", counts);
  if (tasks.length > 0 && allTook) mend(ctx, serviceArn, "registrationFailed", "instanceRegistrationFailed", "iamPolicies", "iamTrust");
  return allTook;
}

function tellCounts(ctx: Context, serviceArn: string, what: "registered" | "deregistered", counts: ReadonlyMap<string, number>): void {
  for (const [targetGroupArn, count] of counts) {
    const [key, where] = balancerEvent(what, targetGroupArn);
    writeEvent(ctx, serviceArn, key, { ...where, count });
  }
}

function drain(ctx: Context, task: TaskRow): void {
  deregisterTask(ctx, changeTask(ctx, task.taskArn, { lastStatus: "DEACTIVATING", stoppingAt: ctx.now }), { drain: true });
  leaves(ctx, task);
}

/** Asked for all at once. While ECS may not, its tasks run on; those that stop by themselves are deregistered all the same (assumed). */
function mayDeregister(ctx: Context, { serviceArn }: ServiceRow, leaving: readonly TaskRow[]): boolean {
  let may = true;
  const leavers = new Map(leaving.flatMap((task) => task.targets.map(({ targetGroupArn }) => [targetGroupArn, task] as const)));
  for (const [targetGroupArn, task] of leavers) {
    const denied = refusalToEcs(ctx, { action: rightTo("Deregister", targetGroupArn), resource: targetGroupArn, role: roleFor(ctx, task, targetGroupArn) });
    if (denied === null) continue;
    const [key, where] = balancerEvent("deregistrationFailed", targetGroupArn);
    complain(ctx, serviceArn, key, { ...where, error: denied.message });
    complain(ctx, serviceArn, denied.about);
    may = false;
  }
  if (may) mend(ctx, serviceArn, "deregistrationFailed", "instanceDeregistrationFailed", "iamPolicies", "iamTrust");
  return may;
}

function tellOfDeregistrations(ctx: Context, serviceArn: string): void {
  const { deregistrations } = ctx.need(services, serviceArn);
  if (deregistrations.length === 0) return;
  ctx.update(services, serviceArn, { deregistrations: [] });
  const byGroup = new Map<string, number>();
  const byDeployment = new Map<string, number>();
  for (const { targetGroupArn, deploymentId, targets } of deregistrations) {
    byGroup.set(targetGroupArn, (byGroup.get(targetGroupArn) ?? 0) + targets);
    // A task has a target in each of its groups, so the largest count is the count of tasks.
    byDeployment.set(deploymentId, Math.max(byDeployment.get(deploymentId) ?? 0, targets));
  }
  tellCounts(ctx, serviceArn, "deregistered", byGroup);
  for (const [deploymentId, count] of byDeployment) writeEvent(ctx, serviceArn, "draining", { deploymentId, count });
}
