import type { DescribeWarmPoolAnswer, DescribeWarmPoolType } from "../../../../aws/generated/autoscaling.ts";
import { isWarmed } from "../../../../aws/rules/groupMember.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeMember } from "../describe.ts";
import { RECORDS_PER_PAGE } from "../limits.ts";
import { needGroup } from "../lookup.ts";
import { pageOf } from "../pages.ts";
import { instancesByGroup } from "../tables.ts";
import { describeWarmPool as describe } from "../warmPool.ts";

/** The warm pool of a group and its instances; of a group without one, nothing. */
export const describeWarmPool = reading("autoscaling", "DescribeWarmPool", (view: View, input: DescribeWarmPoolType): DescribeWarmPoolAnswer => {
  const { AutoScalingGroupName: name } = input;
  const { warmPool = null } = needGroup(view, name);
  const { page, next } = pageOf(view.where(instancesByGroup, name).filter(isWarmed), input, RECORDS_PER_PAGE);
  return { ...(warmPool === null ? {} : { WarmPoolConfiguration: describe(warmPool) }), Instances: page.map((row) => describeMember(view, row)), ...next };
});
