import { idOf } from "../../../aws/arn.ts";
import { rememberedText } from "../../../lib/rememberedText.ts";
import type { Context } from "../../kernel/context.ts";
import { uuid } from "../../kernel/ids.ts";
import { serviceEventWritten } from "./contract.ts";
import { COMPLAINTS_KEPT, EVENTS_KEPT } from "./limits.ts";
import { eventsByService, serviceEvents, services, type ServiceRow } from "./tables.ts";
import { SAME_EVENT_SILENCE } from "./timing.ts";

/**
 * What a service writes to its event stream, in ECS's words. They were observed in published logs unless the ECS
 * guide, "Service event messages", has them; ids stand in parentheses as the API gives them.
 */
export const EVENT_TEXTS = {
  steady: "has reached a steady state.",
  started: "has started {count} tasks: {tasks}.",
  startedForUnhealthy: "has started {count} tasks: {tasks}. Amazon ECS replaced {unhealthy} tasks due to an unhealthy status.",
  stopped: "has stopped {count} running tasks: {tasks}.",
  registered: "registered {count} targets in (target-group {targetGroupArn})",
  deregistered: "deregistered {count} targets in (target-group {targetGroupArn})",
  registrationFailed: "failed to register targets in (target-group {targetGroupArn}) with (error {error})",
  deregistrationFailed: "failed to deregister targets in (target-group {targetGroupArn}) with (error {error})",
  registeredInstances: "registered {count} instances in (elb {loadBalancer})",
  deregisteredInstances: "deregistered {count} instances in (elb {loadBalancer})",
  /** Assumed, both, after those of target groups. */
  instanceRegistrationFailed: "failed to register instances in (elb {loadBalancer}) with (error {error})",
  instanceDeregistrationFailed: "failed to deregister instances in (elb {loadBalancer}) with (error {error})",
  /** Assumed, both, after those of target groups. */
  discoveryFailed: "(task {task}) failed to register in (service-registry {registry}) with (error {error})",
  undiscoveryFailed: "(task {task}) failed to deregister from (service-registry {registry}) with (error {error})",
  launchFailed: "failed to launch a task with (error {error})",
  /** That they name the service as others do is assumed, of both. */
  iamPolicies: "IAM permissions policies have been misconfigured or changed, and ECS can no longer maintain your service",
  iamTrust: "IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service",
  draining: "has begun draining connections on {count} tasks.",
  completed: "(deployment {deploymentId}) deployment completed.",
  /** From memory. */
  scaledTaskSet: "updated computedDesiredCount for taskSet {taskSetId} to {count}.",
  failed: "(deployment {deploymentId}) deployment failed: {reason}",
  rollingBack: "rolling back to deployment {deploymentId}.",
  failedContainerChecks: "(task {task}) failed container health checks.",
  unhealthyTarget:
    "(task {task}) (instance {instanceId}) (port {port}) is unhealthy in (target-group {targetGroupArn}) due to (reason {reason})",
  unhealthyAddress: "(task {task}) (port {port}) is unhealthy in (target-group {targetGroupArn}) due to (reason {reason})",
  unhealthyInstance: "(instance {instanceId}) is unhealthy in (elb {loadBalancer}) due to (reason {reason})",
  noInstances:
    "was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your {where}. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  noPlace:
    "was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance {containerInstance}) {clause} For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  tooManyWait: "was unable to place tasks in your cluster because the tasks provisioning capacity limit was exceeded.",
  noneInProvider: "was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.",
  noCapacity: "was unable to place a task. Reason: {reason}",
  notAllLaunched: "could not launch {count} tasks for deployment {deploymentId}.",
  throttled:
    "is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  protected:
    "was unable to reach steady state because task set ({deploymentId}) was unable to scale in. Reason: The number of protected tasks are more than the desired count of tasks.",
  notBalanced: "service ({service}) is not AZ balanced with {zones}. AZ Rebalancing in progress.",
  balanced: "service ({service}) is AZ balanced with {zones}.",
  rebalancingStartedTask: "{service} has started {count} tasks in {zone} to AZ Rebalance: {tasks}.",
  rebalancingStoppedTask: "{service} has stopped {count} running tasks in {zone} due to AZ rebalancing: {tasks}.",
  rebalancingNoPlace: "service ({service}) is unable to place a task in {zone} because no container instance met all of its requirements.",
  /** Which words stand for the reason is not known. */
  rebalancingHeld: "service ({service}) was unable to AZ Rebalance because {deploymentId} was unable to scale in due to task protection.",
  rebalancingStopped: "service ({service}) stopped AZ Rebalancing.",
  blocked:
    "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
} as const;

