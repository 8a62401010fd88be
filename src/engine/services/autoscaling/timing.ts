import { seconds } from "../../kernel/time.ts";

// AWS documents none of these: assumed, after what is commonly seen.

/** From a change of a group until it acts. */
export const GROUP_LOOKS = seconds(5);

/** From an instance that is no longer running until its group has noticed. */
export const HEALTH_CHECK = seconds(30);

/** From a launch that failed to the next try: a minute at first, then twice as long each time. */
export const RETRY_FIRST = seconds(60);
export const RETRY_LAST = seconds(960);
