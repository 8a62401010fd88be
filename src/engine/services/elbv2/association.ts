import { groupsOf, type RouteAction } from "../../../aws/rules/balancing/ruleParts.ts";
import type { Context } from "../../kernel/context.ts";
import { groupsForwardedTo } from "./forwarding.ts";
import { listenersByLoadBalancer, targetGroups, targetsByGroup } from "./tables.ts";
import { reconsider } from "./targetState.ts";
import { shiftListener, shiftTraffic } from "./traffic.ts";

/**
 * Notes for target groups whether a load balancer forwards to them now, after actions of its listeners or rules came,
 * changed or went. `actions` are those before and those after.
 */
export function associate(ctx: Context, loadBalancerArn: string, ...actions: readonly RouteAction[]): void {
  const used = groupsForwardedTo(ctx, loadBalancerArn);
  for (const targetGroupArn of new Set(actions.flatMap(groupsOf))) {
    const now = used.has(targetGroupArn) ? loadBalancerArn : null;
    if (now === ctx.need(targetGroups, targetGroupArn).loadBalancerArn) continue;
    ctx.update(targetGroups, targetGroupArn, { loadBalancerArn: now });
    reconsiderGroup(ctx, targetGroupArn);
  }
}

/** Finds out anew for all that a load balancer forwards to whether it is used, and who gets the requests. */
export function reconsiderBalancer(ctx: Context, loadBalancerArn: string): void {
  for (const targetGroupArn of groupsForwardedTo(ctx, loadBalancerArn)) reconsiderGroup(ctx, targetGroupArn);
  for (const { listenerArn } of ctx.where(listenersByLoadBalancer, loadBalancerArn)) shiftListener(ctx, listenerArn);
}

/** Finds out anew for every target of a group whether it is used. */
export function reconsiderGroup(ctx: Context, targetGroupArn: string): void {
  for (const target of ctx.where(targetsByGroup, targetGroupArn)) reconsider(ctx, target);
  shiftTraffic(ctx, targetGroupArn);
}
