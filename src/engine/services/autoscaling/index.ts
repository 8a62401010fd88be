import { reaction } from "../../kernel/event.ts";
import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { machineLost } from "../../physics/contract.ts";
import { alarmStateChanged } from "../cloudwatch/contract.ts";
import { targetStateChanged } from "../elbv2/contract.ts";
import { instanceStateChanged, rebalanceRecommended } from "../ec2/contract.ts";
import { autoScalingLate, autoScalingParts } from "./late.ts";
import { activitiesByGroup, autoScalingGroups, groupInstances, instancesByGroup, scalingActivities } from "./tables.ts";
import { groupActionsFire, groupLooks, instanceProceeds, policiesAct } from "./timers.ts";

/** Amazon EC2 Auto Scaling: groups that keep a number of instances. */
export const autoScaling: Module = {
  name: "autoscaling",
  tables: [autoScalingGroups, groupInstances, scalingActivities],
  indexes: [instancesByGroup, activitiesByGroup],
  operations: autoScalingLate.operations,
  firings: [firing(groupActionsFire, (ctx, name) => autoScalingParts().fireGroupActions(ctx, name)), firing(groupLooks, (ctx, name) => autoScalingParts().lookAtGroup(ctx, name)), firing(instanceProceeds, (ctx, instanceId) => autoScalingParts().proceed(ctx, instanceId)), firing(policiesAct, (ctx, name) => autoScalingParts().actOnAlarms(ctx, name))],
  reactions: [
    reaction(instanceStateChanged, (ctx, { instanceId }) => {
      if (ctx.find(groupInstances, instanceId) !== undefined) autoScalingParts().instanceChanged(ctx, instanceId);
    }),
    reaction(machineLost, (ctx, { instanceId }) => {
      if (ctx.find(groupInstances, instanceId) !== undefined) autoScalingParts().machineLost(ctx, instanceId);
    }),
    reaction(rebalanceRecommended, (ctx, { instanceId }) => {
      if (ctx.find(groupInstances, instanceId) !== undefined) autoScalingParts().rebalanceCapacity(ctx, instanceId);
    }),
    reaction(targetStateChanged, (ctx, { targetId: instanceId, targetGroupArn, state }) => {
      if (ctx.find(groupInstances, instanceId) !== undefined) autoScalingParts().targetChanged(ctx, { instanceId, targetGroupArn, state });
    }),
    reaction(alarmStateChanged, (ctx, { alarmName }) => {
      if (ctx.size(autoScalingGroups) > 0) autoScalingParts().hearAlarm(ctx, alarmName);
    }),
  ],
  guards: [],
};
