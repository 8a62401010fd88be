import type { InstanceState } from "./tables.ts";

/** Whether an instance in a state ends or has ended, for good; undefined: EC2 has forgotten it since. */
export const isEnding = (state: InstanceState | undefined): boolean => state === undefined || state === "shutting-down" || state === "terminated";
