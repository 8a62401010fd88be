import type { InterruptSpotInstanceRequest, InterruptSpotInstanceResponse, RecommendRebalanceRequest, RecommendRebalanceResponse } from "../../../../aws/generated/physics.ts";
import type { View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { rebalanceRecommended } from "../events.ts";
import { warnOfInterruption } from "../processes/instanceLife.ts";
import { instances } from "../tables.ts";

/** EC2 takes an instance of Spot back: it says so two minutes before, and recommends in the same moment to be elsewhere. */
export const interruptSpotInstance = operation("physics", "InterruptSpotInstance", {
  check: (view: View, { instanceId }: InterruptSpotInstanceRequest) => runningOnSpot(view, instanceId),

  apply(ctx, instanceId): InterruptSpotInstanceResponse {
    ctx.emit(rebalanceRecommended, { instanceId });
    warnOfInterruption(ctx, instanceId);
    return {};
  },
});

/** An instance of Spot is more likely to be taken back than others. EC2 guide, "EC2 instance rebalance recommendations": nothing else need follow. */
export const recommendRebalance = operation("physics", "RecommendRebalance", {
  check: (view: View, { instanceId }: RecommendRebalanceRequest) => runningOnSpot(view, instanceId),

  apply(ctx, instanceId): RecommendRebalanceResponse {
    ctx.emit(rebalanceRecommended, { instanceId });
    return {};
  },
});

function runningOnSpot(view: View, instanceId: string): string {
  const row = view.find(instances, instanceId);
  if (row?.state !== "running") throw new Refusal("ResourceNotFoundException", `There is no instance '${instanceId}' that runs.`);
  if (row.instanceLifecycle !== "spot") throw new Refusal("ValidationException", `The instance '${instanceId}' is no Spot Instance.`);
  return instanceId;
}
