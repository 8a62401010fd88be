// Assumed, unless something else is said: ECS documents the statuses of service deployments, and few texts.

/** What ECS says of a deployment that does not go on, and why. */
export interface EndWords {
  /** Of the service deployment, when nothing comes back, and when what was before does. */
  readonly stopped: string;
  readonly rolledBack: string;
  /** Why the rollback began. */
  readonly rollbackReason: string;
  /** How it ends when nothing was before. */
  readonly nothingBefore: { readonly status: "STOPPED" | "ROLLBACK_FAILED"; readonly statusReason: string };
  /** Of the deployment that fails; null: what is said of the service deployment. */
  readonly rolloutStateReason: string | null;
  /** Of the deployment that comes back; null: what is said of any. */
  readonly comesBack: ((deploymentId: string) => string) | null;
  /** What stands in the event of the service; null: there is none. */
  readonly eventReason: string | null;
}

/** StopServiceDeployment was called. */
export const STOP_WORDS: EndWords = {
  stopped: "The service deployment was stopped by a StopServiceDeployment request.",
  rolledBack: "The service deployment was rolled back by a StopServiceDeployment request.",
  rollbackReason: "StopServiceDeployment was called with the stop type ROLLBACK.",
  nothingBefore: {
    status: "STOPPED",
    statusReason: "The service deployment was stopped by a StopServiceDeployment request: there is no service revision to roll back to.",
  },
  rolloutStateReason: null,
  comesBack: null,
  eventReason: null,
};

export const NO_CANDIDATE = { status: "ROLLBACK_FAILED", statusReason: "No rollback candidate was found to run the rollback." } as const;

/** An alarm that the deployment looks at went off. The event was observed, the other words are assumed to be like those of the circuit breaker. */
export const ALARM_WORDS: EndWords = {
  stopped: "Service deployment stopped because a CloudWatch alarm was in the ALARM state.",
  rolledBack: "Service deployment rolled back because a CloudWatch alarm was in the ALARM state.",
  rollbackReason: "Service deployment rolled back because a CloudWatch alarm was in the ALARM state.",
  nothingBefore: NO_CANDIDATE,
  rolloutStateReason: "ECS deployment alarms: alarm detected.",
  comesBack: (deploymentId) => `ECS deployment alarms: rolling back to deploymentId ${deploymentId}.`,
  eventReason: "alarm detected.",
};

/** As many tasks failed as the circuit breaker allows. All were observed but the first. */
export const BREAKER_WORDS: EndWords = {
  stopped: "Service deployment stopped because the circuit breaker threshold was exceeded.",
  rolledBack: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
  rollbackReason: "Service deployment rolled back because the circuit breaker threshold was exceeded.",
  nothingBefore: NO_CANDIDATE,
  rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.",
  comesBack: (deploymentId) => `ECS deployment circuit breaker: rolling back to deploymentId ${deploymentId}.`,
  eventReason: "tasks failed to start.",
};

/** After the model's descriptions of the exceptions. */
export const NOT_FOUND = "The service deploy ARN that you specified in the StopServiceDeployment doesn't exist. You can use ListServiceDeployments to retrieve the service deployment ARNs.";
export const NOT_ONGOING = "The service deployment is not in progress.";
