import type { ExecuteCommandRequest, ExecuteCommandResponse } from "../../../../aws/generated/ecs.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { isExecutable } from "../executeCommand.ts";
import { clusterNamed } from "../lookup.ts";
import { taskNamed } from "../lookupTask.ts";
import { invalidParameter } from "../refusals.ts";
import type { ContainerState, TaskRow } from "../tables.ts";

/** Refuses as ECS does where no session can be had: there is no shell in what is simulated. */
export const executeCommand = reading("ecs", "ExecuteCommand", (view: View, input: ExecuteCommandRequest): ExecuteCommandResponse => {
  const cluster = clusterNamed(view, input.cluster);
  // Observed.
  if (!input.interactive) throw invalidParameter("Interactive is the only mode supported currently.");
  const task = taskNamed(view, cluster, input.task);
  const container = containerNamed(task, input.container);
  if (!isExecutable(view, task) || container.lastStatus !== "RUNNING") {
    // Observed.
    throw invalidParameter(
      "The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.",
    );
  }
  // Observed where the agent in the container cannot be reached.
  throw new Refusal("TargetNotConnectedException", "The execute command failed due to an internal error. Try again later.");
});

/** ECS API, ExecuteCommand: the name may be left out where there is one container. The wordings are assumed. */
function containerNamed({ containers }: TaskRow, name: string | undefined): ContainerState {
  const [only, ...others] = containers;
  if (name === undefined && others.length > 0) throw invalidParameter("A container name is required for a task with multiple containers.");
  const container = name === undefined ? only : containers.find((one) => one.name === name);
  if (container === undefined) throw invalidParameter(`The container ${name ?? ""} was not found in the task.`);
  return container;
}
