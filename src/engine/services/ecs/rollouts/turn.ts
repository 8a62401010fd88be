import type { Context, View } from "../../../kernel/context.ts";
import { failDeployment, rollBackFor } from "../processes/stopDeployment.ts";
import type { ServiceDeploymentRow } from "../serviceDeployments/table.ts";
import { ALARM_WORDS, BREAKER_WORDS, STOP_WORDS, type EndWords } from "../serviceDeployments/words.ts";
import { isAlarmed, tripAlarms } from "./alarms.ts";
import { isTripped, tripBreaker } from "./breaker.ts";
import { optionsOf } from "./rollouts.ts";

/** A deployment is to fail, and whether what was before comes back. */
interface Alert {
  readonly monitor: "breaker" | "alarms";
  readonly rollback: boolean;
}

/** What was asked of a deployment is done; else what watches over it may end it. */
export function turn(ctx: Context, open: ServiceDeploymentRow): void {
  if (open.status === "STOP_REQUESTED") return failDeployment(ctx, open, STOP_WORDS);
  if (open.status === "ROLLBACK_REQUESTED") return rollBackFor(ctx, open, STOP_WORDS);
  const alert = alertOf(ctx, open);
  if (alert !== undefined) trip(ctx, open, alert);
}

function alertOf(view: View, deployment: ServiceDeploymentRow): Alert | undefined {
  const options = optionsOf(view, deployment.serviceDeploymentArn);
  if (options === null) return undefined;
  // What brings an earlier revision back is not rolled back itself.
  const mayRollBack = deployment.status === "IN_PROGRESS";
  if (isTripped(view, deployment)) return { monitor: "breaker", rollback: mayRollBack && options.circuitBreaker.rollback };
  // An alarm that went off stays on for a while: what comes back is not held responsible for it.
  if (mayRollBack && isAlarmed(view, deployment)) return { monitor: "alarms", rollback: options.alarms?.rollback === true };
  return undefined;
}

function trip(ctx: Context, deployment: ServiceDeploymentRow, { monitor, rollback }: Alert): void {
  if (monitor === "breaker") tripBreaker(ctx, deployment);
  else tripAlarms(ctx, deployment);
  const words: EndWords = monitor === "breaker" ? BREAKER_WORDS : ALARM_WORDS;
  if (rollback) rollBackFor(ctx, deployment, words);
  else failDeployment(ctx, deployment, words);
}
