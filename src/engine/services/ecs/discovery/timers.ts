import { timer } from "../../../kernel/timer.ts";

/** A task that Cloud Map did not take is offered again. Subject: taskArn. */
export const joinsAgain = timer("ecs.joinsAgain", 505);
