import { seconds } from "../../kernel/time.ts";

/** From the end of a minute until alarms see what was measured in it. Assumed. */
export const PUBLISHED_AFTER = seconds(15);
