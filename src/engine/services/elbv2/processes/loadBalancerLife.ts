import type { Context } from "../../../kernel/context.ts";
import { firing } from "../../../kernel/timer.ts";
import { associate, reconsiderGroup } from "../association.ts";
import { listeners, listenersByLoadBalancer, loadBalancers, type ListenerRow } from "../tables.ts";
import { loadBalancerActivates } from "../timers.ts";

export const loadBalancerActivatesFiring = firing(loadBalancerActivates, (ctx, loadBalancerArn) => {
  if (ctx.find(loadBalancers, loadBalancerArn) === undefined) return; // Deleted while it was set up.
  ctx.update(loadBalancers, loadBalancerArn, { state: "active" });
  const groups = ctx.where(listenersByLoadBalancer, loadBalancerArn).map((listener) => listener.defaultTargetGroupArn);
  for (const targetGroupArn of new Set(groups)) reconsiderGroup(ctx, targetGroupArn);
});

/** Takes a listener away; its target group may be without a load balancer then. */
export function removeListener(ctx: Context, { listenerArn, defaultTargetGroupArn }: ListenerRow): void {
  ctx.remove(listeners, listenerArn);
  associate(ctx, defaultTargetGroupArn);
}
