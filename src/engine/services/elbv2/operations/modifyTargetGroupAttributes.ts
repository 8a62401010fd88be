import type {
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupAttributesOutput,
} from "../../../../aws/generated/elbv2.ts";
import { describeGroupAttributes, groupAttributesIn } from "../../../../aws/rules/balancing/targetGroupAttributes.ts";
import { operation } from "../../../kernel/operation.ts";
import { needTargetGroup } from "../lookup.ts";
import { ruled } from "../../ruled.ts";
import { targetGroups } from "../tables.ts";
import { shiftTraffic } from "../traffic.ts";

/** Changes attributes of a target group. A target that drains already keeps the delay it began with (assumed). */
export const modifyTargetGroupAttributes = operation("elbv2", "ModifyTargetGroupAttributes", {
  check(view, { TargetGroupArn, Attributes }: ModifyTargetGroupAttributesInput) {
    const group = needTargetGroup(view, TargetGroupArn);
    return { targetGroupArn: group.targetGroupArn, change: ruled(() => groupAttributesIn(Attributes, group)) };
  },

  apply(ctx, { targetGroupArn, change }): ModifyTargetGroupAttributesOutput {
    const row = ctx.update(targetGroups, targetGroupArn, change);
    shiftTraffic(ctx, targetGroupArn);
    return { Attributes: describeGroupAttributes(row) };
  },
});
