import type { DescribeLoadBalancerAttributesInput, DescribeLoadBalancerAttributesOutput } from "../../../../aws/generated/elbv2.ts";
import { describeAttributes } from "../../../../aws/rules/balancing/attributeRules.ts";
import { loadBalancerAttributes } from "../../../../aws/rules/balancing/loadBalancerAttributes.ts";
import { reading } from "../../../kernel/operation.ts";
import { needLoadBalancer } from "../lookup.ts";

/** The attributes of a load balancer. */
export const describeLoadBalancerAttributes = reading(
  "elbv2",
  "DescribeLoadBalancerAttributes",
  (view, { LoadBalancerArn }: DescribeLoadBalancerAttributesInput): DescribeLoadBalancerAttributesOutput => {
    const row = needLoadBalancer(view, LoadBalancerArn);
    return { Attributes: describeAttributes(loadBalancerAttributes(row), row.attributes) };
  },
);
