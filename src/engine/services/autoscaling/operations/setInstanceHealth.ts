import type { SetInstanceHealthQuery } from "../../../../aws/generated/autoscaling.ts";
import { isGoing } from "../../../../aws/rules/groupMember.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { seconds } from "../../../kernel/time.ts";
import { inServiceSince, needGroup } from "../lookup.ts";
import { instanceNotManaged, validationError } from "../refusals.ts";
import { groupInstances } from "../tables.ts";
import { groupLooks } from "../timers.ts";
import { GROUP_LOOKS } from "../timing.ts";

/** Says of an instance that it is well or not: one that is not is replaced, unless its group still gives it time. */
export const setInstanceHealth = operation("autoscaling", "SetInstanceHealth", {
  check(view: View, { InstanceId, HealthStatus, ShouldRespectGracePeriod = true }: SetInstanceHealthQuery) {
    const row = view.find(groupInstances, InstanceId);
    if (row === undefined || isGoing(row)) throw instanceNotManaged(InstanceId);
    // Assumed wording.
    if (HealthStatus !== "Healthy" && HealthStatus !== "Unhealthy") throw validationError(`Invalid health status ${HealthStatus}`);
    const { healthCheckGracePeriodSeconds: grace } = needGroup(view, row.autoScalingGroupName);
    const isGiven = ShouldRespectGracePeriod && view.now < inServiceSince(view, row) + seconds(grace);
    return { row, isHealthy: HealthStatus === "Healthy" || isGiven };
  },

  apply(ctx, { row: { instanceId, autoScalingGroupName: name }, isHealthy }): object {
    ctx.update(groupInstances, instanceId, { isHealthy });
    if (!isHealthy) ctx.schedule(groupLooks, name, GROUP_LOOKS);
    return {};
  },
});
