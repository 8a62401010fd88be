import type { LifecycleState } from "../../../aws/generated/autoscaling.ts";
import { isCounted, isGoing, isWarmed } from "../../../aws/rules/groupMember.ts";
import type { View } from "../../kernel/context.ts";
import type { SimTime } from "../../kernel/time.ts";
import { beingDeleted, groupNotFound, notInState, notOfGroup, noWarmPool } from "./refusals.ts";
import { warmPoolSize } from "./warmPoolSize.ts";
import { autoScalingGroups, groupInstances, instancesByGroup, scalingActivities, type AutoScalingGroupRow, type GroupInstanceRow, type WarmPool } from "./tables.ts";

/** The group, or a refusal. */
export function needGroup(view: View, name: string): AutoScalingGroupRow {
  const row = view.find(autoScalingGroups, name);
  if (row === undefined) throw groupNotFound(name);
  return row;
}

/** The group that is to be changed, or a refusal. */
export function needGroupThatStays(view: View, name: string): AutoScalingGroupRow {
  const row = needGroup(view, name);
  if (row.isDeleting) throw beingDeleted(name);
  return row;
}

/** The warm pool of a group that is to be deleted, or a refusal. */
export function needWarmPool(view: View, name: string): WarmPool {
  const { warmPool = null } = needGroupThatStays(view, name);
  if (warmPool === null) throw noWarmPool(name);
  return warmPool;
}

/** Instances of a group that are in one of some states, or a refusal. Who is named twice is meant once. */
export function needMembers(view: View, name: string, ids: readonly string[], ...states: readonly LifecycleState[]): readonly GroupInstanceRow[] {
  return [...new Set(ids)].map((id) => {
    const row = view.find(groupInstances, id);
    if (row?.autoScalingGroupName !== name) throw notOfGroup(id, name);
    if (!states.includes(row.lifecycleState)) throw notInState(id, states.join(" or "));
    return row;
  });
}

/** Those among them that EC2 is not about to take back. */
export const lasting = (view: View, name: string): readonly GroupInstanceRow[] => staying(view, name).filter(({ isAtRisk }) => isAtRisk !== true);

/** Since when an instance is in service: since the activity that brought it in has ended. Where that is forgotten it is long ago. */
export const inServiceSince = (view: View, { activityId }: GroupInstanceRow): SimTime => view.find(scalingActivities, activityId)?.endTime ?? 0;

/** Its instances that are there to stay. */
export const staying = (view: View, name: string): readonly GroupInstanceRow[] => view.where(instancesByGroup, name).filter(isCounted);

/** Those of its warm pool that are there to stay. */
export const warmedOf = (view: View, name: string): readonly GroupInstanceRow[] => view.where(instancesByGroup, name).filter((row) => isWarmed(row) && !isGoing(row));

/** How many a warm pool has, with those that are on their way back to it. */
export const countInPool = (view: View, name: string): number => view.where(instancesByGroup, name).filter((row) => (isGoing(row) ? row.isReused === true : isWarmed(row))).length;

/** Whether what a group gives up goes to its warm pool, which has room for it. */
export function goesToPool(view: View, group: AutoScalingGroupRow): boolean {
  const { autoScalingGroupName: name, warmPool = null } = group;
  return warmPool !== null && warmPool.reuseOnScaleIn && countInPool(view, name) < warmPoolSize(group, warmPool);
}

/** The group whose policy an ARN names; undefined: it is no group's. */
export const groupOfPolicy = (policyArn: string): string | undefined => /:autoScalingGroupName\/(.+):policyName\//.exec(policyArn)?.[1];
