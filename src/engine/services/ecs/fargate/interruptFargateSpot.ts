import type { InterruptFargateSpotRequest, InterruptFargateSpotResponse } from "../../../../aws/generated/physics.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { stopTask } from "../processes/taskLife.ts";
import { placeOf } from "./place.ts";
import { taskOnFargate } from "./taskOnFargate.ts";

/**
 * AWS takes back the capacity under a task of Fargate Spot. ECS guide, "Fargate capacity providers": it is told to stop
 * at once, and has its stopTimeout, of two minutes at most, to end. An operation of physics, for markets are nature.
 */
export const interruptFargateSpot = operation("physics", "InterruptFargateSpot", {
  check(view: View, { cluster, task }: InterruptFargateSpotRequest): string {
    const row = taskOnFargate(view, { cluster, task });
    if (placeOf(row)?.capacityProvider !== "FARGATE_SPOT") throw new Refusal("ValidationException", `The task '${task}' does not run on Fargate Spot.`);
    return row.taskArn;
  },

  apply(ctx, taskArn): InterruptFargateSpotResponse {
    // Observed.
    stopTask(ctx, taskArn, { stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted." });
    return {};
  },
});
