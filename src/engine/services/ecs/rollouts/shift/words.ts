import { NO_CANDIDATE, type EndWords } from "../../serviceDeployments/words.ts";

/** What ECS says of a deployment that cannot go on, in the words of its guide, "Troubleshooting blue/green deployments". */
export function failedFor(reason: string): EndWords {
  const rolledBack = `Service deployment rolled back ${reason}`;
  return {
    // Assumed, after the other.
    stopped: `Service deployment stopped ${reason}`,
    rolledBack,
    rollbackReason: rolledBack,
    nothingBefore: NO_CANDIDATE,
    rolloutStateReason: null,
    comesBack: null,
    eventReason: rolledBack,
  };
}

/** The listener or rule, or a target group, is not as it must be. */
export const badNetworking = (what: string): string => `because of invalid networking configuration${what}`;

/** A hook of a stage, or what ECS itself does in it, went wrong. */
export const hookFailed = (stage: string, what: string): string => `because ${stage} lifecycle hook(s) failed. ${what}`;

export const pauseTimedOut = (stage: string): string => `because ${stage} pause hook timed out.`;

/** Assumed, both. */
export const pauseRefused = (stage: string): string => `because ${stage} pause hook was rolled back by a ContinueServiceDeployment request.`;
export const stageTimedOut = (stage: string): string => `because ${stage} lifecycle stage timed out.`;
