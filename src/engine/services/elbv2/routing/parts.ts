import { attributeOf } from "../../../../aws/rules/balancing/attributeOf.ts";
import { ANOMALY_LEAST_TARGETS, ANOMALY_PART, ANSWER_MILLIS, CONNECT_TIMEOUT, REFUSAL_MILLIS } from "../timing.ts";
import type { TargetGroupRow } from "../tables.ts";
import type { TargetAnswer } from "./answerOf.ts";

/** The part of a target that takes its full share. */
export const FULL_PART = 1000;

/** How much of a node's requests a target gets that is one of so many, compared with `FULL_PART`. */
export function partsAmong(group: TargetGroupRow, among: () => number): (slowStart: number | null, answer: TargetAnswer) => number {
  switch (attributeOf(group, "load_balancing.algorithm.type")) {
    case "least_outstanding_requests":
      return (_, answer) => leastOutstanding(answer);
    case "weighted_random": {
      const mitigates = attributeOf(group, "load_balancing.algorithm.anomaly_mitigation") === "on" && among() >= ANOMALY_LEAST_TARGETS;
      return (_, answer) => (mitigates && (answer.by === "loadBalancer" || answer.status >= 500) ? ANOMALY_PART : FULL_PART);
    }
    default:
      return (slowStart) => (slowStart === null ? FULL_PART : Math.max(1, slowStart));
  }
}

/**
 * With as many requests outstanding at each target, one gets requests as fast as it is done with them: whoever refuses
 * at once draws most of them, and who is silent hardly any.
 */
function leastOutstanding(answer: TargetAnswer): number {
  if (answer.by === "target") return FULL_PART;
  const millis = answer.why === "connectionRefused" ? REFUSAL_MILLIS : CONNECT_TIMEOUT;
  return Math.max(1, Math.floor((FULL_PART * ANSWER_MILLIS) / millis));
}
