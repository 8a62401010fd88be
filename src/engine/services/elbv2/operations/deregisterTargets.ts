import type { DeregisterTargetsInput, DeregisterTargetsOutput } from "../../../../aws/generated/elbv2.ts";
import { operation } from "../../../kernel/operation.ts";
import { needTargetGroup } from "../lookup.ts";
import { drainTarget } from "../processes/drain.ts";
import { targetKeyOf, targets } from "../tables.ts";

/** Takes targets out of a group, after its deregistration delay. Observed: a target that is not there is no error. */
export const deregisterTargets = operation("elbv2", "DeregisterTargets", {
  check(view, { TargetGroupArn, Targets }: DeregisterTargetsInput) {
    const { targetGroupArn, port: usualPort } = needTargetGroup(view, TargetGroupArn);
    return Targets.map(({ Id: targetId, Port: port = usualPort }) => targetKeyOf({ targetGroupArn, targetId, port }));
  },

  apply(ctx, targetKeys): DeregisterTargetsOutput {
    for (const targetKey of targetKeys) {
      const target = ctx.find(targets, targetKey);
      if (target !== undefined) drainTarget(ctx, target);
    }
    return {};
  },
});
