import { cloudMapArn, clusterArn, idOf, serviceArn, taskArn } from "../../../../aws/arn.ts";
import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { Context } from "../../../kernel/context.ts";
import { makeEndpoint, makeHttpNamespace, namespaceNamed } from "../../servicediscovery/late/contract.ts";
import { endpointIn, registerInstance } from "../../servicediscovery/restore/contract.ts";
import { connect, connectOf } from "../connect/connect.ts";
import { connects, connectsByNamespace, sights, type ConnectRow } from "../connect/tables.ts";
import { discovery, registryOf, setRegistry } from "../discovery/discovery.ts";
import { registrations } from "../discovery/tables.ts";
import { clusterOptions } from "../lateTables.ts";
import { deployments, tasks, type TaskRow } from "../tables.ts";
import type { Definitions } from "./definitions.ts";
import { foundIn, type FoundConnect } from "./foundIn.ts";

/** Writes down which namespace services of a cluster are in that name none. */
export function restoreClusterNamespace(ctx: Context, { clusterName, serviceConnectNamespace: id }: AccountDescription["clusters"][number]): void {
  const namespace = id === null ? undefined : namespaceNamed(ctx, cloudMapArn("namespace", id));
  if (namespace === undefined) return;
  ctx.insert(clusterOptions, { clusterArn: clusterArn(clusterName), capacityProviders: [], defaultCapacityProviderStrategy: [], serviceConnectNamespace: namespace, configuration: null });
}

/** Writes down where services and their deployments are registered, and what they have of Service Connect. */
export function restoreFound(ctx: Context, account: AccountDescription, definitions: Definitions): void {
  const told = account.services.map((service) => {
    const place = (taskDefinition: string) => ({ view: ctx, account, cluster: service.cluster, definition: definitions.get(taskDefinition) ?? {} });
    return { service, found: foundIn(service, place(service.taskDefinition)), generations: service.deployments.map((one) => ({ ...one, found: foundIn(one, place(one.taskDefinition)) })) };
  });
  for (const { service, found, generations } of told) {
    const arn = serviceArn(service.cluster, service.serviceName);
    setRegistry(ctx, arn, found.registry);
    if (found.connect !== null) ctx.insert(connects, connectRow(ctx, arn, found.connect));
    for (const { id, found: own } of generations) setRegistry(ctx, id, own.registry);
  }
  // What the proxies of a deployment know is settled when it begins: assumed is that all that is there now was there then.
  for (const { id, proxyName, found } of told.flatMap(({ generations }) => generations)) {
    if (found.connect === null || proxyName === null) continue;
    const row = ctx.insert(connects, connectRow(ctx, id, found.connect));
    const endpoints = ctx.where(connectsByNamespace, row.namespace.arn).flatMap(({ ownerId, endpoints: own }) => own.map(({ discoveryName, discoveryArn, protocol, aliases }) => ({ serviceArn: ownerId, discoveryName, discoveryArn, protocol, aliases })));
    ctx.insert(sights, { deploymentId: id, proxyName, endpoints, since: ctx.need(deployments, id).createdAt });
  }
}

function connectRow(ctx: Context, ownerId: string, { namespace: named, namespaceName, ports, given }: FoundConnect): ConnectRow {
  const namespace = namespaceNamed(ctx, named) ?? makeHttpNamespace(ctx, namespaceName);
  const { arn } = namespace;
  const endpoints = ports.map((port) => ({ ...port, discoveryArn: endpointIn(ctx, arn, port.discoveryName) ?? makeEndpoint(ctx, { arn, name: port.discoveryName }) }));
  return { ownerId, namespace, endpoints, given };
}

/** Registers the tasks that run where they were found by others. */
export function restoreRegistrations(ctx: Context, account: AccountDescription): void {
  for (const { cluster, id, deployment } of account.tasks) {
    const task = deployment === null ? undefined : ctx.find(tasks, taskArn(cluster, id));
    if (task === undefined || task.lastStatus === "STOPPED") continue;
    restoreRegistration(ctx, task);
    if (connectOf(ctx, deployment ?? "") !== undefined) connect().follow(ctx, task);
  }
}

function restoreRegistration(ctx: Context, task: TaskRow): void {
  const registry = registryOf(ctx, task.deploymentId);
  if (registry === null || task.desiredStatus !== "RUNNING") return;
  if (task.lastStatus === "ACTIVATING") return discovery().join(ctx, task);
  if (task.lastStatus !== "RUNNING") return;
  const { registryArn } = registry;
  const health = task.healthStatus === "UNHEALTHY" ? "UNHEALTHY" : "HEALTHY";
  registerInstance(ctx, { serviceId: idOf(registryArn), instanceId: idOf(task.taskArn), attributes: discovery().attributesOf(ctx, task, registry), health, registeredAt: task.startedAt ?? ctx.now });
  ctx.insert(registrations, { taskArn: task.taskArn, registryArn, state: "JOINED" });
}
