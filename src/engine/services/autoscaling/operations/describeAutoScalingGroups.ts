import type { AutoScalingGroupNamesType, AutoScalingGroupsType, Filter } from "../../../../aws/generated/autoscaling.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeGroup } from "../describe.ts";
import { RECORDS_PER_PAGE } from "../limits.ts";
import { pageOf } from "../pages.ts";
import { validationError } from "../refusals.ts";
import { autoScalingGroups, type GroupTag } from "../tables.ts";

/** The groups of the account, or those that are named; a name of none is passed over. */
export const describeAutoScalingGroups = reading("autoscaling", "DescribeAutoScalingGroups", (view: View, input: AutoScalingGroupNamesType): AutoScalingGroupsType => {
  const { AutoScalingGroupNames: names = [], Filters: filters = [], IncludeInstances = true } = input;
  const rows = view.all(autoScalingGroups).filter(({ autoScalingGroupName: name, tags }) => (names.length === 0 || names.includes(name)) && filters.every((filter) => passes(tags, filter)));
  const { page, next } = pageOf(rows, input, RECORDS_PER_PAGE);
  return { AutoScalingGroups: page.map((row) => describeGroup(view, row, IncludeInstances)), ...next };
});

/** API reference, Filter: by tags alone. */
function passes(tags: readonly GroupTag[], { Name = "", Values = [] }: Filter): boolean {
  if (Name === "tag-key") return tags.some(({ key }) => Values.includes(key));
  if (Name === "tag-value") return tags.some(({ value }) => Values.includes(value));
  // Assumed wording.
  if (!Name.startsWith("tag:")) throw validationError(`Filter type ${Name} is not correct. Allowed Filter types are: tag-key, tag-value, tag:<key>`);
  return tags.some(({ key, value }) => key === Name.slice("tag:".length) && Values.includes(value));
}
