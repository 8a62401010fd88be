import type { Rows } from "../../../bridge/protocol.ts";

/** One thing that happens in a task's life. */
export interface PathStep {
  readonly name: string;
  /** null: it has not happened. */
  readonly at: number | null;
}

/** What has happened to a task, in order, and what is still expected of it. */
export function statusPath(task: Rows["ecs.tasks"]): readonly PathStep[] {
  const stops = task.desiredStatus === "STOPPED" || task.stoppingAt !== null || task.lastStatus === "STOPPED";
  const behindTargetGroup = task.registeredAt !== null;
  const up: readonly PathStep[] = [
    { name: "Created", at: task.createdAt },
    { name: "Pull started", at: task.pullStartedAt },
    { name: "Pull stopped", at: task.pullStoppedAt },
    { name: "Started", at: task.startedAt },
    ...(behindTargetGroup ? [{ name: "Targets registered", at: task.registeredAt }] : []),
    ...(task.serviceArn === null ? [] : [{ name: "Counted as healthy", at: task.healthyAt }]),
  ];
  if (!stops) return up;
  const down: readonly PathStep[] = [
    { name: "Stopping", at: task.stoppingAt },
    { name: "Containers stopped", at: task.executionStoppedAt },
    { name: "Stopped", at: task.stoppedAt },
  ];
  // What did not happen before a stop never will.
  return [...up.filter((step) => step.at !== null), ...down];
}
