import type { DescribeTargetGroupsInput, DescribeTargetGroupsOutput } from "../../../../aws/generated/elbv2.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeTargetGroup } from "../describe.ts";
import { checkArn, needLoadBalancer } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { targetGroupsNotFound, validationError } from "../refusals.ts";
import { targetGroups, targetGroupsByName, type TargetGroupRow } from "../tables.ts";

/** The target groups of the account, or those asked for by ARN, by name or by load balancer. */
export const describeTargetGroups = reading(
  "elbv2",
  "DescribeTargetGroups",
  (view, input: DescribeTargetGroupsInput): DescribeTargetGroupsOutput => {
    const { items, ...next } = pageOf(asked(view, input), input);
    return { TargetGroups: items.map(describeTargetGroup), ...next };
  },
);

function asked(view: View, { LoadBalancerArn, TargetGroupArns, Names }: DescribeTargetGroupsInput): readonly TargetGroupRow[] {
  const ways = [LoadBalancerArn, TargetGroupArns, Names].filter((way) => way !== undefined);
  if (ways.length > 1) {
    // Assumed wording.
    throw validationError("Target group ARNs, target group names and a load balancer ARN cannot be specified at the same time");
  }
  if (LoadBalancerArn !== undefined) {
    const { loadBalancerArn } = needLoadBalancer(view, LoadBalancerArn);
    return view.all(targetGroups).filter((group) => group.loadBalancerArn === loadBalancerArn);
  }
  if (TargetGroupArns === undefined && Names === undefined) return view.all(targetGroups);
  for (const arn of TargetGroupArns ?? []) checkArn(arn, "targetgroup/", "target group");
  const found = [
    ...(TargetGroupArns ?? []).map((arn) => view.find(targetGroups, arn)),
    ...(Names ?? []).map((name) => view.where(targetGroupsByName, name)[0]),
  ];
  return [...new Set(found)].map((group) => {
    if (group === undefined) throw targetGroupsNotFound();
    return group;
  });
}
