// Quotas of a large account. Where AWS counts by account and usage, the figure is assumed.

/** vCPUs of running instances. */
export const VCPU_LIMIT = 200_000;

/** Instances that are not terminated. */
export const INSTANCE_LIMIT = 10_000;

/** EC2 user guide, "User data": before it is encoded. */
export const USER_DATA_LIMIT_BYTES = 16_384;

/** VPC user guide, "Quotas": inbound or outbound rules of one group. */
export const RULES_PER_GROUP = 60;
export const SUBNETS_PER_VPC = 200;
export const ROUTE_TABLES_PER_VPC = 200;
export const ROUTES_PER_TABLE = 50;
export const NAT_GATEWAYS_PER_ZONE = 5;
export const TAGS_PER_RESOURCE = 50;
export const GROUPS_PER_VPC = 2500;
export const GROUPS_PER_INTERFACE = 5;

/** Lines of console output kept; older ones scroll away. EC2 keeps 64 KiB. */
export const CONSOLE_LINES = 500;
