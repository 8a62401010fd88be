import type { DeleteAccessPointInput, DeleteAccessPointOutput } from "../../../../aws/generated/elb.ts";
import { classicBalancerArn } from "../../../../aws/arn.ts";
import { operation } from "../../../kernel/operation.ts";
import { endTraffic } from "../../../physics/contract.ts";
import { balancerUses } from "../../balancerUse.ts";
import { noteEnd } from "../../billing/contract.ts";
import { removeRegistration } from "../registration.ts";
import { classicBalancers, instancesByBalancer } from "../tables.ts";

/** Deletes a load balancer; its instances run on. API reference: one that is gone already is no error. */
export const deleteLoadBalancer = operation("elb", "DeleteLoadBalancer", {
  check: (view, { LoadBalancerName }: DeleteAccessPointInput) => view.find(classicBalancers, classicBalancerArn(LoadBalancerName)),

  apply(ctx, balancer): DeleteAccessPointOutput {
    if (balancer === undefined) return {};
    const { loadBalancerName } = balancer;
    endTraffic(ctx, classicBalancerArn(loadBalancerName));
    for (const row of ctx.where(instancesByBalancer, loadBalancerName)) removeRegistration(ctx, row);
    ctx.remove(classicBalancers, classicBalancerArn(loadBalancerName));
    for (const use of balancerUses({ ...balancer, type: "classic" })) noteEnd(ctx, use);
    return {};
  },
});
