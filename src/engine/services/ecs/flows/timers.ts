import { timer } from "../../../kernel/timer.ts";

/** The requests of a service find other tasks, or other answers. Last in its instant, so that it is done once. Subject: loadKey. */
export const flowsShift = timer("ecs.flowsShift", 900);
