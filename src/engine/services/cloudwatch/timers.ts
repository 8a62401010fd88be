import { timer } from "../../kernel/timer.ts";

/** CloudWatch does what it does each minute, the last of its instant. Subject: `measure` as a minute ends, and `look` when alarms see it. */
export const everyMinute = timer("cloudwatch.everyMinute", 990);
