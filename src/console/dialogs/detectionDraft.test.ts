import { expect, test } from "vitest";
import { type DetectionDraft, detectionChange, NO_DETECTION } from "./detectionDraft.ts";

const BREAKER: DetectionDraft = { ...NO_DETECTION, hasBreaker: true };
const ALARMS: DetectionDraft = { ...NO_DETECTION, hasAlarms: true, alarmNames: "errors, slow" };

test.each<readonly [string, DetectionDraft, DetectionDraft, object]>([
  ["nothing was changed", NO_DETECTION, NO_DETECTION, {}],
  ["a box that says nothing was ticked off", { ...NO_DETECTION, breakerRollsBack: false }, NO_DETECTION, {}],
  ["the breaker is switched on", BREAKER, NO_DETECTION, { deploymentCircuitBreaker: { enable: true, rollback: true } }],
  ["it no longer rolls back", { ...BREAKER, breakerRollsBack: false }, BREAKER, { deploymentCircuitBreaker: { enable: true, rollback: false } }],
  ["it is switched off", NO_DETECTION, BREAKER, { deploymentCircuitBreaker: { enable: false, rollback: false } }],
  ["alarms are named", ALARMS, NO_DETECTION, { alarms: { alarmNames: ["errors", "slow"], enable: true, rollback: true } }],
  ["the same alarms are written otherwise", { ...ALARMS, alarmNames: " errors  slow," }, ALARMS, {}],
])("%s", (_what, draft, before, change) => {
  expect(detectionChange(draft, before)).toEqual(change);
});
