import { timer } from "../../../kernel/timer.ts";

/** What comes to a queue is more or less, by its curve. Subject: queueName. */
export const queueTurns = timer("ecs.queueTurns");

/** The CPU credits of an instance run out, or are spent faster or slower from now on. Subject: the id of the EC2 instance. */
export const creditsAreCounted = timer("ecs.creditsAreCounted");

/** A container comes to its memory limit, unless it uses less by then. Subject: containerArn. */
export const memoryRunsOut = timer("ecs.memoryRunsOut");
