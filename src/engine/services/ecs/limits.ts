/** Host ports from the first to the last, both included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Static host ports in one container instance, the agent's own included (API, PortMapping). */
export const RESERVED_PORTS_PER_INSTANCE = 100;

/** Quotas of the account (AWS General Reference). */
export const CLUSTERS_PER_REGION = 10_000;
export const CONTAINER_INSTANCES_PER_CLUSTER = 5_000;
export const REVISIONS_PER_FAMILY = 1_000_000;
export const TAGS_PER_RESOURCE = 50;

/** Quota: so many in a cluster, and in a strategy. */
export const CAPACITY_PROVIDERS_PER_CLUSTER = 20;
/** Assumed: no quota is documented. */
export const CAPACITY_PROVIDERS_PER_REGION = 1_000;

/** Storage of an instance that ECS launches, in GiB, and after how many seconds without use it goes: -1 is never (API, ManagedInstancesStorageConfiguration and InfrastructureOptimization). */
export const MANAGED_STORAGE_GIB = { least: 30, standard: 80, most: 16_384 };
export const MANAGED_SCALE_IN_SECONDS = { never: -1, most: 3_600 };

/** Quota: tasks of a cluster that wait for instances of Auto Scaling groups (AWS General Reference). */
export const PROVISIONING_TASKS_PER_CLUSTER = 500;

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

/** Quotas of services and tasks (AWS General Reference). */
export const SERVICES_PER_CLUSTER = 5_000;
export const TASKS_PER_SERVICE = 5_000;
export const TARGET_GROUPS_PER_SERVICE = 5;
export const TASK_SETS_PER_SERVICE = 5;
export const TASKS_PER_RUN = 10;
export const SUBNETS_PER_NETWORK = 16;
export const SECURITY_GROUPS_PER_NETWORK = 5;

/** Strategies of one request or service (API, CreateService). */
export const PLACEMENT_STRATEGIES = 5;

/** Items one call may name. */
export const SERVICES_PER_DESCRIBE = 10;
export const TASKS_PER_DESCRIBE = 100;
export const TASKS_PER_PROTECTION_UPDATE = 10;

/** How long a task is protected, when nothing is said and at least and at most (API, UpdateTaskProtection). */
export const PROTECTION_MINUTES = { standard: 120, least: 1, most: 2_880 };

/** Services a list gives when it is not said how many, and at most (API, ListServices). */
export const SERVICES_PER_PAGE = { standard: 10, most: 100 };

/** Account settings a list gives when it is not said how many, and at most (API, ListAccountSettings). */
export const ACCOUNT_SETTINGS_PER_PAGE = { standard: 10, most: 10 };

/** Capacity providers a description gives when it is not said how many, and at most (API, DescribeCapacityProviders). */
export const CAPACITY_PROVIDERS_PER_PAGE = { standard: 10, most: 10 };

/** A service launches 500 tasks a minute (AWS General Reference): so many in each of six passes. */
export const LAUNCHES_PER_PASS = 83;

/** Events a service keeps (ECS guide, "Service event messages"). */
export const EVENTS_KEPT = 100;

/** Complaints a service remembers so as not to repeat them. */
export const COMPLAINTS_KEPT = 20;

/** Instances without room that one pass of a DAEMON service tells of: fewer than complaints are kept. Assumed. */
export const UNPLACEABLE_TOLD = 10;

/** The overrides of a task, as JSON (API, TaskOverride). */
export const OVERRIDES_LENGTH = 8_192;

/** The reference id of a task, in characters (API, RunTask). */
export const REFERENCE_ID_LENGTH = 1_024;

/** Service deployments and revisions one call may name (API, DescribeServiceDeployments and DescribeServiceRevisions). */
export const SERVICE_DEPLOYMENTS_PER_DESCRIBE = 20;

/** Service deployments a list gives when it is not said how many, and at most (API, ListServiceDeployments). */
export const SERVICE_DEPLOYMENTS_PER_PAGE = { standard: 20, most: 100 };

/** Lifecycle hooks of a service, of each kind (ECS guide, "Pause hooks"). */
export const HOOKS_OF_A_KIND = 10;
