import { alarmArn, scalableTargetArn } from "../../../aws/arn.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import type { ScalableTarget, ScalingActivity, ScalingPolicy, ScheduledAction } from "../../../aws/generated/application-autoscaling.ts";
import { scalableService } from "../../../aws/scalableService.ts";
import type { View } from "../../kernel/context.ts";
import type { PredictivePolicyRow } from "./predictive/tables.ts";
import { alarmsOf } from "./proposals.ts";
import { ROLE_ARN } from "./role.ts";
import type { ScalableTargetRow, ScalingActivityRow, ScalingPolicyRow, ScheduledActionRow } from "./tables.ts";

export const describeTarget = ({ resourceId, targetId, minCapacity, maxCapacity, suspendedState, createdAt }: ScalableTargetRow): ScalableTarget => ({
  ...scalableService(resourceId),
  MinCapacity: minCapacity,
  MaxCapacity: maxCapacity,
  RoleARN: ROLE_ARN,
  CreationTime: epochSeconds(createdAt),
  SuspendedState: suspendedState,
  ScalableTargetARN: scalableTargetArn(targetId),
});

export const describePolicy = (view: View, policy: ScalingPolicyRow): ScalingPolicy => ({
  PolicyARN: policy.policyArn,
  PolicyName: policy.policyName,
  ...scalableService(policy.resourceId),
  PolicyType: policy.scaling.policyType,
  ...(policy.scaling.policyType === "StepScaling" ? { StepScalingPolicyConfiguration: policy.scaling.step } : { TargetTrackingScalingPolicyConfiguration: policy.scaling.tracking }),
  Alarms: alarmsOf(view, policy).map(({ alarmName }) => ({ AlarmName: alarmName, AlarmARN: alarmArn(alarmName) })),
  CreationTime: epochSeconds(policy.createdAt),
});

export const describePredictive = ({ policyArn, policyName, resourceId, configuration, createdAt }: PredictivePolicyRow): ScalingPolicy => ({
  PolicyARN: policyArn,
  PolicyName: policyName,
  ...scalableService(resourceId),
  PolicyType: "PredictiveScaling",
  PredictiveScalingPolicyConfiguration: configuration,
  Alarms: [],
  CreationTime: epochSeconds(createdAt),
});

export const describeAction = (row: ScheduledActionRow): ScheduledAction => ({
  ScheduledActionName: row.scheduledActionName,
  ScheduledActionARN: row.scheduledActionArn,
  ...scalableService(row.resourceId),
  Schedule: row.schedule,
  Timezone: row.timezone ?? undefined,
  StartTime: row.startAt === null ? undefined : epochSeconds(row.startAt),
  EndTime: row.endAt === null ? undefined : epochSeconds(row.endAt),
  ScalableTargetAction: row.action,
  CreationTime: epochSeconds(row.createdAt),
});

export const describeActivity = ({ activityId, resourceId, description, cause, startTime, endTime, statusCode, statusMessage, notScaledReason }: ScalingActivityRow): ScalingActivity => ({
  ActivityId: activityId,
  ...scalableService(resourceId),
  Description: description,
  Cause: cause,
  StartTime: epochSeconds(startTime),
  EndTime: endTime === null ? undefined : epochSeconds(endTime),
  StatusCode: statusCode,
  StatusMessage: statusMessage ?? undefined,
  NotScaledReasons: notScaledReason === null ? undefined : [notScaledReason],
});
