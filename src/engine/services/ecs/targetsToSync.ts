import { tally } from "../../kernel/table.ts";
import { tasks, type TaskRow } from "./tables.ts";

/** Its targets are to be registered, if its deployment has load balancers. */
export function isToRegister(task: TaskRow): boolean {
  return task.registeredAt === null && task.desiredStatus === "RUNNING" && isUp(task);
}

/** The scheduler told it to stop, and its targets still take requests. */
export function isToDrain(task: TaskRow): boolean {
  return task.desiredStatus === "STOPPED" && isUp(task) && task.stopCode === "ServiceSchedulerInitiated" && task.targets.length > 0;
}

const isUp = ({ lastStatus }: TaskRow): boolean => lastStatus === "RUNNING" || lastStatus === "ACTIVATING";

/** How many tasks of a service are so: mostly none, and then no pass need ask them one by one. */
export const tasksToSync = tally("toSync", {
  table: tasks,
  by: (task) => (task.serviceArn !== null && (isToRegister(task) || isToDrain(task)) ? task.serviceArn : undefined),
});
