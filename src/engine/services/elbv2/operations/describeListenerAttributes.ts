import type { DescribeListenerAttributesInput, DescribeListenerAttributesOutput } from "../../../../aws/generated/elbv2.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeAttributes } from "../attributes/attributeRules.ts";
import { listenerAttributes } from "../attributes/listenerAttributes.ts";
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
