import type { ModifyTargetGroupInput, ModifyTargetGroupOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTargetGroup } from "../describe.ts";
import { healthCheckIn } from "../healthCheckSettings.ts";
import { needTargetGroup } from "../lookup.ts";
import { wakeTarget } from "../processes/healthCheck.ts";
import { targetGroups, targetsByGroup } from "../tables.ts";

/** Changes how the targets of a group are probed, from the next probe on. */
export const modifyTargetGroup = operation("elbv2", "ModifyTargetGroup", {
  check(view, input: ModifyTargetGroupInput) {
    const group = needTargetGroup(view, input.TargetGroupArn);
    return { targetGroupArn: group.targetGroupArn, settings: healthCheckIn(input, group, group.protocol) };
  },

  apply(ctx, { targetGroupArn, settings }): ModifyTargetGroupOutput {
    const row = ctx.update(targetGroups, targetGroupArn, settings);
    for (const target of ctx.where(targetsByGroup, targetGroupArn)) wakeTarget(ctx, target);
    return { TargetGroups: [describeTargetGroup(row)] };
  },
});
