import { idOf } from "../../../../aws/arn.ts";
import { REGION } from "../../../../aws/region.ts";
import type { Context } from "../../../kernel/context.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { complain, mend } from "../events.ts";
import { loadBalancersOf } from "../processes/targets.ts";
import { noteRunning } from "../processes/failures.ts";
import { advance } from "../processes/taskLife.ts";
import { changeTask, isOnFargate, machineOf } from "../processes/taskRows.ts";
import { wakeService } from "../processes/wakeService.ts";
import { refusalToEcs } from "../roleRules.ts";
import { clusters, services, taskDefinitions, tasks, type TaskRow } from "../tables.ts";
import { PASS_INTERVAL } from "../timing.ts";
import { registryOf, type Registry } from "./discovery.ts";
import { registrations, type RegistrationRow } from "./tables.ts";
import { joinsAgain } from "./timers.ts";

/** Registers a task that is ACTIVATING; one that is refused is offered again at every pass. */
export function join(ctx: Context, task: TaskRow): void {
  const registry = registryOf(ctx, task.deploymentId);
  if (registry === null || task.lastStatus !== "ACTIVATING" || task.desiredStatus !== "RUNNING") return;
  const { taskArn } = task;
  const { registryArn } = registry;
  const error = call(ctx, "RegisterInstance", { registryArn, InstanceId: idOf(taskArn), Attributes: attributesOf(ctx, task, registry) });
  note(ctx, { taskArn, registryArn, state: error === null ? "JOINING" : "REFUSED" });
  if (error === null) return mend(ctx, task.serviceArn ?? "", "discoveryFailed");
  complain(ctx, task.serviceArn ?? "", "discoveryFailed", { task: idOf(taskArn), registry: idOf(registryArn), error });
  ctx.schedule(joinsAgain, taskArn, PASS_INTERVAL);
}

/** Deregisters a task; one that is just being registered waits for the end of that. What ECS may not take out stays there. */
export function leave(ctx: Context, { taskArn }: TaskRow): void {
  const row = ctx.need(registrations, taskArn);
  if (row.state === "LEAVING") return;
  if (row.state === "REFUSED") return ctx.remove(registrations, taskArn);
  ctx.update(registrations, taskArn, { state: "LEAVING" });
  if (row.state === "JOINED") deregister(ctx, row);
}

/** Tells Cloud Map how a task is. It takes effect there later. */
export function pushHealth(ctx: Context, { taskArn, healthStatus }: TaskRow): void {
  const row = ctx.find(registrations, taskArn);
  if (row?.state !== "JOINED") return;
  const Status = healthStatus === "UNHEALTHY" ? "UNHEALTHY" : "HEALTHY";
  // A registry without a custom health check takes none.
  call(ctx, "UpdateInstanceCustomHealthStatus", { registryArn: row.registryArn, InstanceId: idOf(taskArn), Status });
}

/** Cloud Map is done with what it was asked for: the task runs, or may stop. */
export function operationEnded(ctx: Context, { type, target }: { readonly type: string; readonly target: string }): void {
  const [serviceId = "", instanceId = ""] = target.split("|");
  const row = ctx.all(registrations).find(({ taskArn, registryArn }) => idOf(taskArn) === instanceId && idOf(registryArn) === serviceId);
  if (row === undefined) return;
  if (type === "DEREGISTER_INSTANCE") {
    ctx.remove(registrations, row.taskArn);
    advance(ctx, row.taskArn);
  } else if (row.state === "LEAVING") deregister(ctx, row);
  else if (row.state === "JOINING") joined(ctx, row);
}

function joined(ctx: Context, { taskArn }: RegistrationRow): void {
  ctx.update(registrations, taskArn, { state: "JOINED" });
  const task = ctx.find(tasks, taskArn);
  if (task === undefined) return;
  pushIfUnwell(ctx, task);
  const waits = loadBalancersOf(ctx, task).length > 1 && task.registeredAt === null;
  if (task.lastStatus !== "ACTIVATING" || waits) return;
  noteRunning(ctx, changeTask(ctx, taskArn, { lastStatus: "RUNNING", startedAt: ctx.now }));
  wakeService(ctx, task.serviceArn);
}

/** It was taken for well when it was registered. */
function pushIfUnwell(ctx: Context, task: TaskRow): void {
  if (task.healthStatus === "UNHEALTHY") pushHealth(ctx, task);
}

function deregister(ctx: Context, { taskArn, registryArn }: RegistrationRow): void {
  const error = call(ctx, "DeregisterInstance", { registryArn, InstanceId: idOf(taskArn) });
  if (error === null) return;
  const serviceArn = ctx.find(tasks, taskArn)?.serviceArn ?? "";
  if (ctx.find(services, serviceArn) !== undefined) complain(ctx, serviceArn, "undiscoveryFailed", { task: idOf(taskArn), registry: idOf(registryArn), error });
  ctx.remove(registrations, taskArn);
}

function note(ctx: Context, row: RegistrationRow): void {
  if (ctx.find(registrations, row.taskArn) === undefined) ctx.insert(registrations, row);
  else ctx.update(registrations, row.taskArn, row);
}

/** Asks Cloud Map in the service-linked role. null: it was done. */
function call(ctx: Context, operation: string, { registryArn, ...input }: { readonly registryArn: string; readonly [member: string]: unknown }): string | null {
  const denied = refusalToEcs(ctx, { action: `servicediscovery:${operation}`, resource: registryArn, role: null });
  if (denied !== null) return denied.message;
  const answer = ctx.call("servicediscovery", operation, { ServiceId: idOf(registryArn), ...input });
  return answer.ok ? null : answer.message;
}

/** ECS guide, "Service discovery": what ECS tells of a task. It is always the private address. */
export function attributesOf(ctx: Context, task: TaskRow, registry: NonNullable<Registry>): Readonly<Record<string, string>> {
  const instanceId = machineOf(ctx, task);
  const { family } = ctx.need(taskDefinitions, task.taskDefinitionArn);
  const port = portOf(task, registry);
  return {
    AVAILABILITY_ZONE: task.availabilityZone,
    AWS_INSTANCE_IPV4: task.networkInterface?.privateIpv4Address ?? instanceOf(ctx, instanceId)?.privateIpAddress ?? "",
    ...(port === undefined ? {} : { AWS_INSTANCE_PORT: String(port) }),
    ...(isOnFargate(task) ? {} : { EC2_INSTANCE_ID: instanceId }),
    ECS_CLUSTER_NAME: ctx.need(clusters, task.clusterArn).clusterName,
    ECS_SERVICE_NAME: idOf(task.serviceArn ?? ""),
    ECS_TASK_DEFINITION_FAMILY: family,
    REGION,
  };
}

function portOf({ networkInterface, containers }: TaskRow, { port, containerName, containerPort }: NonNullable<Registry>): number | undefined {
  if (networkInterface !== null || containerPort === null) return port ?? containerPort ?? undefined;
  return containers.find(({ name }) => name === containerName)?.networkBindings.find((binding) => binding.containerPort === containerPort)?.hostPort;
}
