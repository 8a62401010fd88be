import type { InterruptFargateSpotRequest, InterruptFargateSpotResponse } from "../../../../aws/generated/physics.ts";
import { taskArn as taskArnOf } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { findCluster } from "../lookup.ts";
import { stopTask } from "../processes/taskLife.ts";
import { tasks } from "../tables.ts";
import { placeOf } from "./place.ts";

/**
 * AWS takes back the capacity under a task of Fargate Spot. ECS guide, "Fargate capacity providers": it is told to stop
 * at once, and has its stopTimeout, of two minutes at most, to end. An operation of physics, for markets are nature.
 */
export const interruptFargateSpot = operation("physics", "InterruptFargateSpot", {
  check(view: View, { cluster, task }: InterruptFargateSpotRequest): string {
    const clusterName = findCluster(view, cluster)?.clusterName ?? "";
    const row = view.find(tasks, task.startsWith("arn:") ? task : taskArnOf(clusterName, task));
    if (row === undefined || row.lastStatus === "STOPPED") throw new Refusal("ResourceNotFoundException", `There is no task '${task}' that has not stopped.`);
    if (placeOf(row)?.capacityProvider !== "FARGATE_SPOT") throw new Refusal("ValidationException", `The task '${task}' does not run on Fargate Spot.`);
    return row.taskArn;
  },

  apply(ctx, taskArn): InterruptFargateSpotResponse {
    // Observed.
    stopTask(ctx, taskArn, { stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted." });
    return {};
  },
});
