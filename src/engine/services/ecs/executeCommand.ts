import type { ManagedAgent, TaskDefinition } from "../../../aws/generated/ecs.ts";
import { epochSeconds } from "../../../aws/epoch.ts";
import type { View } from "../../kernel/context.ts";
import { executableTasks } from "./lateTables.ts";
import { invalidParameter } from "./refusals.ts";
import type { ContainerState, TaskRow } from "./tables.ts";

/** Whether commands may be run in the task's containers: its service or its request said so when it started. */
export const isExecutable = (view: View, { taskArn }: Pick<TaskRow, "taskArn">): boolean => view.find(executableTasks, taskArn) !== undefined;

/** ECS Exec needs a role for its tasks. Throws InvalidParameterException. */
export function checkTaskRole(
  asked: boolean,
  { taskRoleArn = "" }: Pick<TaskDefinition, "taskRoleArn">,
  what: "service couldn't be created" | "task set couldn't be created" | "service couldn't be updated" | "task couldn't be started",
): void {
  if (!asked || taskRoleArn !== "") return;
  // Observed for services; assumed for tasks.
  throw invalidParameter(`The ${what} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`);
}

/** The agent that ECS adds to a container for commands. Assumed: it runs as long as the container does. */
export function executeCommandAgent({ lastStatus, startedAt }: ContainerState): ManagedAgent {
  const status = lastStatus === "RUNNING" || lastStatus === "STOPPED" ? lastStatus : "PENDING";
  return { name: "ExecuteCommandAgent", lastStatus: status, ...(startedAt === null ? {} : { lastStartedAt: epochSeconds(startedAt) }) };
}
