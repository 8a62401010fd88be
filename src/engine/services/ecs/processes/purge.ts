import type { Context } from "../../../kernel/context.ts";
import { deploymentsByDefinition, liveTasksByDefinition, servicesByDefinition, taskDefinitions } from "../tables.ts";
import { purgeTaskDefinition } from "../timers.ts";
import { PURGE_INTERVAL } from "../timing.ts";

/** Lets a marked revision go, unless something still uses it. */
export function purge(ctx: Context, taskDefinitionArn: string): void {
  if (ctx.find(taskDefinitions, taskDefinitionArn) === undefined) return;
  const uses = [liveTasksByDefinition, servicesByDefinition, deploymentsByDefinition] as const;
  const used =
    ctx.count(uses[0], taskDefinitionArn) + ctx.count(uses[1], taskDefinitionArn) + ctx.count(uses[2], taskDefinitionArn);
  if (used === 0) ctx.remove(taskDefinitions, taskDefinitionArn);
  else ctx.schedule(purgeTaskDefinition, taskDefinitionArn, PURGE_INTERVAL);
}
