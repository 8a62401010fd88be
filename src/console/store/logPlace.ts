import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Rows } from "../../bridge/protocol.ts";
import { openPanel } from "./openPanel.ts";

type Task = Rows["ecs.tasks"];
type Container = Task["containers"][number];

/** Where lines are read: a log group, and one of its streams. */
export interface LogPlace {
  /** null: the first there is. */
  readonly logGroupName: string | null;
  /** null: those of all streams. */
  readonly logStreamName: string | null;
}

const place = createStore<LogPlace>(() => ({ logGroupName: null, logStreamName: null }));

export function useLogPlace(): LogPlace {
  return useStore(place, (state) => state);
}

export function readAt(to: LogPlace): void {
  place.setState(to);
}

/** Shows the lines of a place. */
export function openLogs(to: LogPlace): void {
  readAt(to);
  openPanel("logs");
}

/** Where a container of a task writes by the driver awslogs, or null; without a prefix its stream has the id that it has in Docker. */
export function logPlaceOf(task: Task, container: Container, definition: Rows["ecs.taskDefinitions"] | undefined): (LogPlace & { readonly logGroupName: string }) | null {
  const { logDriver, options = {} } = definition?.definition.containerDefinitions?.find(({ name }) => name === container.name)?.logConfiguration ?? {};
  const logGroupName = options["awslogs-group"];
  if (logDriver !== "awslogs" || logGroupName === undefined) return null;
  const prefix = options["awslogs-stream-prefix"];
  const idOf = (arn: string) => arn.slice(arn.lastIndexOf("/") + 1);
  const logStreamName = prefix === undefined ? idOf(container.containerArn).replaceAll("-", "").repeat(2) : `${prefix}/${container.name}/${idOf(task.taskArn)}`;
  return { logGroupName, logStreamName };
}
