import type { DescribeLoadBalancerAttributesInput, DescribeLoadBalancerAttributesOutput } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeAttributes } from "../attributes/attributeRules.ts";
import { loadBalancerAttributes } from "../attributes/loadBalancerAttributes.ts";
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
