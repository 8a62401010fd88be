import type { Rows } from "../../bridge/protocol.ts";

type Task = Rows["ecs.tasks"];
type Target = Rows["elbv2.targets"];

/** Where a task is in its life, as the border and the fill of its chip tell. */
export type TaskPhase = "running" | "pending" | "draining" | "stopped";

export interface TaskLook {
  readonly phase: TaskPhase;
  /** Of an older revision than its service runs now. */
  readonly isOlder: boolean;
  readonly isUnhealthy: boolean;
  /** The first host port, or null when nothing is bound yet. */
  readonly hostPort: number | null;
}

/** How long a stopped task stays on its instance, struck out, in simulated milliseconds. */
export const STOPPED_SHOWN = 20_000;

/** How a task looks, from its own row, its service's and its instance's targets. */
export function lookOf(task: Task, newest: string | undefined, targets: readonly Target[]): TaskLook {
  const ports = task.containers.flatMap(({ networkBindings }) => networkBindings.map(({ hostPort }) => hostPort));
  const phase = phaseOf(task);
  return {
    phase,
    isOlder: newest !== undefined && task.taskDefinitionArn !== newest,
    isUnhealthy:
      phase === "running" &&
      (task.healthStatus === "UNHEALTHY" || targets.some(({ state, port }) => state === "unhealthy" && ports.includes(port))),
    hostPort: ports[0] ?? task.needs.ports[0] ?? null,
  };
}

export function phaseOf({ lastStatus, desiredStatus }: Pick<Task, "lastStatus" | "desiredStatus">): TaskPhase {
  switch (lastStatus) {
    case "STOPPED":
      return "stopped";
    case "DEACTIVATING":
    case "STOPPING":
    case "DEPROVISIONING":
      return "draining";
    case "PROVISIONING":
    case "PENDING":
    case "ACTIVATING":
      return desiredStatus === "STOPPED" ? "draining" : "pending";
    case "RUNNING":
      return desiredStatus === "STOPPED" ? "draining" : "running";
  }
}

/** What a screen reader says of the look. */
export function phaseWord({ phase, isUnhealthy }: TaskLook): string {
  return isUnhealthy ? "unhealthy" : phase;
}

/** Whether a stopped task is still shown. */
export function isFreshlyStopped(task: Pick<Task, "lastStatus" | "stoppedAt">, now: number): boolean {
  return task.lastStatus === "STOPPED" && task.stoppedAt !== null && now - task.stoppedAt < STOPPED_SHOWN && now >= task.stoppedAt;
}
