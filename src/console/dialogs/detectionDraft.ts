import type { DeploymentConfiguration } from "../../aws/generated/ecs.ts";
import { sameJson } from "../../lib/sameJson.ts";
import type { Tables } from "../store/replica.ts";
import { listed } from "./listed.ts";

/** What a form holds of what may fail a deployment. */
export interface DetectionDraft {
  readonly hasBreaker: boolean;
  readonly breakerRollsBack: boolean;
  readonly hasAlarms: boolean;
  /** Names, with commas or spaces between them. */
  readonly alarmNames: string;
  readonly alarmsRollBack: boolean;
}

/** What AWS's console offers: nothing watches, and what is switched on rolls back. */
export const NO_DETECTION: DetectionDraft = { hasBreaker: false, breakerRollsBack: true, hasAlarms: false, alarmNames: "", alarmsRollBack: true };

/** What a service has. */
export function detectionDraftOf(serviceArn: string, tables: Tables): DetectionDraft {
  const row = tables["ecs.deploymentOptions"].get(serviceArn);
  if (row === undefined) return NO_DETECTION;
  const { circuitBreaker, alarms } = row;
  return {
    hasBreaker: circuitBreaker.enable,
    breakerRollsBack: circuitBreaker.enable ? circuitBreaker.rollback : true,
    hasAlarms: alarms?.enable === true,
    alarmNames: alarms?.alarmNames.join(", ") ?? "",
    alarmsRollBack: alarms?.enable === true ? alarms.rollback : true,
  };
}

/** The part of a deployment configuration that says what differs from before; nothing where nothing does. */
export function detectionChange(draft: DetectionDraft, before: DetectionDraft): Pick<DeploymentConfiguration, "deploymentCircuitBreaker" | "alarms"> {
  const breaker = { enable: draft.hasBreaker, rollback: draft.hasBreaker && draft.breakerRollsBack };
  const breakerBefore = { enable: before.hasBreaker, rollback: before.hasBreaker && before.breakerRollsBack };
  const alarms = alarmsOf(draft);
  return {
    ...(sameJson(breaker, breakerBefore) ? {} : { deploymentCircuitBreaker: breaker }),
    ...(sameJson(alarms, alarmsOf(before)) ? {} : { alarms }),
  };
}

const alarmsOf = ({ hasAlarms, alarmNames, alarmsRollBack }: DetectionDraft) => ({ alarmNames: listed(alarmNames), enable: hasAlarms, rollback: hasAlarms && alarmsRollBack });
