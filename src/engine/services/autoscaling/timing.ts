import { minutes, seconds } from "../../kernel/time.ts";

// AWS documents none of these: assumed, after what is commonly seen.

/** From a change of a group until it acts. */
export const GROUP_LOOKS = seconds(5);

/** From an instance that is no longer running until its group has noticed. */
export const HEALTH_CHECK = seconds(30);

/** From a machine that is dead until its status check is taken for failed. */
export const IMPAIRED_AFTER = minutes(3);

/** How often a group whose zones are out of balance looks whether it can do something about it. */
export const REBALANCE_EVERY = minutes(5);

/** From the last completed action of an instance until it is in service or terminated. */
export const PROCEEDS = seconds(1);

/** Auto Scaling API, RefreshPreferences: how long a refresh waits for protection from scale-in to be taken off. */
export const WAITS_FOR_PROTECTED = minutes(60);

/** A refresh fails once launches have failed so often in a row, each later than the one before: for about an hour. */
export const REFRESH_GIVES_UP_AFTER = 7;

/** From a launch that failed to the next try: a minute at first, then twice as long each time. */
export const RETRY_FIRST = seconds(60);
export const RETRY_LAST = seconds(960);

/** Auto Scaling API, PutLifecycleHook: what a hook waits for at first, and all in all: so many heartbeats or two days. */
export const USUAL_HEARTBEAT_SECONDS = 3600;
export const HEARTBEAT_SECONDS = { least: 30, most: 7200 } as const;
export const HEARTBEATS = 100;
export const WAIT_AT_MOST_SECONDS = 172_800;
