import { timer } from "../../kernel/timer.ts";

/** A scalable target is looked at, after CloudWatch of the same instant. Subject: its resource id. */
export const targetLooks = timer("application-autoscaling.targetLooks", 995);
