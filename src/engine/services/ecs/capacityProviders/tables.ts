import { index, table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { tasks } from "../tables.ts";

/** A capacity provider whose group ECS scales for a cluster. */
export interface ManagedScalingRow {
  readonly capacityProviderArn: string;
  readonly clusterArn: string;
  readonly autoScalingGroupName: string;
  /** Of the group. */
  readonly policyName: string;
  readonly evaluation: ScalingEvaluation | null;
}

/** What ECS made of the group when an alarm of its policy last asked for something else. */
export interface ScalingEvaluation {
  readonly at: SimTime;
  readonly alarmName: string;
  readonly asksFor: "out" | "in";
  /** N and M. */
  readonly instances: number;
  readonly needed: number;
  readonly reservation: number;
  /** Where that leads, before the bounds of the group. */
  readonly desired: number;
  readonly outcome: "Scaled" | Held;
}

/** What holds ECS back. */
export type Held = "WarmingUp" | "AlreadyAtMaxCapacity" | "AlreadyAtMinCapacity" | "AlreadyAtDesiredCapacity" | "NoInstanceIsEmpty" | "Suspended";

/** What a cluster has of ECS's own in the groups of its capacity providers. */
export interface ClusterAttachmentsRow {
  readonly clusterArn: string;
  readonly status: "UPDATE_IN_PROGRESS" | "UPDATE_COMPLETE";
  readonly attachments: readonly ClusterAttachment[];
}

export interface ClusterAttachment {
  readonly id: string;
  readonly type: "as_policy" | "managed_draining";
  readonly capacityProvider: string;
  /** The policy, or the hook. */
  readonly name: string;
}

/** An instance that ECS launched for a capacity provider of managed instances. */
export interface LaunchedInstanceRow {
  readonly instanceId: string;
  readonly capacityProviderArn: string;
  /** Since when it has been there without a task that is no daemon's; null: it has one, or is yet to come. */
  readonly emptySince: SimTime | null;
  /** Since when its tasks would find room on others of the capacity provider; null or absent: they would not. */
  readonly underusedSince?: SimTime | null;
}

export const managedScaling = table<ManagedScalingRow>("ecs.managedScaling", "capacityProviderArn", 10_000);
export const clusterAttachments = table<ClusterAttachmentsRow>("ecs.clusterAttachments", "clusterArn", 10_000);

export const launchedInstances = table<LaunchedInstanceRow>("ecs.launchedInstances", "instanceId", 10_000);

export const launchedByProvider = index("byProvider", { table: launchedInstances, by: (row) => row.capacityProviderArn });

export const managedByGroup = index("byGroup", { table: managedScaling, by: (row) => row.autoScalingGroupName });

/** Tasks that wait for an instance of their capacity provider, by cluster. */
export const waitingTasks = index("waiting", {
  table: tasks,
  reads: ["containerInstanceArn", "desiredStatus", "placement", "clusterArn"],
  by: (task) => (task.containerInstanceArn === "" && task.desiredStatus === "RUNNING" && task.placement !== null && task.placement !== "named" && "placementStrategy" in task.placement ? task.clusterArn : undefined),
});
