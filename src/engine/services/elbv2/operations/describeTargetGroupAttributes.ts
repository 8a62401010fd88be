import type {
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupAttributesOutput,
} from "../../../../aws/generated/elbv2.ts";
import { describeGroupAttributes } from "../../../../aws/rules/balancing/targetGroupAttributes.ts";
import { reading } from "../../../kernel/operation.ts";
import { needTargetGroup } from "../lookup.ts";

/** The attributes of a target group. */
export const describeTargetGroupAttributes = reading(
  "elbv2",
  "DescribeTargetGroupAttributes",
  (view, { TargetGroupArn }: DescribeTargetGroupAttributesInput): DescribeTargetGroupAttributesOutput => ({
    Attributes: describeGroupAttributes(needTargetGroup(view, TargetGroupArn)),
  }),
);
