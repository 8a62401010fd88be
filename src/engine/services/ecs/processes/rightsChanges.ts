import type { Context } from "../../../kernel/context.ts";
import { lookAtRights } from "../agent/process.ts";
import { services } from "../tables.ts";
import { askAgainAsApps } from "./appCalls.ts";
import { wakeService } from "./wakeService.ts";

/** A role may do something else than before: agents look what they may, apps ask again, and services look at what they complained of. */
export function rightsTouched(ctx: Context): void {
  lookAtRights(ctx);
  askAgainAsApps(ctx);
  for (const { serviceArn, complaints } of ctx.all(services)) {
    if (complaints.some(({ about }) => OF_RIGHTS.has(about))) wakeService(ctx, serviceArn);
  }
}

const OF_RIGHTS: ReadonlySet<string> = new Set(["launchFailed", "registrationFailed", "deregistrationFailed", "iamTrust", "iamPolicies"]);
