/** Host ports from the first to the last, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Where Linux takes its ephemeral ports from, and the agent those for hostPort 0 (ip_local_port_range). */
export const LINUX_EPHEMERAL_PORTS: PortRange = { first: 32_768, last: 60_999 };

/** Host ports of a container instance that nobody else gets: SSH, Docker and the agent itself. */
export const AGENT_PORTS: readonly number[] = [22, 2375, 2376, 51_678, 51_679];

/** Static host ports in one container instance, the agent's own included (API, PortMapping). */
export const RESERVED_PORTS_PER_INSTANCE = 100;

/** Quotas of the account (AWS General Reference). */
export const CLUSTERS_PER_REGION = 10_000;
export const CONTAINER_INSTANCES_PER_CLUSTER = 5_000;
export const REVISIONS_PER_FAMILY = 1_000_000;
export const TAGS_PER_RESOURCE = 50;

/** Items one call may name. */
export const CLUSTERS_PER_DESCRIBE = 100;
export const CONTAINER_INSTANCES_PER_DESCRIBE = 100;
export const CONTAINER_INSTANCES_PER_STATE_CHANGE = 10;
export const TASK_DEFINITIONS_PER_DELETE = 10;
export const ATTRIBUTES_PER_CALL = 10;

/** Attributes of one container instance that are neither built in nor a capability. */
export const CUSTOM_ATTRIBUTES_PER_RESOURCE = 10;

/** Results of a list when it is not said how many. */
export const RESULTS_PER_PAGE = 100;
