import type { View } from "../../kernel/context.ts";
import type { SimTime } from "../../kernel/time.ts";
import { beingDeleted, groupNotFound } from "./refusals.ts";
import { autoScalingGroups, instancesByGroup, scalingActivities, type AutoScalingGroupRow, type GroupInstanceRow } from "./tables.ts";

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

/** Whether an instance is on its way out. */
export const isGoing = ({ lifecycleState }: Pick<GroupInstanceRow, "lifecycleState">): boolean => lifecycleState.startsWith("Terminating");

/** Those among them that EC2 is not about to take back. */
export const lasting = (view: View, name: string): readonly GroupInstanceRow[] => staying(view, name).filter(({ isAtRisk }) => isAtRisk !== true);

/** Since when an instance is in service: since the activity that brought it in has ended. Where that is forgotten it is long ago. */
export const inServiceSince = (view: View, { activityId }: GroupInstanceRow): SimTime => view.find(scalingActivities, activityId)?.endTime ?? 0;

/** Its instances that are there to stay. */
export function staying(view: View, name: string): readonly GroupInstanceRow[] {
  return view.where(instancesByGroup, name).filter((row) => !isGoing(row));
}

/** The group whose policy an ARN names; undefined: it is no group's. */
export const groupOfPolicy = (policyArn: string): string | undefined => /:autoScalingGroupName\/(.+):policyName\//.exec(policyArn)?.[1];
