/** What became of requests, by the metric of CloudWatch that counts them; `noAnswer`: they never met the load balancer. */
export type RequestFate =
  | "HTTPCode_Target_2XX_Count" | "HTTPCode_Target_3XX_Count" | "HTTPCode_Target_4XX_Count" | "HTTPCode_Target_5XX_Count"
  | "HTTPCode_ELB_502_Count" | "HTTPCode_ELB_503_Count" | "HTTPCode_ELB_504_Count"
  | "HTTP_Redirect_Count" | "HTTP_Fixed_Response_Count"
  | "NewFlowCount" | "TCP_Target_Reset_Count" | "TCP_ELB_Reset_Count" | "noAnswer";

/** What becomes of requests that fail. */
export const FAILURES: ReadonlySet<RequestFate> = new Set([
  "HTTPCode_Target_5XX_Count",
  "HTTPCode_ELB_502_Count",
  "HTTPCode_ELB_503_Count",
  "HTTPCode_ELB_504_Count",
  "TCP_Target_Reset_Count",
  "TCP_ELB_Reset_Count",
  "noAnswer",
]);
