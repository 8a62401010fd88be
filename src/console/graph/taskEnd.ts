import { STOP_TIMEOUT_SECONDS } from "../../aws/rules/stopTimeout.ts";
import type { Tables } from "../store/replica.ts";

/** When the last container of a task that was told to stop is killed, and how long it has for its end, in milliseconds; null: none was told. */
export function taskEnd(taskArn: string, tables: Pick<Tables, "ecs.tasks" | "ecs.taskDefinitions">): { readonly at: number; readonly spanMillis: number } | null {
  const task = tables["ecs.tasks"].get(taskArn);
  const { containerDefinitions = [] } = tables["ecs.taskDefinitions"].get(task?.taskDefinitionArn ?? "")?.definition ?? {};
  let last: { readonly at: number; readonly spanMillis: number } | null = null;
  for (const { name, signalledAt, lastStatus } of task?.containers ?? []) {
    if (signalledAt === null || lastStatus === "STOPPED") continue;
    const spanMillis = (containerDefinitions.find((definition) => definition.name === name)?.stopTimeout ?? STOP_TIMEOUT_SECONDS) * 1000;
    if (last === null || signalledAt + spanMillis > last.at) last = { at: signalledAt + spanMillis, spanMillis };
  }
  return last;
}
