import type { DeleteLoadBalancerInput, DeleteLoadBalancerOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { checkArn } from "../lookup.ts";
import { removeListener } from "../processes/loadBalancerLife.ts";
import { listenersByLoadBalancer, loadBalancers } from "../tables.ts";

/** Deletes a load balancer and its listeners; target groups stay. API reference: one that is gone already is no error. */
export const deleteLoadBalancer = operation("elbv2", "DeleteLoadBalancer", {
  check(view, { LoadBalancerArn }: DeleteLoadBalancerInput) {
    checkArn(LoadBalancerArn, "loadbalancer/", "load balancer");
    return view.find(loadBalancers, LoadBalancerArn);
  },

  apply(ctx, loadBalancer): DeleteLoadBalancerOutput {
    if (loadBalancer === undefined) return {};
    const { loadBalancerArn } = loadBalancer;
    for (const listener of ctx.where(listenersByLoadBalancer, loadBalancerArn)) removeListener(ctx, listener);
    ctx.remove(loadBalancers, loadBalancerArn);
    return {};
  },
});
