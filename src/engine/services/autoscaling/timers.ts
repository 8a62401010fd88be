import { timer } from "../../kernel/timer.ts";

/** A group looks whether it has what it should have. Subject: the group's name. */
export const groupLooks = timer("autoscaling.groupLooks", 370);

/** A group does what the alarms of its policies ask for, after CloudWatch of the same instant. Subject: its name. */
export const policiesAct = timer("autoscaling.policiesAct", 996);

/** A scheduled action of a group is due. Subject: the name of the group. */
export const groupActionsFire = timer("autoscaling.groupActionsFire", 360);

/** An instance of a group has waited long enough, for a hook or for the next state. Subject: its id. */
export const instanceProceeds = timer("autoscaling.instanceProceeds", 365);
