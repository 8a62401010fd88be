import { clusterArn, clusterOf, containerInstanceArn as instanceArnOf, idOf, instanceArn } from "../../../../aws/arn.ts";
import { ACCOUNT_ID, EPOCH_SECONDS, REGION } from "../../../../aws/region.ts";
import { utcTime } from "../../../../aws/utcTime.ts";
import { Hash } from "../../../../lib/hash.ts";
import type { View } from "../../../kernel/context.ts";
import type { LogLine } from "../../../kernel/event.ts";
import { groupNamed } from "../../autoscaling/contract.ts";
import { describeContainerInstance } from "../describe/containerInstance.ts";
import { describeTask } from "../describe/task.ts";
import { failureReasonOf } from "../placement/cause.ts";
import { standingsFor } from "../placement/standing.ts";
import { subjectOfService } from "../placement/subjectOf.ts";
import { containerInstances, deployments, deploymentsByService, liveTasksByService, services, tasks } from "../tables.ts";
import { ACTION_OF, DAEMON_VIOLATED, DEPLOYMENT_ACTION, placementReason, readEvent, TASK_SET_STEADY, type ActionName, type ReadEvent } from "./eventNames.ts";

/** An event as a rule on the default event bus hands it to its targets. */
export interface BusEvent {
  readonly version: "0";
  /** A UUID. Made out of the line's place in the log, for no history keeps one. */
  readonly id: string;
  readonly "detail-type": string;
  readonly source: "aws.ecs" | "aws.ec2" | "aws.autoscaling";
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: object;
}

interface Content {
  readonly "detail-type": string;
  readonly resource: string;
  readonly detail: object;
  /** Where others than ECS send it. */
  readonly source?: BusEvent["source"];
}

/**
 * What ECS sends to EventBridge when a line is written, in the order in which it is sent; nothing for what it keeps to
 * itself. The world must be as it was when the line was written. Of container instances ECS tells as well when a task
 * takes or gives back room there: no line is written then, so such events are not among these.
 */
export function deliveredFor(view: View, line: LogLine): readonly BusEvent[] {
  const contents = CONTENTS[line.name]?.(view, line.payload as never, isoTime(line.at)) ?? [];
  return contents.map((content, i) => {
    const { "detail-type": detailType, resource, detail, source = "aws.ecs" } = content;
    return { version: "0", id: eventIdOf(line, i), "detail-type": detailType, source, account: ACCOUNT_ID, time: utcTime(line.at), region: REGION, resources: [resource], detail };
  });
}

const CONTENTS: Readonly<Record<string, (view: View, payload: never, at: string) => readonly Content[]>> = {
  "ecs.serviceEventWritten": serviceActions,
  "ecs.taskSetSettled": taskSetAction,
  "ecs.deploymentStateChanged": deploymentChange,
  "ecs.taskStateChanged": taskChange,
  "ecs.containerInstanceStateChanged": instanceChange,
  "ec2.spotInterruptionWarned": (_view, payload) => [spotNotice(payload, "EC2 Spot Instance Interruption Warning", { "instance-action": "terminate" })],
  "ec2.rebalanceRecommended": (_view, payload) => [spotNotice(payload, "EC2 Instance Rebalance Recommendation", {})],
  "autoscaling.lifecycleActionBegan": lifecycleAction,
};

/** EC2 guide, "Spot Instance interruption notices" and "EC2 instance rebalance recommendations". */
function spotNotice({ instanceId }: { readonly instanceId: string }, detailType: string, more: object): Content {
  return { source: "aws.ec2", "detail-type": detailType, resource: instanceArn(instanceId), detail: { "instance-id": instanceId, ...more } };
}

interface LifecycleAction {
  readonly autoScalingGroupName: string;
  readonly instanceId: string;
  readonly lifecycleHookName: string;
  readonly lifecycleTransition: string;
  readonly lifecycleActionToken: string;
}

/** Auto Scaling guide, "EventBridge events for lifecycle actions". */
function lifecycleAction(view: View, began: LifecycleAction): readonly Content[] {
  const isLaunch = began.lifecycleTransition.endsWith("LAUNCHING");
  const detail = {
    LifecycleActionToken: began.lifecycleActionToken,
    AutoScalingGroupName: began.autoScalingGroupName,
    LifecycleHookName: began.lifecycleHookName,
    EC2InstanceId: began.instanceId,
    LifecycleTransition: began.lifecycleTransition,
    Origin: isLaunch ? "EC2" : "AutoScalingGroup",
    Destination: isLaunch ? "AutoScalingGroup" : "EC2",
  };
  const resource = groupNamed(view, began.autoScalingGroupName)?.autoScalingGroupArn ?? began.autoScalingGroupName;
  return [{ source: "aws.autoscaling", "detail-type": `EC2 Instance-${isLaunch ? "launch" : "terminate"} Lifecycle Action`, resource, detail }];
}

