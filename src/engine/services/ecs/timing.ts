import { STOP_TIMEOUT_SECONDS } from "../../../aws/rules/stopTimeout.ts";
import { hours, minutes, seconds } from "../../kernel/time.ts";

// Services and tasks.

/** A service is looked after at most this often. Assumed: published event logs show steps about 10 s apart. */
export const PASS_INTERVAL = seconds(10);

/** A task without load balancer and health check counts as healthy after so long. ECS API, minimumHealthyPercent. */
export const RUNNING_COUNTS_HEALTHY_AFTER = seconds(40);

/** From placement until the agent has the task and begins to pull. Assumed. */
export const TASK_HANDOVER = seconds(1);

/**
 * The network interface of an awsvpc task: made, then attached, in 5 to 15 s together; in the end detached and deleted.
 * Assumed: the ECS guide says that a task takes several seconds longer to start, a task on Fargate was seen to take 16 s
 * to be rid of its own.
 */
export const ENI_CREATE = seconds(2);
export const ENI_ATTACH_MIN = seconds(3);
export const ENI_ATTACH_MAX = seconds(13);
export const ENI_DETACH = seconds(8);
export const ENI_DELETE = seconds(2);

/** What the machine under a task on Fargate takes beside. Assumed: in AWS's own sample 18 s go by until the first image is pulled. */
export const FARGATE_PROVISION = seconds(8);

/** The agent has so long to see an interface that is attached (ecs-agent log, "expiresAt"). */
export const ENI_ATTACH_TIMEOUT = minutes(3);

/** How long a task waits for an instance of its capacity provider. Assumed: AWS speaks of 10 to 30 minutes. */
export const WAIT_FOR_CAPACITY = minutes(15);

/** A stopped task can be described for an hour. ECS guide, "Stopped tasks errors". */
export const STOPPED_TASK_KEPT = hours(1);

/** SIGTERM to SIGKILL when a container has no stopTimeout. */
export const STOP_TIMEOUT = seconds(STOP_TIMEOUT_SECONDS);

/** A container health check when nothing else is said. ECS API, HealthCheck. */
export const HEALTH_CHECK_INTERVAL_SECONDS = 30;
export const HEALTH_CHECK_RETRIES = 3;

/** The same event is not written twice within so long unless its cause went away; a steady state is told again after it. */
export const SAME_EVENT_SILENCE = hours(6);

/** Restart throttling. Only the longest wait is documented. */
export const FAILURES_BEFORE_BACKOFF = 3;
export const BACKOFF_FIRST = seconds(30);
export const BACKOFF_LONGEST = minutes(27);
/** In classic times. ECS guide of 2023. */
export const BACKOFF_LONGEST_CLASSIC = minutes(15);

/** RunTask remembers a clientToken for a day. ECS API, "Idempotency". */
export const CLIENT_TOKEN_KEPT = hours(24);

// Clusters, container instances and task definitions. What the agent does has its times in agent/timing.ts.

/** A deregistered container instance can be described for an hour (ECS guide); assumed to hold for clusters too. */
export const INACTIVE_KEPT = hours(1);

/** How often a task definition in DELETE_IN_PROGRESS is looked at. Assumed. */
export const PURGE_INTERVAL = minutes(1);

/** A deleted service can be described for so long. Assumed: ECS says only that it may be cleaned up. */
export const INACTIVE_SERVICE_KEPT = hours(1);

/** From DeleteCapacityProvider until it is gone. Assumed: ECS documents only that it takes a while. */
export const CAPACITY_PROVIDER_DELETION = seconds(15);

/** How long a cluster's attachments take to be updated. Assumed: ECS documents only that they do. */
export const ATTACHMENTS_UPDATE = seconds(15);

/** How often ECS looks at an instance that a group waits to terminate, and how long before the end of a heartbeat it asks for another. Assumed, both. */
export const DRAINING_LOOKS = seconds(10);
export const DRAINING_HEARTBEAT = minutes(1);

/** How soon ECS launches an instance for a task that waits for one of its own, and how often it looks at those it has. Assumed, both: AWS says nothing. */
export const MANAGED_LAUNCH = seconds(2);
export const MANAGED_LOOKS = seconds(10);

/** After how long an instance without tasks goes that ECS launched, where scaleInAfter says nothing. Assumed: AWS says that it optimises. */
export const MANAGED_IDLE = minutes(5);

/** An instance that ECS launched drains when it is so old, and is terminated so much later whatever still runs on it. ECS guide, "Amazon ECS Managed Instances". */
export const MANAGED_LIFETIME = hours(14 * 24);
export const MANAGED_DRAIN_AT_MOST = hours(7 * 24);

/** The history of a service's deployments can be asked for so long. ECS guide, "Service deployments". */
export const SERVICE_HISTORY_KEPT = hours(90 * 24);
