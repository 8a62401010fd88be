import { thresholdOf } from "../../../../aws/rules/circuitBreaker.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import type { Replica } from "../../../store/replica.ts";

/** How far the circuit breaker of a deployment is. */
export interface BreakerSeen {
  readonly failures: number;
  readonly threshold: number;
  readonly tripped: boolean;
  readonly rollsBack: boolean;
  /** A deployment is under way, or was ended by it. */
  readonly counts: boolean;
}

export interface AlarmSeen {
  readonly name: string;
  /** null: there is no such alarm. */
  readonly state: Rows["cloudwatch.alarms"]["stateValue"] | null;
}

/** What watches over the deployments of a service. */
export interface WatchersSeen {
  readonly breaker: BreakerSeen | null;
  readonly alarms: readonly AlarmSeen[];
  readonly note: string | null;
  /** Milliseconds until a deployment whose tasks are all in service is complete; null: none waits for that. */
  readonly bakesFor: number | null;
  /** What is shown is what the next deployment will have: the newest one had nothing of it. */
  readonly asked: boolean;
}

type Seeing = Pick<Replica, "tables" | "now">;

/** What watches over the newest deployment of a service; else what the next one will have; null: nothing. */
export function watchersOf({ serviceArn, desiredCount }: Rows["ecs.services"], { tables, now }: Seeing): WatchersSeen | null {
  const newest = [...tables["ecs.serviceDeployments"].values()].findLast((row) => row.serviceArn === serviceArn);
  const breaker = newest && tables["ecs.deploymentBreakers"].get(newest.serviceDeploymentArn);
  const watch = newest && tables["ecs.deploymentAlarmWatches"].get(newest.serviceDeploymentArn);
  const own = newest && tables["ecs.deploymentOptions"].get(newest.serviceDeploymentArn);
  const options = own ?? tables["ecs.deploymentOptions"].get(serviceArn);
  if (newest === undefined || options === undefined) return null;
  const alarmNames = watch?.alarmNames ?? (options.alarms?.enable === true ? options.alarms.alarmNames : []);
  const seenBreaker = breaker === undefined ? plannedBreaker(options, thresholdOf(desiredCount, tables["era.ruleSets"].get("account")?.ruleSet)) : breakerSeen(breaker, options, tables["ecs.deployments"].get(newest.deploymentId));
  if (seenBreaker === null && alarmNames.length === 0) return null;
  const until = watch?.status === "MONITORING" && newest.finishedAt === null ? watch.bakesUntil : null;
  return {
    breaker: seenBreaker,
    alarms: alarmNames.map((name) => ({ name, state: tables["cloudwatch.alarms"].get(name)?.stateValue ?? null })),
    note: watch?.status === "DISABLED" ? "An alarm was in the state ALARM when the deployment began, so ECS leaves them out of account this time." : null,
    bakesFor: until !== null && until > now ? until - now : null,
    asked: own === undefined,
  };
}

function breakerSeen(breaker: Rows["ecs.deploymentBreakers"], { circuitBreaker }: Rows["ecs.deploymentOptions"], deployment: Rows["ecs.deployments"] | undefined): BreakerSeen {
  const { status, threshold, failureCount } = breaker;
  const counting = status === "MONITORING";
  const failures = counting ? Math.min(threshold, deployment?.failedTasks ?? 0) : failureCount;
  return { failures, threshold, tripped: status === "TRIGGERED", rollsBack: circuitBreaker.rollback, counts: status !== "MONITORING_COMPLETE" };
}

/** What the next deployment will have. */
function plannedBreaker({ circuitBreaker }: Rows["ecs.deploymentOptions"], threshold: number): BreakerSeen | null {
  if (!circuitBreaker.enable) return null;
  return { failures: 0, threshold, tripped: false, rollsBack: circuitBreaker.rollback, counts: false };
}
