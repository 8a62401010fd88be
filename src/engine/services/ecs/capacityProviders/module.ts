import { DRAINING_HOOK } from "../../../../aws/rules/managedPolicy.ts";
import type { Module } from "../../../kernel/module.ts";
import { firing } from "../../../kernel/timer.ts";
import { reaction } from "../../../kernel/event.ts";
import { lifecycleActionBegan } from "../../autoscaling/contract.ts";
import { alarmStateChanged } from "../../cloudwatch/contract.ts";
import { fargate } from "../fargate/late.ts";
import { attachmentsSettle, groupScales, instanceDrains, waitEnds, waitingTasksLook } from "../timers.ts";
import { clusterAttachments, managedByGroup, managedScaling } from "./tables.ts";

/** What of ECS only capacity providers of Auto Scaling groups have. It stands last, for the digest knows a table by its place. */
export const ecsCapacity: Module = {
  name: "ecs.capacity",
  tables: [managedScaling, clusterAttachments],
  indexes: [managedByGroup],
  operations: [],
  firings: [
    firing(waitingTasksLook, (ctx, clusterArn) => fargate().placeWaiting(ctx, clusterArn)),
    firing(waitEnds, (ctx, taskArn) => fargate().endWait(ctx, taskArn)),
    firing(groupScales, (ctx, capacityProviderArn) => fargate().scaleGroup(ctx, capacityProviderArn)),
    firing(instanceDrains, (ctx, instanceId) => fargate().lookAtDraining(ctx, instanceId)),
    firing(attachmentsSettle, (ctx, clusterArn) => fargate().attachmentsAreThere(ctx, clusterArn)),
  ],
  reactions: [
    reaction(alarmStateChanged, (ctx, { alarmName }) => {
      if (!ctx.isEmpty(managedByGroup)) fargate().hearAlarm(ctx, alarmName);
    }),
    // Whoever makes a hook of that name without capacity providers waits for themselves.
    reaction(lifecycleActionBegan, (ctx, { instanceId, lifecycleHookName }) => {
      if (lifecycleHookName === DRAINING_HOOK && ctx.size(clusterAttachments) > 0) fargate().beginDraining(ctx, instanceId);
    }),
  ],
  guards: [],
};
