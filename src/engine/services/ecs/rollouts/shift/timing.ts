import { hours, minutes } from "../../../../kernel/time.ts";

/** ECS guide, "Lifecycle stages": a stage, or a step of the production traffic, lasts so long at most. */
export const STAGE_LIMIT = hours(24);

/** Lambda: one invocation lasts so long at most. */
export const INVOCATION_LIMIT = minutes(15);

/** What a function does of which nothing is said: it succeeds after so long. Assumed. */
export const USUAL_ANSWER_SECONDS = 1;

/** ECS guide, "Lifecycle hooks": a function that says IN_PROGRESS is asked again after so long, unless it says otherwise. */
export const USUAL_CALL_BACK_SECONDS = 30;

/** ECS API, DeploymentLifecycleHookTimeoutConfiguration. */
export const USUAL_PAUSE_MINUTES = 1_440;

/** ECS guide, "Network Load Balancer resources": after a change of weights some connections go as before for a while, and ECS waits so long. */
export const NETWORK_LAG = minutes(10);
