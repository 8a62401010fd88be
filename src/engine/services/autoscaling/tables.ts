import type { InstanceRefreshStatus, LifecycleHook, LifecycleState, ScalingActivityStatusCode, SuspendedProcess, TargetTrackingConfiguration } from "../../../aws/generated/autoscaling.ts";
import { index, table } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";
import type { EvaluationRow } from "../applicationautoscaling/late/contract.ts";
import type { GroupMetric } from "./groupMetrics.ts";

/** What instances are launched by. */
export interface LaunchTemplateChoice {
  readonly launchTemplateId: string;
  readonly launchTemplateName: string;
  readonly version: string;
}

/** Of an instance that no group launched. */
export const NO_TEMPLATE: LaunchTemplateChoice = { launchTemplateId: "", launchTemplateName: "", version: "" };

export interface GroupTag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/** An Auto Scaling group. */
export interface AutoScalingGroupRow {
  readonly autoScalingGroupName: string;
  readonly autoScalingGroupArn: string;
  readonly launchTemplate: LaunchTemplateChoice;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  readonly defaultCooldownSeconds: number;
  readonly subnetIds: readonly string[];
  readonly healthCheckGracePeriodSeconds: number;
  readonly terminationPolicies: readonly string[];
  readonly newInstancesProtectedFromScaleIn: boolean;
  readonly tags: readonly GroupTag[];
  /** It is on its way out, and goes with its last instance. */
  readonly isDeleting: boolean;
  /** Who changed the desired capacity, in AWS's words, until the group has it; null: nobody, so what is missing is replaced. */
  readonly cause: string | null;
  /** Launches that failed in a row: the next is tried later and later. */
  readonly failures: number;
  readonly createdAt: SimTime;
  /** What waits where instances come in and go; absent while there was never any. */
  readonly lifecycleHooks?: readonly LifecycleHook[];
  /** How alarms change the desired capacity; absent while there was never any, as what follows. */
  readonly scalingPolicies?: readonly GroupPolicy[];
  /** What else than EC2 is asked about instances. */
  readonly healthCheckType?: string;
  /** One more is launched in a zone that has too few, before another zone loses one. */
  readonly isRebalancing?: boolean;
  /** What it launches beside the type of its template, and how much of that on Spot. */
  readonly mixed?: MixedInstances | null;
  /** Instances that EC2 may take back soon are replaced before it does. */
  readonly capacityRebalance?: boolean;
  /** What holds simple scaling back. */
  readonly cooldown?: Cooldown;
  /** How long instances that came in count as warming up; else each policy says so. */
  readonly defaultInstanceWarmupSeconds?: number;
  readonly suspendedProcesses?: readonly SuspendedProcess[];
  /** Of what CloudWatch is told each minute. */
  readonly enabledMetrics?: readonly GroupMetric[];
  /** How its instances were replaced by newer ones, the newest last. */
  readonly refreshes?: readonly Refresh[];
  /** The target groups that its instances in service are registered with. */
  readonly targetGroupArns?: readonly string[];
  /** What sizes it gets at some time. */
  readonly scheduledActions?: readonly GroupAction[];
  /** Instances that are prepared beside it; null: there are none any more. */
  readonly warmPool?: WarmPool | null;
}

/** How large a group is to be. */
export type Sizes = Pick<AutoScalingGroupRow, "minSize" | "maxSize" | "desiredCapacity">;

/** The replacement of a group's instances by others, a few at a time. */
export interface Refresh {
  readonly instanceRefreshId: string;
  readonly status: InstanceRefreshStatus;
  readonly statusReason: string | null;
  readonly startedAt: SimTime | null;
  readonly endedAt: SimTime | null;
  readonly minHealthyPercent: number;
  readonly maxHealthyPercent: number;
  readonly warmupSeconds: number;
  readonly isSkippingMatching: boolean;
  readonly protectedInstances: "Refresh" | "Ignore" | "Wait";
  /** What is launched from now on, and what was before; null: the same. */
  readonly launching: { readonly to: LaunchTemplateChoice; readonly from: LaunchTemplateChoice } | null;
  /** The instances that are to be replaced yet, and how many there were. */
  readonly left: readonly string[];
  readonly total: number;
  /** How many more than it should have the group has meanwhile. */
  readonly surge: number;
  /** Where it pauses on its way; absent: nowhere. */
  readonly checkpoints?: Checkpoints;
  /** What it fails by beside itself, and what follows; absent where nothing of that was asked for. */
  readonly guard?: RefreshGuard;
  /** When it has baked; absent before. */
  readonly bakedAt?: SimTime;
  /** Why and when it began to be rolled back, and how far it had come. */
  readonly rollback?: { readonly reason: string; readonly at: SimTime; readonly percent: number; readonly left: number };
}

/** After which shares of its instances a refresh pauses. */
export interface Checkpoints {
  readonly percentages: readonly number[];
  readonly delaySeconds: number;
  /** The place of the next one. */
  readonly next: number;
  /** When it went on after the last one, or will; null: none was reached. */
  readonly goesOnAt: SimTime | null;
}

export interface RefreshGuard {
  /** A refresh that fails is rolled back. */
  readonly isRolledBack: boolean;
  /** It fails when one of these goes off. */
  readonly alarms: readonly string[];
  /** How long it is looked at when all are replaced. */
  readonly bakeSeconds: number;
}

