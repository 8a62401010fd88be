import type { Context } from "../kernel/context.ts";
import { awaitSouring, requestStatusOf, statusOf } from "./container.ts";
import { resourcesOf } from "./imageBehavior.ts";
import { processAnswersDifferently } from "./events.ts";
import { processes, type ProcessRow } from "./tables.ts";

/**
 * Carries out a change of image behaviours, and lets the running processes that answer or work differently by it be heard.
 * A process keeps the exit it was started with: what is changed is the world around it, not its program.
 */
export function followBehavior(ctx: Context, change: () => void): void {
  const answers = (process: ProcessRow) => `${statusOf(ctx, process)} ${requestStatusOf(ctx, process)} ${JSON.stringify(resourcesOf(ctx, process.image))}`;
  const before = ctx.all(processes).map(answers);
  change();
  ctx.all(processes).forEach((process, i) => {
    if (answers(process) !== before[i]) {
      ctx.emit(processAnswersDifferently, { processId: process.processId, instanceId: process.instanceId });
    }
    if (ctx.now >= process.readyAt) awaitSouring(ctx, process);
  });
}
