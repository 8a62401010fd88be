import type { StartInstanceRefreshType } from "../../../aws/generated/autoscaling.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { listed } from "../listed.ts";

/** What the form of an instance refresh holds; null in a number means an empty field. */
export interface RefreshDraft {
  /** What the group is to launch from now on; empty: what it launches now. */
  readonly templateId: string;
  readonly isSkippingMatching: boolean;
  readonly minHealthy: number | null;
  readonly maxHealthy: number | null;
  /** null: the group's own. */
  readonly warmupSeconds: number | null;
  /** Shares in percent with commas between; empty: it pauses nowhere. */
  readonly checkpoints: string;
  readonly pauseSeconds: number | null;
  readonly bakeSeconds: number | null;
  /** Empty: it is held to none. */
  readonly alarmName: string;
  readonly isRolledBack: boolean;
}

/** Auto Scaling API, RefreshPreferences, for the numbers. */
export const REFRESH_DRAFT: RefreshDraft = { templateId: "", isSkippingMatching: false, minHealthy: 90, maxHealthy: 100, warmupSeconds: null, checkpoints: "", pauseSeconds: 3600, bakeSeconds: null, alarmName: "", isRolledBack: false };

/** Why a refresh by this form cannot be rolled back by itself; null: it can. Templates have one version here. */
export function whyIrreversible({ templateId }: RefreshDraft, { launchTemplate: { launchTemplateName: name, version } }: Pick<Rows["autoscaling.groups"], "launchTemplate">): string | null {
  if (templateId === "") return "With the same launch template there is nothing to go back to.";
  return version.startsWith("$") ? `The group launches by ${name}, version ${version}: AWS goes back to a version by number alone.` : null;
}

/** What the form says; null while its checkpoints are none. */
export function refreshInput(draft: RefreshDraft): Omit<StartInstanceRefreshType, "AutoScalingGroupName"> | null {
  const percentages = listed(draft.checkpoints).map(Number);
  if (!percentages.every(Number.isInteger)) return null;
  const { templateId, isSkippingMatching, minHealthy, maxHealthy, warmupSeconds, pauseSeconds, bakeSeconds, alarmName, isRolledBack } = draft;
  return {
    ...(templateId === "" ? {} : { DesiredConfiguration: { LaunchTemplate: { LaunchTemplateId: templateId, Version: "1" } } }),
    Preferences: {
      ...(minHealthy === null ? {} : { MinHealthyPercentage: minHealthy }),
      ...(maxHealthy === null ? {} : { MaxHealthyPercentage: maxHealthy }),
      ...(warmupSeconds === null ? {} : { InstanceWarmup: warmupSeconds }),
      ...(isSkippingMatching ? { SkipMatching: true } : {}),
      ...(percentages.length === 0 ? {} : { CheckpointPercentages: percentages, ...(pauseSeconds === null ? {} : { CheckpointDelay: pauseSeconds }) }),
      ...(bakeSeconds === null ? {} : { BakeTime: bakeSeconds }),
      ...(alarmName === "" ? {} : { AlarmSpecification: { Alarms: [alarmName] } }),
      ...(isRolledBack ? { AutoRollback: true } : {}),
    },
  };
}
