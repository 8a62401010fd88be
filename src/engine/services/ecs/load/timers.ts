import { timer } from "../../../kernel/timer.ts";

/** A container comes to its memory limit, unless it uses less by then. Subject: containerArn. */
export const memoryRunsOut = timer("ecs.memoryRunsOut");
