import { idOf } from "../../../../aws/arn.ts";
import { EVENT_TEXTS, type EventKey } from "../events.ts";
import { NO_CAPACITY, NO_VCPUS } from "../fargate/obstacles.ts";

/** What an "ECS Service Action" or an "ECS Deployment State Change" is about. ECS guide, "Amazon ECS service action events". */
export interface ActionName {
  readonly eventType: "INFO" | "WARN" | "ERROR";
  readonly eventName: string;
}

const info = (eventName: string): ActionName => ({ eventType: "INFO", eventName });
const error = (eventName: string): ActionName => ({ eventType: "ERROR", eventName });

const STARTED = info("TASKS_STARTED");
const STOPPED = info("TASKS_STOPPED");
const NOT_PLACED = error("SERVICE_TASK_PLACEMENT_FAILURE");
const SPARED = info("TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION");

/** What EventBridge hears when a service writes to its event stream. null: a line that only the stream has (assumed, for ECS lists no name for it). */
export const ACTION_OF: Readonly<Record<EventKey, ActionName | null>> = {
  steady: info("SERVICE_STEADY_STATE"),
  started: STARTED,
  startedForUnhealthy: STARTED,
  stopped: STOPPED,
  registered: null,
  deregistered: null,
  registrationFailed: null,
  deregistrationFailed: null,
  registeredInstances: null,
  deregisteredInstances: null,
  instanceRegistrationFailed: null,
  instanceDeregistrationFailed: null,
  discoveryFailed: null,
  undiscoveryFailed: null,
  launchFailed: error("SERVICE_TASK_CONFIGURATION_FAILURE"),
  iamPolicies: null,
  iamTrust: null,
  draining: null,
  completed: null,
  scaledTaskSet: info("SERVICE_DESIRED_COUNT_UPDATED"),
  failed: null,
  rollingBack: null,
  failedContainerChecks: null,
  unhealthyTarget: null,
  unhealthyAddress: null,
  unhealthyInstance: null,
  noInstances: NOT_PLACED,
  noPlace: NOT_PLACED,
  tooManyWait: NOT_PLACED,
  noneInProvider: NOT_PLACED,
  noCapacity: NOT_PLACED,
  notAllLaunched: null,
  throttled: { eventType: "WARN", eventName: "SERVICE_TASK_START_IMPAIRED" },
  protected: SPARED,
  notBalanced: info("SERVICE_REBALANCING_STARTED"),
  balanced: info("SERVICE_REBALANCING_COMPLETED"),
  rebalancingStartedTask: STARTED,
  rebalancingStoppedTask: STOPPED,
  rebalancingNoPlace: NOT_PLACED,
  rebalancingHeld: SPARED,
  rebalancingStopped: info("SERVICE_REBALANCING_STOPPED"),
  blocked: null,
};

/** A task of a DAEMON service stands where the service's constraints do not allow one any more. */
export const DAEMON_VIOLATED = error("SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED");

/** A task set came to a steady state. */
export const TASK_SET_STEADY = info("TASKSET_STEADY_STATE");

/** What is told of a deployment, by its rolloutState. */
export const DEPLOYMENT_ACTION: Readonly<Record<string, ActionName>> = {
  IN_PROGRESS: info("SERVICE_DEPLOYMENT_IN_PROGRESS"),
  COMPLETED: info("SERVICE_DEPLOYMENT_COMPLETED"),
  FAILED: error("SERVICE_DEPLOYMENT_FAILED"),
};

/** A line of a service's event stream, read back: which text it is, and what stands in the braces. */
export interface ReadEvent {
  readonly key: EventKey;
  readonly words: Readonly<Record<string, string>>;
}

/** Reads a line that a service wrote. The first text that it can be; one that says more stands before one that says less. */
export function readEvent(serviceArn: string, message: string): ReadEvent | undefined {
  const service = idOf(serviceArn);
  for (const { key, pattern } of PATTERNS) {
    const groups = pattern.exec(message)?.groups;
    if (groups !== undefined && (groups["service"] ?? service) === service) return { key, words: groups };
  }
  return undefined;
}

const PATTERNS = (Object.keys(EVENT_TEXTS) as EventKey[])
  .toSorted((a, b) => EVENT_TEXTS[b].length - EVENT_TEXTS[a].length)
  .map((key) => ({ key, pattern: patternOf(EVENT_TEXTS[key]) }));

/** A name in braces that stands twice is read once. */
function patternOf(text: string): RegExp {
  const body = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>.+)");
  return new RegExp(text.includes("{service}") ? `^${body}$` : `^\\(service (?<service>[^ ,)]+)(?:, taskSet [^ ]+)?\\) ${body}$`);
}

/** The reason of a placement that failed, as RunTask would give it; the clause of the event says the same in other words. */
export function placementReason({ key, words }: ReadEvent): string {
  if (key === "noCapacity") return reasonOfLaunch(words["reason"] ?? "");
  // Assumed: what RunTask answers then.
  if (key === "noInstances" && words["where"] === "cluster") return "No Container Instances were found in your cluster.";
  if (key === "noInstances" || key === "noneInProvider") return "EMPTY CAPACITY PROVIDER";
  const clause = words["clause"] ?? "";
  return CLAUSES[clause] ?? /^encountered error "(.+)"\.$/.exec(clause)?.[1] ?? "RESOURCE";
}

/** ECS guide, "Amazon ECS service action events", has RESOURCE:FARGATE as its example. That others are given as they are is assumed. */
const reasonOfLaunch = (reason: string): string => (reason === NO_CAPACITY || reason === NO_VCPUS ? "RESOURCE:FARGATE" : reason);

const CLAUSES: Readonly<Record<string, string>> = {
  "has insufficient CPU units available.": "RESOURCE:CPU",
  "has insufficient memory available.": "RESOURCE:MEMORY",
  "is already using a port required by your task.": "RESOURCE:PORTS",
  "is missing an attribute required by your task.": "ATTRIBUTE",
};
