import { isBySets } from "../../../../aws/rules/bySets.ts";
import type { Context } from "../../../kernel/context.ts";
import { services } from "../tables.ts";
import { reconcileService } from "../timers.ts";
import { PASS_INTERVAL } from "../timing.ts";
import { shiftsTraffic } from "../rollouts/rollouts.ts";
import { daemonPass } from "./daemon/late.ts";
import { drainService } from "./drainService.ts";
import { replicaPass } from "./replicaPass.ts";
import { turnDeployment } from "./turnDeployment.ts";
import { syncTargets } from "./syncTargets.ts";
import { taskSetPass } from "./taskSetPass.ts";

/**
 * The service scheduler: brings one service a step nearer to what it should be. It looks at what is, never at what
 * happened, so a lost or doubled wake does no harm. One pass makes at most one batch of starts and one of stops.
 */
export function reconcile(ctx: Context, serviceArn: string): void {
  const service = ctx.find(services, serviceArn);
  if (service === undefined || service.status === "INACTIVE") return;
  const due = service.lastPassAt === null ? ctx.now : service.lastPassAt + PASS_INTERVAL;
  if (ctx.now < due) return ctx.schedule(reconcileService, serviceArn, due - ctx.now);
  ctx.update(services, serviceArn, { lastPassAt: ctx.now });
  const registered = syncTargets(ctx, service);
  if (!registered) ctx.schedule(reconcileService, serviceArn, PASS_INTERVAL);
  turnDeployment(ctx, serviceArn);
  const present = ctx.need(services, serviceArn);
  if (present.status === "DRAINING") drainService(ctx, present);
  else if (present.schedulingStrategy === "DAEMON") daemonPass(ctx, present);
  else if (isBySets(present)) taskSetPass(ctx, present);
  else if (!shiftsTraffic(ctx, present)) replicaPass(ctx, present);
}
