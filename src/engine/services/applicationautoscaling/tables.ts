import type { NotScaledReason, ScalableTargetAction, StepScalingPolicyConfiguration, SuspendedState, TargetTrackingScalingPolicyConfiguration } from "../../../aws/generated/application-autoscaling.ts";
import { index, table } from "../../kernel/table.ts";
import type { Millis, SimTime } from "../../kernel/time.ts";
import type { Cooldown } from "./decide/cooldown.ts";
import type { TagMap } from "./tags.ts";

/** A service whose desired count is kept between two bounds, in tasks. */
export interface ScalableTargetRow {
  /** `service/cluster/name` */
  readonly resourceId: string;
  readonly targetId: string;
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly suspendedState: SuspendedState;
  readonly cooldown: Cooldown;
  readonly createdAt: SimTime;
  /** Absent while there was never any. */
  readonly tags?: TagMap;
}

/** How a policy scales: by steps beyond the threshold of whatever alarm names it, or so that a metric comes to its target. */
export type Scaling =
  | { readonly policyType: "StepScaling"; readonly step: StepScalingPolicyConfiguration }
  | { readonly policyType: "TargetTrackingScaling"; readonly tracking: TargetTrackingScalingPolicyConfiguration; readonly highAlarm: string; readonly lowAlarm: string | null };

export interface ScalingPolicyRow {
  /** `resourceId|policyName` */
  readonly policyKey: string;
  readonly resourceId: string;
  readonly policyName: string;
  readonly policyArn: string;
  readonly scaling: Scaling;
  readonly createdAt: SimTime;
  readonly evaluation: EvaluationRow | null;
}

/** What came of the last time that an alarm of a policy asked for something. */
export interface EvaluationRow<Came = Outcome> {
  readonly at: SimTime;
  readonly alarmName: string;
  readonly asksFor: "out" | "in";
  /** The datapoint; null: there was none. */
  readonly metric: number | null;
  /** From how many tasks or instances it counted, and to how many that leads, before the bounds. */
  readonly from: number;
  readonly proposed: number;
  readonly outcome: Came;
}

export type Outcome =
  | "Scaled" | "Failed" | "NoData" | "Outvoted" | "InCooldown" | "Suspended"
  | "AlreadyAtMaxCapacity" | "AlreadyAtMinCapacity" | "AlreadyAtDesiredCapacity" | "TargetServicePutResourceAsUnscalable";

export interface ScalingActivityRow {
  readonly activityId: string;
  readonly resourceId: string;
  readonly description: string;
  readonly cause: string;
  readonly statusCode: "InProgress" | "Successful" | "Overridden" | "Unfulfilled" | "Failed";
  readonly statusMessage: string | null;
  readonly startTime: SimTime;
  readonly endTime: SimTime | null;
  /** Of one that changes the desired count. */
  readonly change: CapacityChange | null;
  /** Of one that changed nothing. */
  readonly notScaledReason: NotScaledReason | null;
}

export interface CapacityChange {
  readonly desired: number;
  /** Which cooldown begins once it is fulfilled, and from how many tasks it counted; null: none does. */
  readonly cooldown: { readonly direction: "out" | "in"; readonly millis: Millis; readonly from: number } | null;
}

/** Bounds that a target gets at some time. */
export interface ScheduledActionRow {
  /** `resourceId|scheduledActionName` */
  readonly actionKey: string;
  readonly resourceId: string;
  readonly scheduledActionName: string;
  readonly scheduledActionArn: string;
  readonly schedule: string;
  readonly timezone: string | null;
  readonly startAt: SimTime | null;
  readonly endAt: SimTime | null;
  readonly action: ScalableTargetAction;
  readonly createdAt: SimTime;
  /** null: it is over. */
  readonly nextAt: SimTime | null;
}

export const scalableTargets = table<ScalableTargetRow>("application-autoscaling.targets", "resourceId");
export const scalingPolicies = table<ScalingPolicyRow>("application-autoscaling.policies", "policyKey");
export const scalingActivities = table<ScalingActivityRow>("application-autoscaling.activities", "activityId");
export const scheduledActions = table<ScheduledActionRow>("application-autoscaling.scheduledActions", "actionKey");

export const policiesByTarget = index("byTarget", { table: scalingPolicies, reads: ["resourceId"], by: (row) => row.resourceId });
export const activitiesByTarget = index("byTarget", { table: scalingActivities, reads: ["resourceId"], by: (row) => row.resourceId });
/** Those that ECS has not fulfilled yet. */
export const openActivities = index("open", { table: scalingActivities, reads: ["endTime"], by: (row) => (row.endTime === null ? "" : undefined) });

/** The key of what has a name of its own with a target: a policy, a scheduled action. */
export const keyOf = (resourceId: string, name: string): string => `${resourceId}|${name}`;
