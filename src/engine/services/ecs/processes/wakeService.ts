import type { Context } from "../../../kernel/context.ts";
import { waitingTasks } from "../capacityProviders/tables.ts";
import { daemonsByCluster, rebalancedByCluster, services, servicesWaitingForRoom } from "../tables.ts";
import { reconcileService, waitingTasksLook } from "../timers.ts";
import { PASS_INTERVAL } from "../timing.ts";

/** Lets the scheduler look after a service as soon as its cadence allows. */
export function wakeService(ctx: Context, serviceArn: string | null): void {
  const service = serviceArn === null ? undefined : ctx.find(services, serviceArn);
  if (service === undefined || service.status === "INACTIVE") return;
  const due = service.lastPassAt === null ? ctx.now : service.lastPassAt + PASS_INTERVAL;
  ctx.schedule(reconcileService, service.serviceArn, Math.max(0, due - ctx.now));
}

/** The same for every DAEMON service of a cluster: its instances are not what they were. */
export function wakeDaemons(ctx: Context, clusterArn: string): void {
  for (const { serviceArn } of ctx.where(daemonsByCluster, clusterArn)) wakeService(ctx, serviceArn);
}

/** The same for every service of a cluster whose zones are kept balanced: one of them has more to offer. */
export function wakeRebalanced(ctx: Context, clusterArn: string): void {
  for (const { serviceArn } of ctx.where(rebalancedByCluster, clusterArn)) wakeService(ctx, serviceArn);
}

/** The same for every service of a cluster that could not place all of its tasks: there may be room now, first of all for tasks that wait. */
export function wakeServicesWaitingForRoom(ctx: Context, clusterArn: string): void {
  if (ctx.count(waitingTasks, clusterArn) > 0) ctx.schedule(waitingTasksLook, clusterArn, 0);
  for (const { serviceArn } of ctx.where(servicesWaitingForRoom, clusterArn)) wakeService(ctx, serviceArn);
}
