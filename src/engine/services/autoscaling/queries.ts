import type { View } from "../../kernel/context.ts";
import { autoScalingGroups, groupInstances, instancesByGroup, type AutoScalingGroupRow, type GroupInstanceRow } from "./tables.ts";

export const groupNamed = (view: View, name: string): AutoScalingGroupRow | undefined => view.find(autoScalingGroups, name);

/** Groups are few: see `limits.ts`. */
export const groupByArn = (view: View, arn: string): AutoScalingGroupRow | undefined => view.all(autoScalingGroups).find(({ autoScalingGroupArn }) => autoScalingGroupArn === arn);

/** The instances of a group, whatever their states, in the order in which they came. */
export const instancesOfGroup = (view: View, name: string): readonly GroupInstanceRow[] => view.where(instancesByGroup, name);

/** What a group knows of an instance; undefined: it is of no group. */
export const groupInstanceOf = (view: View, instanceId: string): GroupInstanceRow | undefined => view.find(groupInstances, instanceId);
