import type { Call, LogLine } from "../../bridge/protocol.ts";
import { ACCOUNT_READINGS } from "./accountReadings.ts";
import { callSubject } from "./callSubject.ts";
import { CAPACITY_READINGS, MACHINE_READINGS } from "./machineReadings.ts";
import { nameIn } from "./names.ts";
import type { Tables } from "./replica.ts";
import type { Ref } from "./selection.ts";

/** Who speaks: what the events are filtered by. */
export type EventSource = "service" | "deployment" | "task" | "instance" | "target" | "alarm" | "call" | "machine" | "other";

/** What kind of news it is; each has its glyph. */
export type EventTone = "healthy" | "starting" | "pending" | "draining" | "failed" | "warning" | "stopped" | "unreachable" | "plain";

/** A line of the log as a person reads it. */
export interface EventLine {
  readonly seq: number;
  readonly at: number;
  readonly cause: number;
  readonly source: EventSource;
  readonly tone: EventTone;
  /** Whose event it is, if a service's. */
  readonly serviceArn: string | null;
  /** A service event's text is AWS's own, whole. */
  readonly text: string;
  /** What it happened to. */
  readonly subject: Ref | null;
  /** The call, when the line is one. */
  readonly call: Call | null;
}

/**
 * What a log line says. Read once and kept: a line never changes, while the rows it is about may be gone later.
 * Names of events are those of the contracts of the services; an unknown one is listed as it is.
 */
export function eventLine(line: LogLine, tables: Tables): EventLine {
  const known = read.get(line);
  if (known !== undefined) return known;
  const { seq, at, cause } = line;
  const reading = READINGS[line.name]?.(line.payload as never, tables) ?? unknownEvent(line);
  const text: EventLine = { seq, at, cause, serviceArn: null, subject: null, call: null, ...reading };
  read.set(line, text);
  return text;
}

const read = new WeakMap<LogLine, EventLine>();

/** Whether events of a name are read, and not listed as they are. */
export const hasWords = (name: string): boolean => name in READINGS;

/** What one kind of event says; what it leaves out is null. */
export type Reading = Pick<EventLine, "source" | "tone" | "text"> & Partial<EventLine>;

const READINGS: Readonly<Record<string, (payload: never, tables: Tables) => Reading>> = {
  "ecs.serviceEventWritten": serviceEvent,
  "ecs.deploymentStateChanged": deploymentState,
  "ecs.taskStateChanged": taskState,
  "ecs.containerInstanceStateChanged": containerInstanceState,
  "ec2.instanceStateChanged": instanceState,
  "elbv2.targetStateChanged": targetState,
  ...MACHINE_READINGS,
  ...CAPACITY_READINGS,
  ...ACCOUNT_READINGS,
  call: (call: Call, tables: Tables) => ({
    source: "call",
    tone: "plain",
    text: `${call.service} ${call.operation}`,
    call,
    ...callSubject(call, tables),
  }),
};

function serviceEvent({ serviceArn, message }: { serviceArn: string; message: string }): Reading {
  return { source: "service", tone: toneOf(message), text: message, serviceArn, subject: serviceRef(serviceArn) };
}

/** AWS's service events carry no severity; the words they are made of do. First match counts. */
const TONES: readonly (readonly [RegExp, EventTone])[] = [
  [/unable|unhealthy|failed|could not|misconfigured/, "failed"],
  [/rolling back|throttled|not AZ balanced/, "warning"],
  [/steady state|deployment completed|is AZ balanced/, "healthy"],
  [/draining|stopped|deregistered/, "draining"],
  [/started|registered/, "starting"],
];

function toneOf(message: string): EventTone {
  return TONES.find(([words]) => words.test(message))?.[1] ?? "plain";
}

const ROLLOUT_TONES: Readonly<Record<string, EventTone>> = { IN_PROGRESS: "starting", COMPLETED: "healthy", FAILED: "failed" };

function deploymentState(payload: { deploymentId: string; serviceArn: string; rolloutState: string }): Reading {
  const { deploymentId, serviceArn, rolloutState } = payload;
  return {
    source: "deployment",
    tone: ROLLOUT_TONES[rolloutState] ?? "plain",
    text: `Deployment ${deploymentId} is ${rolloutState}`,
    serviceArn,
    subject: serviceRef(serviceArn),
  };
}

