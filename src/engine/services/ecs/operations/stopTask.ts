import type { StopTaskRequest, StopTaskResponse } from "../../../../aws/generated/ecs.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { describeTask } from "../describe/task.ts";
import { clusterNamed } from "../lookup.ts";
import { taskNamed } from "../lookupTask.ts";
import { stopTask as stop } from "../processes/taskLife.ts";
import { tasks } from "../tables.ts";

interface Plan {
  readonly taskArn: string;
  readonly stoppedReason: string;
}

/** Tells a task to stop. Its targets are deregistered meanwhile, not before; its service replaces it. Twice is once. */
export const stopTask = operation("ecs", "StopTask", {
  check(view: View, input: StopTaskRequest): Plan {
    const { taskArn } = taskNamed(view, clusterNamed(view, input.cluster), input.task);
    return { taskArn, stoppedReason: input.reason ?? "Task stopped by user" };
  },

  apply(ctx: Context, { taskArn, stoppedReason }: Plan): StopTaskResponse {
    stop(ctx, taskArn, { stopCode: "UserInitiated", stoppedReason });
    return { task: describeTask(ctx, ctx.need(tasks, taskArn)) };
  },
});
