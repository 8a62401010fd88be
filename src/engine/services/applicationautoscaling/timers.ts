import { timer } from "../../kernel/timer.ts";

/** A scalable target is looked at, after CloudWatch of the same instant. Subject: its resource id. */
export const targetLooks = timer("application-autoscaling.targetLooks", 995);

/** A scheduled action is carried out, before what happens in that minute is looked at. Subject: its key. */
export const scheduledActionFires = timer("application-autoscaling.scheduledActionFires");
