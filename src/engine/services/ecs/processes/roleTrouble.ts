import type { Context } from "../../../kernel/context.ts";
import { complain, mend } from "../events.ts";
import { services, type DeploymentRow } from "../tables.ts";

/** A deployment can launch no task for want of a role. One that was complete had it, so that somebody changed it since. */
export function sayUnassumable(ctx: Context, { serviceArn, completedAt }: DeploymentRow, error: string): void {
  complain(ctx, serviceArn, "launchFailed", { error });
  if (completedAt !== null) complain(ctx, serviceArn, "iamTrust");
}

/** The roles of its tasks can be assumed again. What is wrong with ECS's own stands. */
export function mendRoles(ctx: Context, serviceArn: string): void {
  if (ctx.need(services, serviceArn).complaints.some(({ about }) => about === "launchFailed")) mend(ctx, serviceArn, "launchFailed", "iamTrust");
}