const TASK_TONES: Readonly<Record<string, EventTone>> = {
  PROVISIONING: "pending",
  PENDING: "pending",
  ACTIVATING: "starting",
  RUNNING: "healthy",
  DEACTIVATING: "draining",
  STOPPING: "draining",
  DEPROVISIONING: "draining",
  STOPPED: "stopped",
};

function taskState(
  { taskArn, lastStatus, desiredStatus }: { taskArn: string; lastStatus: string; desiredStatus: string },
  tables: Tables,
): Reading {
  const task = tables["ecs.tasks"].get(taskArn);
  const id = nameIn(taskArn);
  const why = desiredStatus === "STOPPED" ? (task?.stoppedReason ?? null) : null;
  const failed = lastStatus === "STOPPED" && task?.stopCode !== undefined && BAD_STOPS.has(task.stopCode ?? "");
  const state = desiredStatus === "STOPPED" && BEFORE_STOP.has(lastStatus) ? `${lastStatus} and is to stop` : lastStatus;
  return {
    source: "task",
    tone: failed ? "failed" : desiredStatus === "STOPPED" && lastStatus !== "STOPPED" ? "draining" : (TASK_TONES[lastStatus] ?? "plain"),
    text: `Task ${id} is ${state}${why === null ? "" : `: ${why}`}`,
    serviceArn: task?.serviceArn ?? null,
    subject: { table: "ecs.tasks", id: taskArn },
  };
}

const BEFORE_STOP = new Set(["PROVISIONING", "PENDING", "ACTIVATING", "RUNNING"]);
const BAD_STOPS = new Set(["TaskFailedToStart", "EssentialContainerExited"]);

function containerInstanceState(
  payload: { containerInstanceArn: string; status: string; agentConnected: boolean },
  tables: Tables,
): Reading {
  const { containerInstanceArn, status, agentConnected } = payload;
  const row = tables["ecs.containerInstances"].get(containerInstanceArn);
  const name = row?.ec2InstanceId ?? nameIn(containerInstanceArn);
  return {
    source: "instance",
    tone: status === "DRAINING" ? "draining" : status === "INACTIVE" ? "stopped" : agentConnected ? "healthy" : "unreachable",
    text: `Container instance ${name} is ${status}, its agent is ${agentConnected ? "connected" : "not connected"}`,
    subject: { table: "ecs.containerInstances", id: containerInstanceArn },
  };
}

const INSTANCE_TONES: Readonly<Record<string, EventTone>> = {
  pending: "pending",
  running: "healthy",
  "shutting-down": "draining",
  stopping: "draining",
  stopped: "stopped",
  terminated: "stopped",
};

function instanceState({ instanceId, state }: { instanceId: string; state: string }): Reading {
  return {
    source: "instance",
    tone: INSTANCE_TONES[state] ?? "plain",
    text: `Instance ${instanceId} is ${state}`,
    subject: { table: "ec2.instances", id: instanceId },
  };
}

const TARGET_TONES: Readonly<Record<string, EventTone>> = {
  initial: "starting",
  healthy: "healthy",
  unhealthy: "failed",
  draining: "draining",
  unused: "unreachable",
};

function targetState(
  payload: { targetGroupArn: string; targetId: string; port: number; state: string | null; description: string | null },
  tables: Tables,
): Reading {
  const { targetGroupArn, targetId, port, state, description } = payload;
  const target = `Target ${targetId}:${port}`;
  const group = nameIn(targetGroupArn);
  const because = description === null ? "" : `: ${description}`;
  return {
    source: "target",
    tone: state === null ? "stopped" : (TARGET_TONES[state] ?? "plain"),
    text: state === null ? `${target} left ${group}` : `${target} in ${group} is ${state}${because}`,
    serviceArn: serviceOf(targetGroupArn, tables),
    subject: { table: "elbv2.targetGroups", id: targetGroupArn },
  };
}

function serviceOf(targetGroupArn: string, tables: Tables): string | null {
  for (const service of tables["ecs.services"].values()) {
    if (service.loadBalancers.some((one) => one.targetGroupArn === targetGroupArn)) return service.serviceArn;
  }
  return null;
}

function serviceRef(id: string): Ref {
  return { table: "ecs.services", id };
}

function unknownEvent({ name, payload }: LogLine): Reading {
  return { source: "other", tone: "plain", text: `${name} ${JSON.stringify(payload)}` };
}
