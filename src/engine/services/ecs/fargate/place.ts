import type { SimTime } from "../../../kernel/time.ts";
import type { FargatePlace, TaskRow } from "../tables.ts";

/** What a task on Fargate runs on; undefined: it is on a container instance. */
export function placeOf({ placement }: Pick<TaskRow, "placement">): FargatePlace | undefined {
  return placement !== null && placement !== "named" && "platformVersion" in placement ? placement : undefined;
}

/** Whether AWS retires what is under a task: it can go any time now. */
export const isRetiring = (task: Pick<TaskRow, "placement">, now: SimTime): boolean => (placeOf(task)?.retiresAt ?? Infinity) <= now;

/** ECS guide, "Task retirement and maintenance"; the stopCode is assumed. */
export const MAINTENANCE = { stopCode: "TerminationNotice", stoppedReason: "ECS is performing maintenance on the underlying infrastructure hosting the task" } as const;

/** Which capacity a task on Fargate takes: the launch type is that of FARGATE. */
export const providerOf = (task: Pick<TaskRow, "placement">): string => placeOf(task)?.capacityProvider ?? "FARGATE";
