import type { Context, View } from "../../../kernel/context.ts";
import {
  deployments,
  services,
  type Deregistration,
  type ServiceLoadBalancer,
  type TaskRow,
  type TaskTarget,
} from "../tables.ts";
import { classicNameIn } from "../../elb/contract.ts";
import { refusalToEcs, type EcsRefusal } from "../roleRules.ts";
import { changeTask, machineOf } from "./taskRows.ts";

/** What came of registering a task: the groups that took it, or why one did not. */
export interface Registration {
  readonly registered: readonly string[];
  readonly refused: readonly Refused[];
}

/** `about`: ECS may not ask the group. */
interface Refused extends Partial<EcsRefusal> {
  readonly targetGroupArn: string;
  readonly message: string;
}

/** Registers a task that runs with every target group of its deployment. */
export function registerTask(ctx: Context, task: TaskRow): Registration {
  const id = targetIdOf(ctx, task);
  const targets: TaskTarget[] = [];
  const refused: Refused[] = [];
  for (const loadBalancer of loadBalancersOf(ctx, task)) {
    const { targetGroupArn } = loadBalancer;
    const port = targetPortOf(task, loadBalancer);
    if (port === undefined) continue;
    const denied = refusalToEcs(ctx, { action: rightTo("Register", targetGroupArn), resource: targetGroupArn, role: roleFor(ctx, task, targetGroupArn) });
    const answer = denied === null ? call(ctx, "Register", { targetGroupArn, port, id }) : { ok: false as const, message: denied.message };
    if (answer.ok) targets.push({ targetGroupArn, port, draining: false });
    else refused.push({ ...denied, targetGroupArn, message: answer.message });
  }
  if (refused.length > 0) {
    // All or none: what one group took is taken back, and all of it is tried again.
    for (const target of targets) deregister(ctx, { target, id });
    return { registered: [], refused };
  }
  changeTask(ctx, task.taskArn, { targets, registeredAt: ctx.now });
  return { registered: targets.map(({ targetGroupArn }) => targetGroupArn), refused };
}

/**
 * Takes a task out of its target groups. When it is to be drained it keeps its targets until the groups let go of
 * them; else it stops meanwhile, as a task does that a person stops or that dies (assumed).
 */
export function deregisterTask(ctx: Context, task: TaskRow, { drain }: { readonly drain: boolean }): TaskRow {
  if (task.targets.length === 0) return task;
  const id = targetIdOf(ctx, task);
  const registered = task.targets.filter(({ draining }) => !draining);
  const left = registered.filter((target) => deregister(ctx, { target, id }));
  announce(ctx, task, left);
  const draining = left.map((target) => ({ ...target, draining: true }));
  const before = task.targets.filter((target) => target.draining);
  return changeTask(ctx, task.taskArn, { targets: drain ? [...before, ...draining] : [] });
}

/**
 * The role in which ECS asks a target group of a task; null: its own. It is that in which the traffic of the group is
 * moved (ECS guide, "Amazon ECS infrastructure IAM role for load balancers"), else that of the service (API, CreateService).
 */
export function roleFor(view: View, task: TaskRow, targetGroupArn: string): string | null {
  const routing = loadBalancersOf(view, task).find((one) => one.targetGroupArn === targetGroupArn)?.advancedConfiguration;
  return routing?.roleArn ?? view.need(services, task.serviceArn ?? "").echo.role;
}

/** The target groups that a task's deployment registers its tasks with. */
export function loadBalancersOf(view: View, { deploymentId }: Pick<TaskRow, "deploymentId">): readonly ServiceLoadBalancer[] {
  return deploymentId === null ? [] : (view.find(deployments, deploymentId)?.loadBalancers ?? []);
}

/** What a task is known by to target groups: the address of its own network interface, or the instance it is on. */
export function targetIdOf(view: View, task: TaskRow): string {
  return task.networkInterface?.privateIpv4Address ?? machineOf(view, task);
}

/** True when there is a target left to drain. A group that is gone has nothing to drain. */
function deregister(ctx: Context, { target, id }: { readonly target: TaskTarget; readonly id: string }): boolean {
  return call(ctx, "Deregister", { ...target, id }).ok;
}

/** What ECS calls for it; with a Classic Load Balancer it is the whole instance that comes or goes. */
function call(ctx: Context, verb: Verb, { targetGroupArn, port, id }: Pick<TaskTarget, "targetGroupArn" | "port"> & { readonly id: string }) {
  const LoadBalancerName = classicNameIn(targetGroupArn);
  return LoadBalancerName === undefined
    ? ctx.call("elbv2", `${verb}Targets`, { TargetGroupArn: targetGroupArn, Targets: [{ Id: id, Port: port }] })
    : ctx.call("elb", CLASSIC[verb], { LoadBalancerName, Instances: [{ InstanceId: id }] });
}

type Verb = "Register" | "Deregister";
const CLASSIC = { Register: "RegisterInstancesWithLoadBalancer", Deregister: "DeregisterInstancesFromLoadBalancer" } as const;

/** The right that ECS needs for that. */
export const rightTo = (verb: Verb, targetGroupArn: string): string =>
  `elasticloadbalancing:${classicNameIn(targetGroupArn) === undefined ? `${verb}Targets` : CLASSIC[verb]}`;

/** The container's own port at an interface of the task's own, else the port of the instance that leads to it. */
function targetPortOf(task: TaskRow, { containerName, containerPort }: ServiceLoadBalancer): number | undefined {
  if (task.networkInterface !== null) return containerPort;
  const container = task.containers.find(({ name }) => name === containerName);
  return container?.networkBindings.find((binding) => binding.containerPort === containerPort)?.hostPort;
}

/** Leaves word for the service's next pass, which tells of it in its events. */
function announce(ctx: Context, { serviceArn, deploymentId }: TaskRow, targets: readonly TaskTarget[]): void {
  const service = serviceArn === null ? undefined : ctx.find(services, serviceArn);
  if (service === undefined || deploymentId === null || targets.length === 0) return;
  const words: Deregistration[] = [...service.deregistrations];
  for (const { targetGroupArn } of targets) {
    const at = words.findIndex((word) => word.targetGroupArn === targetGroupArn && word.deploymentId === deploymentId);
    const word = words[at];
    if (word === undefined) words.push({ targetGroupArn, deploymentId, targets: 1 });
    else words[at] = { ...word, targets: word.targets + 1 };
  }
  ctx.update(services, service.serviceArn, { deregistrations: words });
}
