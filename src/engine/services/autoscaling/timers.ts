import { timer } from "../../kernel/timer.ts";

/** A group looks whether it has what it should have. Subject: the group's name. */
export const groupLooks = timer("autoscaling.groupLooks", 370);