function serviceActions(view: View, { serviceArn, message }: { readonly serviceArn: string; readonly message: string }, at: string): readonly Content[] {
  const read = readEvent(serviceArn, message);
  const name = read === undefined ? null : ACTION_OF[read.key];
  if (read === undefined || name === null) return [];
  const violated = read.key === "stopped" ? violations(view, serviceArn, message) : [];
  return [...violated.map((more) => action(serviceArn, { name: DAEMON_VIOLATED, at, more })), action(serviceArn, { name, at, more: moreOf(serviceArn, name, read) })];
}

function taskSetAction(_view: View, { serviceArn, steady }: { readonly serviceArn: string; readonly steady: boolean }, at: string): readonly Content[] {
  return steady ? [action(serviceArn, { name: TASK_SET_STEADY, at, more: {} })] : [];
}

function action(serviceArn: string, { name, at, more }: { readonly name: ActionName; readonly at: string; readonly more: object }): Content {
  const { eventType, eventName } = name;
  const detail = { eventType, eventName, clusterArn: clusterArn(clusterOf(serviceArn) ?? ""), ...more, createdAt: at };
  return { "detail-type": "ECS Service Action", resource: serviceArn, detail };
}

function moreOf(serviceArn: string, { eventName }: ActionName, read: ReadEvent): object {
  if (eventName === "SERVICE_TASK_CONFIGURATION_FAILURE") return { reason: read.words["error"] };
  if (eventName !== "SERVICE_TASK_PLACEMENT_FAILURE") return {};
  const closest = read.words["containerInstance"];
  const where = closest === undefined ? {} : { containerInstanceArns: [instanceArnOf(clusterOf(serviceArn) ?? "", closest)] };
  return { ...where, reason: placementReason(read) };
}

/** Of the tasks that a DAEMON service stops, those that stand where its constraints allow none. */
function violations(view: View, serviceArn: string, message: string): readonly object[] {
  const service = view.find(services, serviceArn);
  const primary = view.where(deploymentsByService, serviceArn).find(({ status }) => status === "PRIMARY");
  if (service?.schedulingStrategy !== "DAEMON" || primary === undefined) return [];
  const standingOf = standingsFor(view, subjectOfService(view, service, primary));
  const stopped = view.where(liveTasksByService, serviceArn).filter(({ taskArn }) => message.includes(`(task ${idOf(taskArn)})`));
  return stopped.flatMap(({ containerInstanceArn }) => {
    const instance = view.find(containerInstances, containerInstanceArn);
    if (instance?.status !== "ACTIVE" || !instance.agentConnected) return [];
    const { bar } = standingOf(instance);
    return bar === undefined ? [] : [{ containerInstanceArns: [containerInstanceArn], reason: failureReasonOf(bar) }];
  });
}

function deploymentChange(view: View, payload: { readonly deploymentId: string; readonly serviceArn: string; readonly rolloutState: string }, at: string): readonly Content[] {
  const { deploymentId, serviceArn, rolloutState } = payload;
  const name = DEPLOYMENT_ACTION[rolloutState];
  if (name === undefined) return [];
  const { eventType, eventName } = name;
  const reason = view.find(deployments, deploymentId)?.rolloutStateReason;
  return [{ "detail-type": "ECS Deployment State Change", resource: serviceArn, detail: { eventType, eventName, deploymentId, updatedAt: at, reason } }];
}

function taskChange(view: View, { taskArn }: { readonly taskArn: string }, updatedAt: string): readonly Content[] {
  const task = view.find(tasks, taskArn);
  if (task === undefined) return [];
  const { attachments = [], ...described } = describeTask(view, task);
  // The API calls it ElasticNetworkInterface; the samples of the ECS guide, "Amazon ECS task state change events", do not.
  const detail = { attachments: attachments.map((attachment) => ({ ...attachment, type: "eni" })), ...described, updatedAt };
  return [{ "detail-type": "ECS Task State Change", resource: taskArn, detail: withIsoTimes(detail) }];
}

function instanceChange(view: View, { containerInstanceArn }: { readonly containerInstanceArn: string }, updatedAt: string): readonly Content[] {
  const row = view.find(containerInstances, containerInstanceArn);
  if (row === undefined) return [];
  const detail = withIsoTimes({ ...describeContainerInstance(view, row), clusterArn: row.clusterArn, updatedAt });
  return [{ "detail-type": "ECS Container Instance State Change", resource: containerInstanceArn, detail }];
}

/** The API gives times in seconds, EventBridge as text. */
const withIsoTimes = (detail: object): object =>
  Object.fromEntries(
    Object.entries(detail).flatMap(([name, value]: [string, unknown]) =>
      value === undefined ? [] : [[name, name.endsWith("At") && typeof value === "number" ? isoTime(Math.round(value * 1000) - EPOCH_SECONDS * 1000) : value]],
    ),
  );

/** `2026-01-05T09:00:00.000Z` */
const isoTime = (at: number): string => utcTime(at).replace("Z", `.${String(at % 1000).padStart(3, "0")}Z`);

/** In the form 8-4-4-4-12. */
function eventIdOf({ seq, at }: LogLine, part: number): string {
  const hash = new Hash();
  for (const value of [seq, at, part]) hash.number(value);
  const first = hash.hex();
  hash.int(part);
  return `${first}${hash.hex()}`.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