/** Sizes that a group gets once, or again and again. */
export interface GroupAction {
  readonly scheduledActionName: string;
  readonly scheduledActionArn: string;
  /** As Unix has it; null: it is done once. */
  readonly recurrence: string | null;
  readonly timeZone: string | null;
  /** When it is done once, or for the first time; null: as its recurrence says. */
  readonly startAt: SimTime | null;
  readonly endAt: SimTime | null;
  readonly sizes: { readonly minSize?: number; readonly maxSize?: number; readonly desiredCapacity?: number };
  readonly nextAt: SimTime;
}

/** How many instances are kept ready for a group, and how. */
export interface WarmPool {
  /** How many instances there are to be all in all, with those of the group; null: as many as the group may have. */
  readonly maxGroupPreparedCapacity: number | null;
  readonly minSize: number;
  readonly poolState: "Stopped" | "Running";
  /** Whether what a smaller group gives up comes back to the pool. */
  readonly reuseOnScaleIn: boolean;
  /** It goes with its last instance; by force, without waiting for hooks. */
  readonly deletion: "waiting" | "forced" | null;
}

export interface MixedInstances {
  /** The types of the overrides in their order; none: that of the template. */
  readonly instanceTypes: readonly string[];
  readonly onDemandBaseCapacity: number;
  readonly onDemandPercentageAboveBaseCapacity: number;
  readonly onDemandAllocationStrategy: string;
  readonly spotAllocationStrategy: string;
  readonly spotInstancePools: number | null;
}

/** The pause after an activity of simple scaling; it begins when the activity ends. */
export interface Cooldown {
  readonly seconds: number;
  /** null: the activity goes on. */
  readonly until: SimTime | null;
}

export type AdjustmentType = "ChangeInCapacity" | "PercentChangeInCapacity" | "ExactCapacity";

/** By how much an alarm changes the desired capacity, for policies that do not work it out from a target. */
export interface Adjustment {
  readonly adjustmentType: AdjustmentType;
  readonly minAdjustmentMagnitude: number | null;
}

/** How a policy scales. */
export type GroupScaling =
  | ({ readonly policyType: "SimpleScaling"; readonly scalingAdjustment: number; readonly cooldownSeconds: number | null } & Adjustment)
  | ({ readonly policyType: "StepScaling"; readonly metricAggregationType: string; readonly steps: readonly GroupStep[] } & Adjustment)
  | { readonly policyType: "TargetTrackingScaling"; readonly tracking: TargetTrackingConfiguration; readonly highAlarm: string; readonly lowAlarm: string | null };

/** As AWS names its parts. */
export interface GroupStep {
  readonly MetricIntervalLowerBound?: number | undefined;
  readonly MetricIntervalUpperBound?: number | undefined;
  readonly ScalingAdjustment: number;
}

export interface GroupPolicy {
  readonly policyName: string;
  readonly policyArn: string;
  readonly isEnabled: boolean;
  readonly estimatedInstanceWarmupSeconds: number | null;
  readonly scaling: GroupScaling;
  readonly evaluation: PolicyEvaluation | null;
}

export type PolicyEvaluation = EvaluationRow<PolicyOutcome>;

export type PolicyOutcome =
  | "Scaled" | "NoData" | "Outvoted" | "InCooldown" | "WarmingUp" | "Suspended"
  | "AlreadyAtMaxCapacity" | "AlreadyAtMinCapacity" | "AlreadyAtDesiredCapacity";

/** What an instance waits for: that a hook's action is completed. Times are when it is given up, at the present heartbeat and at last. */
export interface LifecycleAction {
  readonly token: string;
  readonly lifecycleHookName: string;
  readonly until: SimTime;
  readonly atMost: SimTime;
}

/** An instance of a group, until it is terminated. */
export interface GroupInstanceRow {
  readonly instanceId: string;
  readonly autoScalingGroupName: string;
  readonly lifecycleState: LifecycleState;
  readonly isHealthy: boolean;
  readonly isProtectedFromScaleIn: boolean;
  readonly launchTemplate: LaunchTemplateChoice;
  /** The activity that brings it in or takes it out. */
  readonly activityId: string;
  readonly waitsFor?: readonly LifecycleAction[];
  /** Since when its machine is dead, or its zone dark; null: it is so no longer. */
  readonly impairedSince?: SimTime | null;
  /** EC2 may take it back soon: it goes once its group has enough others. */
  readonly isAtRisk?: true;
  /** It leaves its group for the warm pool. */
  readonly isReused?: boolean;
}

/** What a group did. */
export interface ScalingActivityRow {
  readonly activityId: string;
  readonly autoScalingGroupName: string;
  readonly description: string;
  readonly cause: string;
  readonly statusCode: ScalingActivityStatusCode;
  readonly statusMessage: string | null;
  readonly progress: number;
  /** JSON. */
  readonly details: string;
  readonly startTime: SimTime;
  readonly endTime: SimTime | null;
}

export const autoScalingGroups = table<AutoScalingGroupRow>("autoscaling.groups", "autoScalingGroupName", 500);
export const groupInstances = table<GroupInstanceRow>("autoscaling.instances", "instanceId", 20_000);
export const scalingActivities = table<ScalingActivityRow>("autoscaling.activities", "activityId");

export const instancesByGroup = index("byGroup", { table: groupInstances, by: (row) => row.autoScalingGroupName });
export const activitiesByGroup = index("byGroup", { table: scalingActivities, by: (row) => row.autoScalingGroupName });
