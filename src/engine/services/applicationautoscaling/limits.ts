/** Application Auto Scaling guide, "Quotas". */
export const TARGETS = 3_000;
export const POLICIES_PER_TARGET = 50;
export const STEPS_PER_POLICY = 20;
export const ACTIONS_PER_TARGET = 200;

/** Activities that are kept of a target; Application Auto Scaling keeps those of six weeks. A limit of ours. */
export const ACTIVITIES_KEPT = 100;

/** What a page holds at most. API reference. */
export const PER_PAGE = 50;
