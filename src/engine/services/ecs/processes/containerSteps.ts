import type { ContainerDefinition, ContainerDependency } from "../../../../aws/generated/ecs.ts";
import type { ContainerState, TaskRow } from "../tables.ts";

/** The next thing that the agent does for a task, or that ECS learns of it. */
export type Step =
  | { readonly kind: "pull"; readonly container: ContainerState }
  | { readonly kind: "start"; readonly container: ContainerState }
  | { readonly kind: "signal"; readonly container: ContainerState }
  /** The container is over: it ended, or it will never start. */
  | { readonly kind: "close"; readonly container: ContainerState; readonly exitCode: number | null; readonly reason: string | null }
  /** The task can go on no longer. */
  | { readonly kind: "stop"; readonly stopCode: "EssentialContainerExited" | "TaskFailedToStart"; readonly reason: string };

/** Docker's exit code of a container whose machine lost its power under it. */
const EXIT_OF_POWER_LOSS = 255;

/** The agent gives this code to a container that it closes because of its dependencies (amazon-ecs-agent, pull request 3218). */
const EXIT_OF_UNMET_DEPENDENCY = 143;

/**
 * The next step of a task, or undefined while there is nothing to do but wait. Looks only at what is, so that it can
 * be asked again at any time: after an event, after a reconnection, twice.
 */
export function nextStep(task: TaskRow, definitions: readonly ContainerDefinition[]): Step | undefined {
  const ended = task.containers.find((container) => container.gone && container.lastStatus !== "STOPPED");
  if (ended !== undefined) {
    return { kind: "close", container: ended, exitCode: ended.exitCode ?? EXIT_OF_POWER_LOSS, reason: ended.reason };
  }
  return task.desiredStatus === "RUNNING" ? stepUp(task, definitions) : stepDown(task, definitions);
}

/** Health, over the essential containers. ECS API, HealthCheck: UNHEALTHY before UNKNOWN before HEALTHY. */
export function taskHealthOf(containers: readonly ContainerState[]): TaskRow["healthStatus"] {
  const essential = containers.filter((container) => container.essential);
  if (essential.some((container) => container.healthStatus === "UNHEALTHY")) return "UNHEALTHY";
  return essential.some((container) => container.healthStatus === "UNKNOWN") ? "UNKNOWN" : "HEALTHY";
}

/** Whether every essential container has been started. */
export function hasStarted(containers: readonly ContainerState[]): boolean {
  return containers.every((container) => !container.essential || container.startedAt !== null);
}

function stepUp(task: TaskRow, definitions: readonly ContainerDefinition[]): Step | undefined {
  const over = task.containers.find((container) => container.essential && container.lastStatus === "STOPPED");
  if (over !== undefined) return stopBecauseOf(over);
  for (const container of task.containers) {
    if (container.lastStatus === "PULLED") return { kind: "start", container };
    if (container.lastStatus !== "PENDING" || container.pulling) continue;
    const step = beginningOf(container, task, definitions);
    if (step !== undefined) return step;
  }
  return undefined;
}

/** What becomes of a container of which nothing has begun: dependencies are looked at here and never again. */
function beginningOf(
  container: ContainerState,
  task: TaskRow,
  definitions: readonly ContainerDefinition[],
): Step | undefined {
  if (container.pullError !== null) {
    return { kind: "close", container, exitCode: null, reason: container.pullError };
  }
  const outlooks = dependenciesOf(container, definitions).map((dependency) => ({
    dependency,
    outlook: outlookOf(dependency, task.containers),
  }));
  const hopeless = outlooks.find(({ outlook }) => outlook === "never");
  if (hopeless !== undefined) {
    const reason = unmet(hopeless.dependency, container);
    return { kind: "close", container, exitCode: EXIT_OF_UNMET_DEPENDENCY, reason };
  }
  return outlooks.every(({ outlook }) => outlook === "met") ? { kind: "pull", container } : undefined;
}

function stopBecauseOf(container: ContainerState): Step {
  if (container.startedAt !== null) {
    return { kind: "stop", stopCode: "EssentialContainerExited", reason: "Essential container in task exited" };
  }
  // Observed: of an unmet dependency the task says only that it failed, of a pull the container's whole reason.
  const dependency = container.exitCode === EXIT_OF_UNMET_DEPENDENCY;
  const reason = dependency ? "Task failed to start" : (container.reason ?? "Task failed to start");
  return { kind: "stop", stopCode: "TaskFailedToStart", reason };
}

/** Stops in reverse order: a container is told once all that depend on it have stopped (ecs-agent, dependencygraph). */
function stepDown(task: TaskRow, definitions: readonly ContainerDefinition[]): Step | undefined {
  for (const container of task.containers) {
    if (container.lastStatus === "PENDING" || container.lastStatus === "PULLED") {
      return { kind: "close", container, exitCode: null, reason: container.reason };
    }
    if (container.lastStatus !== "RUNNING" || container.signalledAt !== null) continue;
    const dependents = task.containers.filter((other) =>
      dependenciesOf(other, definitions).some(({ containerName }) => containerName === container.name),
    );
    if (dependents.every((dependent) => dependent.lastStatus === "STOPPED")) return { kind: "signal", container };
  }
  return undefined;
}

function dependenciesOf(
  container: ContainerState,
  definitions: readonly ContainerDefinition[],
): readonly ContainerDependency[] {
  return definitions.find(({ name }) => name === container.name)?.dependsOn ?? [];
}

/** Whether a dependency is met, may still be, or never will be. ECS API, ContainerDependency; ecs-agent, graph.go. */
function outlookOf(
  { containerName, condition }: ContainerDependency,
  containers: readonly ContainerState[],
): "met" | "open" | "never" {
  const on = containers.find((container) => container.name === containerName);
  if (on === undefined) return "never";
  const stopped = on.lastStatus === "STOPPED";
  if (meets(on, condition)) return "met";
  return stopped || on.late ? "never" : "open";
}

function meets(on: ContainerState, condition: ContainerDependency["condition"]): boolean {
  const stopped = on.lastStatus === "STOPPED";
  switch (condition) {
    case "START":
      return on.startedAt !== null; // Also when it has stopped again.
    case "COMPLETE":
      return stopped && on.startedAt !== null;
    case "SUCCESS":
      return stopped && on.exitCode === 0;
    case "HEALTHY":
      return !stopped && on.healthStatus === "HEALTHY";
  }
}

/** Observed with the ids and states of both containers; here their names. */
function unmet({ containerName }: ContainerDependency, container: ContainerState): string {
  return `CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [${containerName}] for target [${container.name}]`;
}
