import type { FargatePlace, TaskRow } from "../tables.ts";

/** What a task on Fargate runs on; undefined: it is on a container instance. */
export function placeOf({ placement }: Pick<TaskRow, "placement">): FargatePlace | undefined {
  return placement !== null && placement !== "named" && "platformVersion" in placement ? placement : undefined;
}

/** Which capacity a task on Fargate takes: the launch type is that of FARGATE. */
export const providerOf = (task: Pick<TaskRow, "placement">): string => placeOf(task)?.capacityProvider ?? "FARGATE";
