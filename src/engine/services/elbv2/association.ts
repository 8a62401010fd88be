import type { Context } from "../../kernel/context.ts";
import { listenersByTargetGroup, targetGroups, targetsByGroup } from "./tables.ts";
import { reconsider } from "./targetState.ts";
import { shiftTraffic } from "./traffic.ts";

/** Notes for a target group which load balancer forwards to it now, after a listener came, changed or went. */
export function associate(ctx: Context, targetGroupArn: string): void {
  const group = ctx.need(targetGroups, targetGroupArn);
  const loadBalancerArn = ctx.where(listenersByTargetGroup, targetGroupArn)[0]?.loadBalancerArn ?? null;
  if (loadBalancerArn === group.loadBalancerArn) return;
  ctx.update(targetGroups, targetGroupArn, { loadBalancerArn });
  reconsiderGroup(ctx, targetGroupArn);
}

/** Finds out anew for every target of a group whether it is used. */
export function reconsiderGroup(ctx: Context, targetGroupArn: string): void {
  for (const target of ctx.where(targetsByGroup, targetGroupArn)) reconsider(ctx, target);
  shiftTraffic(ctx, targetGroupArn);
}
