import type { RefreshPreferences } from "../../../aws/generated/autoscaling.ts";
import type { View } from "../../kernel/context.ts";
import { alarmNamed } from "../cloudwatch/contract.ts";
import { USUAL_CHECKPOINT_SECONDS } from "./limits.ts";
import { validationError } from "./refusals.ts";
import type { Checkpoints, Refresh, RefreshGuard } from "./tables.ts";

type Options = Pick<Refresh, "checkpoints" | "guard">;

/** What a refresh pauses at, and is held to. Auto Scaling API, RefreshPreferences. The wordings are assumed. */
export function optionsFrom(view: View, asked: RefreshPreferences, launching: Refresh["launching"]): Options {
  const checkpoints = checkpointsFrom(asked);
  const guard = guardFrom(view, asked);
  if (guard?.isRolledBack === true && !isReversible(launching)) throw validationError("AutoRollback needs a DesiredConfiguration, and a group whose launch template has a version by number");
  return { ...(checkpoints === undefined ? {} : { checkpoints }), ...(guard === undefined ? {} : { guard }) };
}

/** Auto Scaling guide, "Roll back changes with an instance refresh": there must be something else to go back to, and not a version that is named $Latest or $Default. */
export const isReversible = (launching: Refresh["launching"]): launching is NonNullable<Refresh["launching"]> => launching !== null && !launching.from.version.startsWith("$");

function checkpointsFrom({ CheckpointPercentages: percentages = [], CheckpointDelay: delaySeconds }: RefreshPreferences): Checkpoints | undefined {
  if (delaySeconds !== undefined && percentages.length === 0) throw validationError("CheckpointDelay needs CheckpointPercentages");
  if (percentages.length === 0) return undefined;
  const isAscending = percentages.every((percent, i) => percent > (percentages[i - 1] ?? 0));
  if (!isAscending) throw validationError("CheckpointPercentages must be unique and in ascending order");
  return { percentages, delaySeconds: delaySeconds ?? USUAL_CHECKPOINT_SECONDS, next: 0, goesOnAt: null };
}

function guardFrom(view: View, { AutoRollback: isRolledBack = false, AlarmSpecification: { Alarms: alarms = [] } = {}, BakeTime: bakeSeconds = 0 }: RefreshPreferences): RefreshGuard | undefined {
  const missing = alarms.find((name) => alarmNamed(view, name) === undefined);
  if (missing !== undefined) throw validationError(`The alarm ${missing} does not exist`);
  return isRolledBack || alarms.length > 0 || bakeSeconds > 0 ? { isRolledBack, alarms, bakeSeconds } : undefined;
}

/** The same as DescribeInstanceRefreshes gives it. */
export const describeOptions = ({ checkpoints, guard }: Options): RefreshPreferences => ({
  AutoRollback: guard?.isRolledBack ?? false,
  ...(checkpoints === undefined ? {} : { CheckpointPercentages: checkpoints.percentages, CheckpointDelay: checkpoints.delaySeconds }),
  ...(guard === undefined || guard.alarms.length === 0 ? {} : { AlarmSpecification: { Alarms: guard.alarms } }),
  ...(guard === undefined || guard.bakeSeconds === 0 ? {} : { BakeTime: guard.bakeSeconds }),
});

/** How many of the old ones may be replaced before the next checkpoint. That a share is rounded up is assumed. */
export function openBefore({ checkpoints, total, status }: Pick<Refresh, "checkpoints" | "total" | "status">, left: number): number {
  if (checkpoints === undefined || status === "RollbackInProgress") return left;
  const { percentages, next } = checkpoints;
  return Math.min(left, Math.max(0, Math.ceil((total * (percentages[next] ?? 100)) / 100) - (total - left)));
}
