import { hours, minutes, seconds } from "../../kernel/time.ts";

/** From its creation until a deployment begins. Observed: more than 3 and less than 26 seconds. */
export const BEGINS_AFTER = seconds(5);

/** CodeDeploy guide, "Troubleshoot Amazon ECS deployment issues": for the replacement task set to become healthy. */
export const INSTALL_LIMIT = hours(1);

/** CodeDeploy guide, "AppSpec hooks": for a function to report back. */
export const HOOK_LIMIT = hours(1);

/** ECS guide, "Blue/green deployment": a task set that is being scaled is waited for before traffic moves on. */
export const SCALING_LIMIT = minutes(5);
