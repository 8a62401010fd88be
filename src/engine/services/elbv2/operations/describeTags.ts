import type { DescribeTagsInput, DescribeTagsOutput } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { checkArn, needListener, needLoadBalancer, needTargetGroup } from "../lookup.ts";
import { describeTagList } from "../tags.ts";

/** The tags that load balancers, listeners and target groups were created with. */
export const describeTags = reading(
  "elbv2",
  "DescribeTags",
  (view, { ResourceArns }: DescribeTagsInput): DescribeTagsOutput => ({
    TagDescriptions: ResourceArns.map((ResourceArn) => {
      checkArn(ResourceArn, "", "resource");
      const need = ResourceArn.includes(":targetgroup/")
        ? needTargetGroup
        : ResourceArn.includes(":listener/")
          ? needListener
          : needLoadBalancer;
      return { ResourceArn, Tags: describeTagList(need(view, ResourceArn).tags) };
    }),
  }),
);
