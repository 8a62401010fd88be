import type { DeleteLoadBalancerInput, DeleteLoadBalancerOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { balancerUses } from "../../balancerUse.ts";
import { noteEnd } from "../../billing/contract.ts";
import { checkArn } from "../lookup.ts";
import { removeListener } from "../processes/loadBalancerLife.ts";
import { listenersByLoadBalancer, loadBalancers } from "../tables.ts";

/** Deletes a load balancer and its listeners; target groups stay. API reference: one that is gone already is no error. */
export const deleteLoadBalancer = operation("elbv2", "DeleteLoadBalancer", {
  check(view, { LoadBalancerArn }: DeleteLoadBalancerInput) {
    checkArn(LoadBalancerArn, "loadbalancer/", "load balancer");
    const row = view.find(loadBalancers, LoadBalancerArn);
    if (row?.attributes["deletion_protection.enabled"] === "true") {
      // Observed.
      throw new Refusal("OperationNotPermitted", `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`);
    }
    return row;
  },

  apply(ctx, loadBalancer): DeleteLoadBalancerOutput {
    if (loadBalancer === undefined) return {};
    const { loadBalancerArn } = loadBalancer;
    for (const listener of ctx.where(listenersByLoadBalancer, loadBalancerArn)) removeListener(ctx, listener);
    ctx.remove(loadBalancers, loadBalancerArn);
    for (const use of balancerUses(loadBalancer)) noteEnd(ctx, use);
    return {};
  },
});
