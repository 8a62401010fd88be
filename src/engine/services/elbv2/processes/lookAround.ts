import type { Context } from "../../../kernel/context.ts";
import { reconsiderBalancer } from "../association.ts";
import { groupsForwardedTo } from "../forwarding.ts";
import { targetsByGroup } from "../tables.ts";
import { wakeTarget } from "./healthCheck.ts";

/** For when a load balancer stands elsewhere, or may go elsewhere: its targets may be used or not, and answer or not. */
export function lookAround(ctx: Context, loadBalancerArn: string): void {
  reconsiderBalancer(ctx, loadBalancerArn);
  for (const targetGroupArn of groupsForwardedTo(ctx, loadBalancerArn)) {
    for (const target of ctx.where(targetsByGroup, targetGroupArn)) wakeTarget(ctx, target);
  }
}
