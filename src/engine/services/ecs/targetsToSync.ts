import { index } from "../../kernel/table.ts";
import { tasks, type TaskRow } from "./tables.ts";

/** All that tells whether a task's targets are to be registered or drained. */
const TOLD_BY = ["registeredAt", "desiredStatus", "lastStatus", "stopCode", "targets"] as const;
type Told = Pick<TaskRow, (typeof TOLD_BY)[number]>;

/** Its targets are to be registered, if its deployment has load balancers. */
export function isToRegister(task: Told): boolean {
  return task.registeredAt === null && task.desiredStatus === "RUNNING" && isUp(task);
}

/** The scheduler told it to stop, and its targets still take requests. */
export function isToDrain(task: Told): boolean {
  return task.desiredStatus === "STOPPED" && isUp(task) && task.stopCode === "ServiceSchedulerInitiated" && task.targets.length > 0;
}

const isUp = ({ lastStatus }: Told): boolean => lastStatus === "RUNNING" || lastStatus === "ACTIVATING";

/** Those of a service: mostly none, and then no pass need ask its tasks one by one. */
export const tasksToSync = index("toSync", {
  table: tasks,
  reads: ["serviceArn", ...TOLD_BY],
  by: (task) => (task.serviceArn !== null && (isToRegister(task) || isToDrain(task)) ? task.serviceArn : undefined),
});
