import { timer } from "../../../kernel/timer.ts";

/** An hour has ended, and its last minute was written down in the same instant. Subject: the key of a predictive policy. */
export const hourEnds = timer("application-autoscaling.hourEnds", 996);

/** It is time to have for the next hour what that is expected to take. Subject: the key of a predictive policy. */
export const hourNears = timer("application-autoscaling.hourNears", 997);
