/** Items that are kept of the history of an alarm; CloudWatch keeps those of 30 days. A limit of ours. */
export const HISTORY_KEPT = 100;

/** What one call takes, and what a page holds when nothing is said. API reference. */
export const ALARMS_PER_DELETE = 100;
export const ALARMS_PER_PAGE = 50;
export const HISTORY_PER_PAGE = 100;
