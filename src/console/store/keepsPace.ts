import type { SessionStatus } from "../../bridge/protocol.ts";

/** Whether the clock runs at its pace, and so goes on after an interruption; a journey ahead that was left is not gone on with. */
export const keepsPace = ({ running, ahead }: Pick<SessionStatus, "running" | "ahead">): boolean => running && ahead === null;
