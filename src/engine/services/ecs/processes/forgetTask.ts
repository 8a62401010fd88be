import type { Context } from "../../../kernel/context.ts";
import { executableTasks } from "../lateTables.ts";
import { tasks } from "../tables.ts";

/** A stopped task can no longer be described. */
export function forgetStoppedTask(ctx: Context, taskArn: string): void {
  ctx.remove(tasks, taskArn);
  if (ctx.find(executableTasks, taskArn) !== undefined) ctx.remove(executableTasks, taskArn);
}
