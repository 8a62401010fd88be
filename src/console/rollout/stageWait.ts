import type { Rows } from "../../bridge/protocol.ts";
import { MINUTE } from "../../lib/minute.ts";

/** How long a deployment stays in a stage, or in a step of it, that only waits; null: it waits for something else. */
export function stageWaitMillis({ stage, step, productionPercent }: Pick<Rows["ecs.trafficShifts"], "stage" | "step" | "productionPercent">, options: Rows["ecs.deploymentOptions"] | undefined): number | null {
  const minutes = stage === "BAKE_TIME" ? (options?.bakeTimeInMinutes ?? 0) : stage === "PRODUCTION_TRAFFIC_SHIFT" && productionPercent < 100 ? stepMinutes(options, step) : 0;
  return minutes === 0 ? null : minutes * MINUTE;
}

function stepMinutes(options: Rows["ecs.deploymentOptions"] | undefined, step: number): number {
  if (options?.strategy === "LINEAR") return options.shift?.linear?.stepBakeTimeInMinutes ?? 0;
  return options?.strategy === "CANARY" && step === 0 ? (options.shift?.canary?.canaryBakeTimeInMinutes ?? 0) : 0;
}
