import type {
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
} from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { deregistrationDelayIn, describeAttributes } from "../attributes.ts";
import { needTargetGroup } from "../lookup.ts";
import { targetGroups } from "../tables.ts";

/** Changes attributes of a target group. A target that drains already keeps the delay it began with (assumed). */
export const modifyTargetGroupAttributes = operation("elbv2", "ModifyTargetGroupAttributes", {
  check(view, { TargetGroupArn, Attributes }: ModifyTargetGroupAttributesInput) {
    const { targetGroupArn, deregistrationDelaySeconds } = needTargetGroup(view, TargetGroupArn);
    return { targetGroupArn, delay: deregistrationDelayIn(Attributes, deregistrationDelaySeconds) };
  },

  apply(ctx, { targetGroupArn, delay }): ModifyTargetGroupAttributesOutput {
    const row = ctx.update(targetGroups, targetGroupArn, { deregistrationDelaySeconds: delay });
    return { Attributes: describeAttributes(row) };
  },
});
