import type { InstanceRefresh, RefreshPreferences } from "../../../aws/generated/autoscaling.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import { isActiveRefresh } from "../../../aws/rules/instanceRefresh.ts";
import { describeChoice } from "./describe.ts";
import { describeOptions } from "./refreshOptions.ts";
import { notSimulated, refreshInProgress, validationError } from "./refusals.ts";
import type { AutoScalingGroupRow, GroupInstanceRow, LaunchTemplateChoice, Refresh } from "./tables.ts";

/** The refresh that a group is in; undefined: it is in none. */
export const activeRefresh = ({ refreshes = [] }: Pick<AutoScalingGroupRow, "refreshes">): Refresh | undefined => refreshes.findLast(isActiveRefresh);

/** Refuses what a group does not do while its instances are refreshed. */
export function refuseWhileRefreshing(group: AutoScalingGroupRow): void {
  if (activeRefresh(group) !== undefined) throw refreshInProgress();
}

/** Whether an instance was launched by what a group chooses. */
export const isLaunchedBy = ({ launchTemplate: own }: Pick<GroupInstanceRow, "launchTemplate">, chosen: LaunchTemplateChoice): boolean => own.launchTemplateId === chosen.launchTemplateId && own.version === chosen.version;

interface Standing {
  readonly desired: number;
  /** In service, and warmed up. */
  readonly healthy: number;
  /** Whether any comes or goes. */
  readonly isMoving: boolean;
  /** Still to be replaced. */
  readonly left: number;
}

/**
 * How many of the old ones may go now, and how many more than usual there are to be meanwhile. Auto Scaling guide, "Instance
 * refresh": the least is rounded up; where nothing may be missing and nothing may be more, it is one at a time.
 */
export function decideRefresh({ minHealthyPercent, maxHealthyPercent }: Pick<Refresh, "minHealthyPercent" | "maxHealthyPercent">, { desired, healthy, isMoving, left }: Standing): { readonly replaced: number; readonly surge: number } {
  const most = Math.floor((desired * maxHealthyPercent) / 100) - desired;
  const free = healthy - Math.ceil((desired * minHealthyPercent) / 100);
  const isStuck = free <= 0 && most === 0 && !isMoving;
  const replaced = Math.min(left, isStuck ? 1 : Math.max(0, free));
  return { replaced, surge: Math.min(most, left - replaced) };
}

type Preferences = Pick<Refresh, "minHealthyPercent" | "maxHealthyPercent" | "warmupSeconds" | "isSkippingMatching" | "protectedInstances">;

/** How instances are to be replaced. Auto Scaling API, RefreshPreferences. The wordings are assumed. */
export function preferencesFrom(asked: RefreshPreferences, { defaultInstanceWarmupSeconds = -1, healthCheckGracePeriodSeconds }: AutoScalingGroupRow): Preferences {
  const { MinHealthyPercentage: min = 90, MaxHealthyPercentage: max = 100, InstanceWarmup, SkipMatching = false, ScaleInProtectedInstances: isProtected = "Wait", StandbyInstances = "Ignore" } = asked;
  if (min < 0 || min > 100) throw validationError("MinHealthyPercentage must be between 0 and 100");
  if (max < 100 || max > 200) throw validationError("MaxHealthyPercentage must be between 100 and 200");
  if (max - min > 100) throw validationError("The difference between MaxHealthyPercentage and MinHealthyPercentage cannot be greater than 100");
  if (StandbyInstances !== "Ignore") throw notSimulated(`An instance refresh with StandbyInstances ${StandbyInstances}`);
  if (isProtected !== "Refresh" && isProtected !== "Ignore" && isProtected !== "Wait") throw validationError(`Invalid ScaleInProtectedInstances ${isProtected}`);
  const usual = defaultInstanceWarmupSeconds >= 0 ? defaultInstanceWarmupSeconds : healthCheckGracePeriodSeconds;
  return { minHealthyPercent: min, maxHealthyPercent: max, warmupSeconds: InstanceWarmup ?? usual, isSkippingMatching: SkipMatching, protectedInstances: isProtected };
}

export const percentOf = ({ left, total, status }: Pick<Refresh, "left" | "total" | "status">): number => (status === "Pending" ? 0 : total === 0 ? 100 : Math.floor((100 * (total - left.length)) / total));

/** As DescribeInstanceRefreshes gives it. */
export const describeRefresh = (name: string, row: Refresh): InstanceRefresh => ({
  InstanceRefreshId: row.instanceRefreshId,
  AutoScalingGroupName: name,
  Status: row.status,
  ...(row.statusReason === null ? {} : { StatusReason: row.statusReason }),
  ...(row.startedAt === null ? {} : { StartTime: epochSeconds(row.startedAt) }),
  ...(row.endedAt === null ? {} : { EndTime: epochSeconds(row.endedAt) }),
  PercentageComplete: percentOf(row),
  InstancesToUpdate: row.left.length,
  Preferences: { MinHealthyPercentage: row.minHealthyPercent, MaxHealthyPercentage: row.maxHealthyPercent, InstanceWarmup: row.warmupSeconds, SkipMatching: row.isSkippingMatching, ...describeOptions(row), ScaleInProtectedInstances: row.protectedInstances, StandbyInstances: "Ignore" },
  ...(row.launching === null ? {} : { DesiredConfiguration: { LaunchTemplate: describeChoice(row.launching.to) } }),
  ...(row.rollback === undefined ? {} : { RollbackDetails: { RollbackReason: row.rollback.reason, RollbackStartTime: epochSeconds(row.rollback.at), PercentageCompleteOnRollback: row.rollback.percent, InstancesToUpdateOnRollback: row.rollback.left } }),
  Strategy: "Rolling",
});
