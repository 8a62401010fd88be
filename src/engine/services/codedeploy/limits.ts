/** CodeDeploy quotas, in the order of the guide. */
export const APPLICATIONS = 1000;
export const GROUPS_PER_APPLICATION = 1000;
export const CUSTOM_CONFIGS = 1000;
export const ALARMS_PER_GROUP = 10;
export const DEPLOYMENTS_PER_BATCH = 25;
export const WAIT_MINUTES = 2880;

/** Deployments that are kept; CodeDeploy has no such limit. A limit of ours. */
export const DEPLOYMENTS = 2000;

/** What a page holds. API reference. */
export const PER_PAGE = 100;
