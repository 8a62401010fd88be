import { classicBalancerArn } from "../../../../aws/arn.ts";
import type {
  CreateLoadBalancerListenerInput,
  CreateLoadBalancerListenerOutput,
  DeleteLoadBalancerListenerInput,
  DeleteLoadBalancerListenerOutput,
} from "../../../../aws/generated/elb.ts";
import { operation } from "../../../kernel/operation.ts";
import { listenersIn } from "../listenersIn.ts";
import { needBalancer } from "../lookup.ts";
import { shiftClassic } from "../queries.ts";
import { classicBalancers } from "../tables.ts";

export const createLoadBalancerListeners = operation("elb", "CreateLoadBalancerListeners", {
  check(view, { LoadBalancerName, Listeners }: CreateLoadBalancerListenerInput) {
    const { loadBalancerName, listeners } = needBalancer(view, LoadBalancerName);
    return { loadBalancerName, listeners: listenersIn(loadBalancerName, Listeners, listeners) };
  },

  apply(ctx, { loadBalancerName, listeners }): CreateLoadBalancerListenerOutput {
    ctx.update(classicBalancers, classicBalancerArn(loadBalancerName), { listeners });
    shiftClassic(ctx, loadBalancerName);
    return {};
  },
});

/** API reference: a port without a listener is no error. */
export const deleteLoadBalancerListeners = operation("elb", "DeleteLoadBalancerListeners", {
  check(view, { LoadBalancerName, LoadBalancerPorts }: DeleteLoadBalancerListenerInput) {
    const { loadBalancerName, listeners } = needBalancer(view, LoadBalancerName);
    return { loadBalancerName, listeners: listeners.filter(({ loadBalancerPort }) => !LoadBalancerPorts.includes(loadBalancerPort)) };
  },

  apply(ctx, { loadBalancerName, listeners }): DeleteLoadBalancerListenerOutput {
    ctx.update(classicBalancers, classicBalancerArn(loadBalancerName), { listeners });
    shiftClassic(ctx, loadBalancerName);
    return {};
  },
});
