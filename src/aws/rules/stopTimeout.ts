/** SIGTERM to SIGKILL when a container has no stopTimeout: ECS_CONTAINER_STOP_TIMEOUT's default. */
export const STOP_TIMEOUT_SECONDS = 30;
