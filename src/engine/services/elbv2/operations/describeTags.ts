import type { DescribeTagsInput, DescribeTagsOutput } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { needTagged } from "../tagged.ts";
import { describeTagList } from "../tags.ts";

/** The tags of load balancers, listeners, rules and target groups. */
export const describeTags = reading(
  "elbv2",
  "DescribeTags",
  (view, { ResourceArns }: DescribeTagsInput): DescribeTagsOutput => ({
    TagDescriptions: ResourceArns.map((ResourceArn) => ({ ResourceArn, Tags: describeTagList(needTagged(view, ResourceArn).tags) })),
  }),
);
