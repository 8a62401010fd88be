import type { DescribeListenersInput, DescribeListenersOutput } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeListener } from "../describe.ts";
import { needListener, needLoadBalancer } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { validationError } from "../refusals.ts";
import { listenersByLoadBalancer } from "../tables.ts";

/** The listeners of a load balancer, or those asked for by ARN. */
export const describeListeners = reading(
  "elbv2",
  "DescribeListeners",
  (view, input: DescribeListenersInput): DescribeListenersOutput => {
    const { LoadBalancerArn, ListenerArns } = input;
    if ((LoadBalancerArn === undefined) === (ListenerArns === undefined)) {
      throw validationError("You must specify either listener ARNs or a load balancer ARN"); // Observed.
    }
    const rows =
      LoadBalancerArn === undefined
        ? (ListenerArns ?? []).map((arn) => needListener(view, arn))
        : view.where(listenersByLoadBalancer, needLoadBalancer(view, LoadBalancerArn).loadBalancerArn);
    const { items, ...next } = pageOf(rows, input);
    return { Listeners: items.map(describeListener), ...next };
  },
);
