import type { Knock } from "../../../physics/contract.ts";
import type { FlowFate, Via } from "./tables.ts";

/** Requests, in thousandths of one per second, that somebody takes or nobody does. */
export interface Share {
  readonly via: Via;
  readonly targetServiceArn: string | null;
  /** A task's ARN, or an address; null: nobody. */
  readonly taker: string | null;
  readonly fate: FlowFate;
  readonly rate: number;
  /** How long an answer takes, where anything is said of what requests cost. */
  readonly answerMillis?: number;
}

/** What became of a request that was sent to a process. */
export function fateOf(knock: Knock, { isHttp = true }: { readonly isHttp?: boolean } = {}): FlowFate {
  if (knock.kind !== "answered") return knock.kind === "refused" ? "connectionRefused" : "connectionTimedOut";
  if (!isHttp) return "NewConnectionCount";
  if (knock.status < 300) return "HTTPCode_Target_2XX_Count";
  if (knock.status < 400) return "HTTPCode_Target_3XX_Count";
  return knock.status < 500 ? "HTTPCode_Target_4XX_Count" : "HTTPCode_Target_5XX_Count";
}
