import type { DescribeLoadBalancersInput, DescribeLoadBalancersOutput } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeLoadBalancer } from "../describe.ts";
import { checkArn } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { loadBalancersNotFound, validationError } from "../refusals.ts";
import { loadBalancers } from "../tables.ts";

/** The load balancers of the account, or those asked for by ARN or by name. */
export const describeLoadBalancers = reading(
  "elbv2",
  "DescribeLoadBalancers",
  (view, input: DescribeLoadBalancersInput): DescribeLoadBalancersOutput => {
    const { LoadBalancerArns: arns = [], Names: names = [] } = input;
    if (arns.length > 0 && names.length > 0) {
      throw validationError("Load balancer names and load balancer ARNs cannot be specified at the same time"); // Assumed wording.
    }
    for (const arn of arns) checkArn(arn, "loadbalancer/", "load balancer");
    const all = view.all(loadBalancers);
    const missing =
      arns.some((arn) => view.find(loadBalancers, arn) === undefined) ||
      names.some((name) => !all.some((row) => row.loadBalancerName === name));
    if (missing) throw loadBalancersNotFound();
    const asked = all.filter(
      (row) => arns.length + names.length === 0 || arns.includes(row.loadBalancerArn) || names.includes(row.loadBalancerName),
    );
    const { items, ...next } = pageOf(asked, input);
    return { LoadBalancers: items.map(describeLoadBalancer), ...next };
  },
);
