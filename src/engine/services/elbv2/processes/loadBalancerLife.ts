import type { Context } from "../../../kernel/context.ts";
import { firing } from "../../../kernel/timer.ts";
import { endListenerLoad } from "../../../physics/contract.ts";
import { associate, reconsiderBalancer } from "../association.ts";
import { flows, flowsByListener, listeners, loadBalancers, rules, rulesByListener, streams, streamsByListener, type ListenerRow } from "../tables.ts";
import { loadBalancerActivates } from "../timers.ts";

export const loadBalancerActivatesFiring = firing(loadBalancerActivates, (ctx, loadBalancerArn) => {
  if (ctx.find(loadBalancers, loadBalancerArn) === undefined) return; // Deleted while it was set up.
  ctx.update(loadBalancers, loadBalancerArn, { state: "active" });
  reconsiderBalancer(ctx, loadBalancerArn);
});

/** Takes a listener and its rules away; their target groups may be without a load balancer then. */
export function removeListener(ctx: Context, { listenerArn, loadBalancerArn, defaultAction }: ListenerRow): void {
  const own = ctx.where(rulesByListener, listenerArn);
  for (const { ruleArn } of own) ctx.remove(rules, ruleArn);
  endListenerLoad(ctx, listenerArn);
  for (const { flowId } of ctx.where(flowsByListener, listenerArn)) ctx.remove(flows, flowId);
  for (const { streamId } of ctx.where(streamsByListener, listenerArn)) ctx.remove(streams, streamId);
  ctx.remove(listeners, listenerArn);
  associate(ctx, loadBalancerArn, defaultAction, ...own.map(({ action }) => action));
}
