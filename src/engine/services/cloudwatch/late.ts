import { lateService } from "../late.ts";

/** Few sessions have an alarm, so the code comes with the first call that needs it. */
export const cloudWatchLate = lateService("cloudwatch");