export type EventKey = keyof typeof EVENT_TEXTS;

/** What stands in the braces of a text. */
export type EventWords = Readonly<Record<string, string | number>>;

/** Writes an event. The newest hundred are kept. */
export function writeEvent(ctx: Context, serviceArn: string, key: EventKey, words: EventWords = {}): void {
  writeMessage(ctx, serviceArn, messageOf(idOf(serviceArn), key, words));
}

/** The same in words that are not ECS's own. */
export function writeMessage(ctx: Context, serviceArn: string, message: string): void {
  ctx.insert(serviceEvents, { eventId: uuid(ctx), serviceArn, message, createdAt: ctx.now });
  ctx.emit(serviceEventWritten, { serviceArn, message });
  if (ctx.count(eventsByService, serviceArn) <= EVENTS_KEPT) return;
  const [oldest] = ctx.where(eventsByService, serviceArn);
  if (oldest !== undefined) ctx.remove(serviceEvents, oldest.eventId);
}

/**
 * Writes an event that would only repeat itself while its cause lasts: the same message is not written again until
 * the cause went away (`mend`) or six hours passed.
 */
export function complain(ctx: Context, serviceArn: string, key: EventKey, words: EventWords = {}): void {
  const service = ctx.need(services, serviceArn);
  const message = messageOf(service.serviceName, key, words);
  const said = service.complaints.find((complaint) => complaint.message === message);
  if (said !== undefined && ctx.now < said.saidAt + SAME_EVENT_SILENCE) return;
  const others = service.complaints.filter((complaint) => complaint !== said);
  ctx.update(services, serviceArn, {
    complaints: [...others, { about: key, message, saidAt: ctx.now }].slice(-COMPLAINTS_KEPT),
  });
  writeEvent(ctx, serviceArn, key, words);
}

/** The cause of some complaints went away. */
export function mend(ctx: Context, serviceArn: string, ...keys: readonly EventKey[]): void {
  const { complaints } = ctx.need(services, serviceArn);
  if (complaints.length === 0) return;
  const left = complaints.filter(({ about }) => !keys.some((key) => key === about));
  if (left.length < complaints.length) ctx.update(services, serviceArn, { complaints: left });
}

/** The next instant at which a complaint that still stands would be said again; undefined when none stands. */
export function nextComplaintAt({ complaints }: ServiceRow): number | undefined {
  return complaints.length === 0 ? undefined : Math.min(...complaints.map(({ saidAt }) => saidAt)) + SAME_EVENT_SILENCE;
}

/** `(task 0123…) (task 4567…)` */
export const taskList = (taskArns: readonly string[]): string => taskArns.map((arn) => `(task ${idOf(arn)})`).join(" ");

/** Events name the deployment that loses tasks beside the service. Those of the rebalancing have the service within. */
function messageOf(serviceName: string, key: EventKey, words: EventWords): string {
  const taskSet = key === "draining" ? `, taskSet ${words.deploymentId}` : "";
  const { parts, namesService } = readText(EVENT_TEXTS[key]);
  let text = namesService ? "" : `(service ${serviceName}${taskSet}) `;
  for (const { before, name } of parts) text += before + (name === "" ? "" : String(name === "service" ? serviceName : words[name]));
  return text;
}

/** A piece of a text, and what is to be written after it; blank: nothing, it is the end. */
interface Part {
  readonly before: string;
  readonly name: string;
}

/** The pieces of a text, and whether the service is among its words. A text is taken apart once. */
const readText = rememberedText((text): { readonly parts: readonly Part[]; readonly namesService: boolean } => {
  const parts = [...text.matchAll(/([^{]*)(?:\{(\w+)\}|$)/g)].map(([, before = "", name = ""]) => ({ before, name }));
  return { parts, namesService: parts.some(({ name }) => name === "service") };
});
