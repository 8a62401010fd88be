import type { Rows } from "../../../bridge/protocol.ts";

/** One thing that happens in a task's life. */
export interface PathStep {
  readonly name: string;
  /** null: it has not happened. */
  readonly at: number | null;
  /** Whether it is due since the step before it; what stops a task comes from elsewhere. */
  readonly follows: boolean;
}

/** What has happened to a task, in order, and what is still expected of it. */
export function statusPath(task: Rows["ecs.tasks"]): readonly PathStep[] {
  const stops = task.desiredStatus === "STOPPED" || task.stoppingAt !== null || task.lastStatus === "STOPPED";
  const behindTargetGroup = task.registeredAt !== null;
  const up: readonly PathStep[] = [
    step("Created", task.createdAt),
    step("Pull started", task.pullStartedAt),
    step("Pull stopped", task.pullStoppedAt),
    step("Started", task.startedAt),
    ...(behindTargetGroup ? [step("Targets registered", task.registeredAt)] : []),
    ...(task.serviceArn === null ? [] : [step("Counted as healthy", task.healthyAt)]),
  ];
  if (!stops) return up;
  const down: readonly PathStep[] = [
    { ...step("Stopping", task.stoppingAt), follows: false },
    step("Containers stopped", task.executionStoppedAt),
    step("Stopped", task.stoppedAt),
  ];
  // What did not happen before a stop never will, and nothing comes after the end.
  return [...up.filter(({ at }) => at !== null), ...down.filter(({ at }) => at !== null || task.stoppedAt === null)];
}

function step(name: string, at: number | null): PathStep {
  return { name, at, follows: true };
}
