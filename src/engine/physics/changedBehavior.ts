import type { Context } from "../kernel/context.ts";
import { awaitSouring, statusOf } from "./container.ts";
import { processAnswersDifferently } from "./events.ts";
import { processes } from "./tables.ts";

/**
 * Carries out a change of image behaviours, and lets the running processes that answer differently by it be heard.
 * A process keeps the exit it was started with: what is changed is the world around it, not its program.
 */
export function followBehavior(ctx: Context, change: () => void): void {
  const before = ctx.all(processes).map((process) => statusOf(ctx, process));
  change();
  ctx.all(processes).forEach((process, i) => {
    if (statusOf(ctx, process) !== before[i]) {
      ctx.emit(processAnswersDifferently, { processId: process.processId, instanceId: process.instanceId });
    }
    if (ctx.now >= process.readyAt) awaitSouring(ctx, process);
  });
}
