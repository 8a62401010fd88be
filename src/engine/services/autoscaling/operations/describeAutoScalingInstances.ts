import type { AutoScalingInstancesType, DescribeAutoScalingInstancesType } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeManaged } from "../describe.ts";
import { RECORDS_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";
import { groupInstances } from "../tables.ts";

/** The instances of all groups, or those that are named; an id of none is passed over. */
export const describeAutoScalingInstances = reading("autoscaling", "DescribeAutoScalingInstances", (view: View, input: DescribeAutoScalingInstancesType): AutoScalingInstancesType => {
  const { InstanceIds: ids = [] } = input;
  const rows = ids.length === 0 ? view.all(groupInstances) : ids.flatMap((id) => view.find(groupInstances, id) ?? []);
  const { page, next } = pageOf(rows, input, RECORDS_PER_PAGE);
  return { AutoScalingInstances: page.map((row) => describeManaged(view, row)), ...next };
});
