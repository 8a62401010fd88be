import type { Rows } from "../../bridge/protocol.ts";

/** Whether requests that came to such an end failed. */
export function isFailedFlow({ fate }: Pick<Rows["ecs.serviceFlows"], "fate">): boolean {
  return fate !== "NewConnectionCount" && (!fate.startsWith("HTTP") || fate === "HTTPCode_Target_5XX_Count");
}

/** What becomes of requests that fail. */
export const FAILURES: ReadonlySet<Rows["elbv2.streams"]["fate"]> = new Set([
  "HTTPCode_Target_5XX_Count",
  "HTTPCode_ELB_502_Count",
  "HTTPCode_ELB_503_Count",
  "HTTPCode_ELB_504_Count",
  "TCP_Target_Reset_Count",
  "TCP_ELB_Reset_Count",
  "noAnswer",
]);
