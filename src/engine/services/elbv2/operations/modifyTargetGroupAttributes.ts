import type {
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
} from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeGroupAttributes, groupAttributesIn } from "../attributes/targetGroupAttributes.ts";
import { needTargetGroup } from "../lookup.ts";
import { targetGroups } from "../tables.ts";
import { shiftTraffic } from "../traffic.ts";

/** Changes attributes of a target group. A target that drains already keeps the delay it began with (assumed). */
export const modifyTargetGroupAttributes = operation("elbv2", "ModifyTargetGroupAttributes", {
  check(view, { TargetGroupArn, Attributes }: ModifyTargetGroupAttributesInput) {
    const group = needTargetGroup(view, TargetGroupArn);
    return { targetGroupArn: group.targetGroupArn, change: groupAttributesIn(Attributes, group) };
  },

  apply(ctx, { targetGroupArn, change }): ModifyTargetGroupAttributesOutput {
    const row = ctx.update(targetGroups, targetGroupArn, change);
    shiftTraffic(ctx, targetGroupArn);
    return { Attributes: describeGroupAttributes(row) };
  },
});
