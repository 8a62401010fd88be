/** "Quotas for Amazon EC2 Auto Scaling": groups of a Region. */
export const GROUPS = 500;

/** Activities of a group that are kept; AWS keeps those of six weeks. A limit of ours. */
export const ACTIVITIES_KEPT = 200;

/** A list without MaxRecords, for groups and instances, and for activities. API reference. */
export const RECORDS_PER_PAGE = 50;
export const ACTIVITIES_PER_PAGE = 100;

/** "Quotas for Amazon EC2 Auto Scaling": lifecycle hooks of a group. */
export const HOOKS = 50;

/** "Quotas for Amazon EC2 Auto Scaling": scaling policies of a group. */
export const POLICIES = 50;

/** "Quotas for Amazon EC2 Auto Scaling": scheduled actions of a group. */
export const SCHEDULED_ACTIONS = 125;

/** Scheduled actions that one call puts or deletes at most. API reference. */
export const ACTIONS_PER_CALL = 50;

/** Instance refreshes of a group that are kept; AWS keeps those of six weeks. A limit of ours. */
export const REFRESHES_KEPT = 20;

/** How long a refresh pauses at a checkpoint where nothing is said. API reference, RefreshPreferences. */
export const USUAL_CHECKPOINT_SECONDS = 3600;

/** Instances that SetInstanceProtection names at most. API reference. */
export const INSTANCES_PER_CALL = 50;

/** Instance types of a group with several. API reference, LaunchTemplate. */
export const OVERRIDES = 40;
