import type { Context } from "../../../kernel/context.ts";
import { complain, mend } from "../events.ts";

/** Says in a service's events that protected tasks hold it up, and whose; undefined: they do not. */
export function sayProtected(ctx: Context, serviceArn: string, deploymentId: string | undefined): void {
  if (deploymentId === undefined) mend(ctx, serviceArn, "protected");
  else complain(ctx, serviceArn, "protected", { deploymentId });
}
