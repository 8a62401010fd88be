import type { Rows } from "../../bridge/protocol.ts";

/** Whether requests that came to such an end failed. */
export function isFailedFlow({ fate }: Pick<Rows["ecs.serviceFlows"], "fate">): boolean {
  return fate !== "NewConnectionCount" && (!fate.startsWith("HTTP") || fate === "HTTPCode_Target_5XX_Count");
}
