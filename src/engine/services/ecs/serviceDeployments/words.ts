// Assumed, all: ECS documents the statuses of service deployments, and what StopServiceDeployment does, but no text.

/** What a service deployment says of how it ended. */
export const STATUS_REASONS = {
  superseded: "The service deployment was stopped because a newer service deployment started.",
  aborted: "The service deployment was stopped by a StopServiceDeployment request.",
  rolledBack: "The service deployment was rolled back by a StopServiceDeployment request.",
  nothingBefore: "The service deployment was stopped by a StopServiceDeployment request: there is no service revision to roll back to.",
} as const;

/** Why a rollback began. */
export const ROLLED_BACK = "StopServiceDeployment was called with the stop type ROLLBACK.";

/** After the model's descriptions of the exceptions. */
export const NOT_FOUND = "The service deploy ARN that you specified in the StopServiceDeployment doesn't exist. You can use ListServiceDeployments to retrieve the service deployment ARNs.";
export const NOT_ONGOING = "The service deployment is not in progress.";
export const NOT_PAUSED = "The service deployment is not waiting at a lifecycle hook with that ID.";
