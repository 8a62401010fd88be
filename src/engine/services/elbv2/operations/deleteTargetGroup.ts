import type { DeleteTargetGroupInput, DeleteTargetGroupOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { endTraffic } from "../../../physics/contract.ts";
import { checkArn } from "../lookup.ts";
import { targetGroupInUse } from "../refusals.ts";
import { targetGroups, targetsByGroup } from "../tables.ts";
import { removeTarget } from "../targetState.ts";

/** Deletes a target group to which no listener forwards. API reference: one that is gone already is no error. */
export const deleteTargetGroup = operation("elbv2", "DeleteTargetGroup", {
  check(view, { TargetGroupArn }: DeleteTargetGroupInput) {
    checkArn(TargetGroupArn, "targetgroup/", "target group");
    const group = view.find(targetGroups, TargetGroupArn);
    if (group !== undefined && group.loadBalancerArn !== null) throw targetGroupInUse(TargetGroupArn);
    return group;
  },

  apply(ctx, group): DeleteTargetGroupOutput {
    if (group === undefined) return {};
    endTraffic(ctx, group.targetGroupArn);
    for (const target of ctx.where(targetsByGroup, group.targetGroupArn)) removeTarget(ctx, target);
    ctx.remove(targetGroups, group.targetGroupArn);
    return {};
  },
});
