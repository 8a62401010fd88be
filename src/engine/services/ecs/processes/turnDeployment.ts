import type { Context } from "../../../kernel/context.ts";
import { turn } from "../rollouts/rollouts.ts";
import { openServiceDeploymentOf } from "../serviceDeployments/find.ts";
import { beginServiceDeployment } from "../serviceDeployments/follow.ts";

/** Before the scheduler looks at the tasks of a service: its deployment begins, fails, or what was asked of it is done. */
export function turnDeployment(ctx: Context, serviceArn: string): void {
  const open = openServiceDeploymentOf(ctx, serviceArn);
  if (open === undefined) return;
  if (open.status === "PENDING") beginServiceDeployment(ctx, open);
  else turn(ctx, open);
}
