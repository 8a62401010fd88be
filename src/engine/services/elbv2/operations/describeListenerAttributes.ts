import type { DescribeListenerAttributesInput, DescribeListenerAttributesOutput } from "../../../../aws/generated/elbv2.ts";
import { describeAttributes } from "../../../../aws/rules/balancing/attributeRules.ts";
import { listenerAttributes } from "../../../../aws/rules/balancing/listenerAttributes.ts";
import { reading } from "../../../kernel/operation.ts";
import { needListener } from "../lookup.ts";

/** The attributes of a listener. */
export const describeListenerAttributes = reading(
  "elbv2",
  "DescribeListenerAttributes",
  (view, { ListenerArn }: DescribeListenerAttributesInput): DescribeListenerAttributesOutput => {
    const row = needListener(view, ListenerArn);
    return { Attributes: describeAttributes(listenerAttributes(row), row.attributes) };
  },
);
