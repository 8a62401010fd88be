import { seconds } from "../../../kernel/time.ts";

/** Tasks that Fargate launches at once, and how long one place takes to come back (ECS guide, "Fargate throttling quotas"). Spot counts apart. */
export const LAUNCH_BURST = 100;
export const LAUNCH_INTERVAL = seconds(1) / 20;

/** vCPUs that run at the same time. An account begins with 6, and AWS raises them as it is used: assumed to stand here. */
export const VCPUS = 4_000;

/** GiB of storage that a task has when nothing is said, and does not pay for (ECS guide, "Fargate task ephemeral storage"). */
export const STORAGE_GIB = 20;
