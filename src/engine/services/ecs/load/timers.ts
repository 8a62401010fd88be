import { timer } from "../../../kernel/timer.ts";

/** What comes to a queue is more or less, by its curve. Subject: queueName. */
export const queueTurns = timer("ecs.queueTurns");

/** A container comes to its memory limit, unless it uses less by then. Subject: containerArn. */
export const memoryRunsOut = timer("ecs.memoryRunsOut");
