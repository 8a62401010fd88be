import { idOf } from "../../../../aws/arn.ts";
import type { Context } from "../../../kernel/context.ts";
import { hexId } from "../../../kernel/ids.ts";
import { instanceOf } from "../../ec2/contract.ts";
import { discoveryServiceNamed } from "../../servicediscovery/contract.ts";
import { dropMember, makeEndpoint, makeHttpNamespace, removeEndpoint, setMember } from "../../servicediscovery/late/contract.ts";
import { machineOf } from "../processes/taskRows.ts";
import type { TaskRow } from "../tables.ts";
import type { ConnectWish } from "./connect.ts";
import { connects, connectsByNamespace, sights, type ConnectEndpoint, type ConnectRow, type SeenEndpoint } from "./tables.ts";

/** From now on a service has this. What it names anew comes to be in Cloud Map, and what it names no more goes from there. */
export function give(ctx: Context, serviceArn: string, { namespace: wished, ports, given }: NonNullable<ConnectWish>): void {
  const namespace = "arn" in wished ? wished : makeHttpNamespace(ctx, wished.newName);
  const before = ctx.find(connects, serviceArn);
  const kept = before?.namespace.arn === namespace.arn ? before.endpoints : [];
  const endpoints = ports.map((port): ConnectEndpoint => ({ ...port, discoveryArn: arnFor(ctx, kept, { arn: namespace.arn, name: port.discoveryName }) }));
  for (const { discoveryArn } of before?.endpoints ?? []) if (!endpoints.some((one) => one.discoveryArn === discoveryArn)) removeEndpoint(ctx, discoveryArn);
  const row = { ownerId: serviceArn, namespace, endpoints, given };
  if (before === undefined) ctx.insert(connects, row);
  else ctx.update(connects, serviceArn, row);
}

function arnFor(ctx: Context, kept: readonly ConnectEndpoint[], { arn, name }: { readonly arn: string; readonly name: string }): string {
  const old = kept.find(({ discoveryName }) => discoveryName === name)?.discoveryArn;
  return old !== undefined && discoveryServiceNamed(ctx, old) !== undefined ? old : makeEndpoint(ctx, { arn, name });
}

/** A service takes no part any more, or is gone. The namespace stays. */
export function takeAway(ctx: Context, serviceArn: string): void {
  for (const { discoveryArn } of ctx.need(connects, serviceArn).endpoints) removeEndpoint(ctx, discoveryArn);
  ctx.remove(connects, serviceArn);
}

/** What a deployment brings. Its tasks see the endpoints that there are in this moment. */
export function deploy(ctx: Context, deploymentId: string, row: ConnectRow): void {
  ctx.insert(connects, { ...row, ownerId: deploymentId });
  const endpoints = ctx.where(connectsByNamespace, row.namespace.arn).flatMap(seen);
  // Observed: a few random characters. Assumed to be the same for all tasks of a deployment.
  ctx.insert(sights, { deploymentId, proxyName: `ecs-service-connect-${hexId(ctx, 5)}`, endpoints, since: ctx.now });
}

function seen({ ownerId: serviceArn, endpoints }: ConnectRow): readonly SeenEndpoint[] {
  return endpoints.map(({ discoveryName, discoveryArn, protocol, aliases }) => ({ serviceArn, discoveryName, discoveryArn, protocol, aliases }));
}

/**
 * A task is a member of its endpoints while it runs and is to run on. ECS guide, "Service Connect": clients hear of it
 * at once.
 */
export function follow(ctx: Context, task: TaskRow): void {
  const own = ctx.need(connects, task.deploymentId ?? "");
  const instanceId = idOf(task.taskArn);
  const isMember = task.lastStatus === "RUNNING" && task.desiredStatus === "RUNNING";
  for (const endpoint of own.endpoints) {
    const member = { endpointArn: endpoint.discoveryArn, instanceId };
    if (isMember) setMember(ctx, member, { attributes: attributesOf(ctx, task, endpoint), isWell: task.healthStatus !== "UNHEALTHY" });
    else dropMember(ctx, member);
  }
}

function attributesOf(ctx: Context, task: TaskRow, endpoint: ConnectEndpoint): Readonly<Record<string, string>> {
  const address = task.networkInterface?.privateIpv4Address ?? instanceOf(ctx, machineOf(ctx, task))?.privateIpAddress ?? "";
  return {
    AWS_INSTANCE_IPV4: address,
    AWS_INSTANCE_PORT: String(ingressPortOf(task, endpoint) ?? ""),
    AvailabilityZone: task.availabilityZone,
    DeploymentId: idOf(task.deploymentId ?? ""),
  };
}

/** Where the proxy of a task listens for an endpoint: on the task's own interface, or on a port of the instance. */
export function ingressPortOf({ networkInterface, containers }: TaskRow, { containerPort, ingressPortOverride }: ConnectEndpoint): number | undefined {
  if (networkInterface !== null) return ingressPortOverride ?? containerPort;
  return containers.at(-1)?.networkBindings.find((binding) => binding.containerPort === containerPort)?.hostPort;
}
