/** The arithmetic of scaling, and the alarms it follows, for whoever else scales by them: they are the same for groups of instances. */
export { tasksForTarget as capacityForTarget, decideDesired, type Direction, type NotScaled } from "../decide/proposed.ts";
export { askOfSteps, problemOfSteps, type StepPolicy } from "../decide/steps.ts";
export { decideFollowed, type Voice } from "../decide/together.ts";
export { lookAtAlarm } from "../explain/lookAtAlarm.ts";
export type { AlarmLook } from "../explain/explanation.ts";
export { nextRecurrence } from "../scheduledTimes.ts";
export { STEPS_PER_POLICY } from "../limits.ts";
export type { EvaluationRow } from "../tables.ts";
export { REQUESTS_LABEL, requestsPerTarget, type Tracked } from "../policies.ts";
export { actionsAsked, alarmsOf, isRinging } from "../proposals.ts";
export { HEARD_AFTER, REPEATED_EVERY } from "../timing.ts";
export { makeTrackingAlarms, removeTrackingAlarms, type TrackingAlarms } from "../trackingAlarms.ts";
