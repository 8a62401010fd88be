import { reaction } from "../../kernel/event.ts";
import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { alarmStateChanged } from "../cloudwatch/contract.ts";
import { taskStateChanged } from "../ecs/contract.ts";
import { applicationAutoScalingLate, applicationAutoScalingParts as parts } from "./late.ts";
import { activitiesByTarget, openActivities, policiesByTarget, scalableTargets, scalingActivities, scalingPolicies, scheduledActions } from "./tables.ts";
import { scheduledActionFires, targetLooks } from "./timers.ts";

/** Application Auto Scaling, as far as the desired counts of ECS's services go. */
export const applicationAutoScaling: Module = {
  name: "application-autoscaling",
  tables: [scalableTargets, scalingPolicies, scalingActivities, scheduledActions],
  indexes: [policiesByTarget, activitiesByTarget, openActivities],
  operations: applicationAutoScalingLate.operations,
  firings: [
    firing(targetLooks, (ctx, resourceId) => parts().lookAtTarget(ctx, resourceId)),
    firing(scheduledActionFires, (ctx, actionKey) => parts().fireScheduledAction(ctx, actionKey)),
  ],
  reactions: [
    reaction(alarmStateChanged, (ctx, { alarmName }) => {
      if (!ctx.isEmpty(policiesByTarget)) parts().hearAlarm(ctx, alarmName);
    }),
    reaction(taskStateChanged, (ctx) => {
      if (!ctx.isEmpty(openActivities)) parts().settleActivities(ctx);
    }),
  ],
  guards: [],
};
