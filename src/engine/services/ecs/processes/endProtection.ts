import type { Context } from "../../../kernel/context.ts";
import { tasks } from "../tables.ts";
import { protectionEnds } from "../timers.ts";
import { wakeService } from "./wakeService.ts";

/** The time is over, unless it was prolonged meanwhile: what was spared may go now. */
export function endProtection(ctx: Context, taskArn: string): void {
  const task = ctx.find(tasks, taskArn);
  if (task === undefined || task.protectedUntil === null) return;
  if (ctx.now < task.protectedUntil) return ctx.schedule(protectionEnds, taskArn, task.protectedUntil - ctx.now);
  ctx.update(tasks, taskArn, { protectedUntil: null });
  wakeService(ctx, task.serviceArn);
}
