import { clusterArn, containerInstanceArn, iamArn, serviceArn, taskDefinitionArn } from "../../../../aws/arn.ts";
import type { AccountDescription, DeploymentDescription, ServiceDescription } from "../../../../aws/account/description.ts";
import { needsOf } from "../../../../aws/rules/taskDefinition.ts";
import type { Context } from "../../../kernel/context.ts";
import { itemsFrom } from "../capacityProviders/strategy.ts";
import { reserve } from "../resources.ts";
import { setOptions } from "../rollouts/rollouts.ts";
import { restoreServiceDeployment } from "../serviceDeployments/follow.ts";
import { revisionArnFor } from "../serviceDeployments/ids.ts";
import {
  clusters,
  containerInstances,
  daemonShares,
  deployments,
  families,
  serviceEvents,
  services,
  taskDefinitions,
  type ServiceLoadBalancer,
  type ServiceRow,
} from "../tables.ts";
import { reconcileService } from "../timers.ts";
import { PASS_INTERVAL } from "../timing.ts";
import { COLORS, UNTOUCHED_SERVICE } from "../untouchedService.ts";
import { behindArn } from "./behind.ts";
import type { Definitions } from "./definitions.ts";
import { restoreProviders } from "./providers.ts";
import { restoreClusterNamespace, restoreFound, restoreRegistrations } from "./restoreFound.ts";
import { restoreContainerInstances } from "./restoreInstances.ts";
import { restoreTasks } from "./restoreTasks.ts";

/** Writes down clusters, definitions, container instances, services and tasks; from then on the scheduler looks after them. */
export function restoreEcs(ctx: Context, account: AccountDescription, definitions: Definitions): void {
  for (const cluster of account.clusters) {
    const { clusterName, containerInsights, tags } = cluster;
    const arn = clusterArn(clusterName);
    if (ctx.find(clusters, arn) !== undefined) continue;
    ctx.insert(clusters, { clusterArn: arn, clusterName, status: "ACTIVE", containerInsights, tags, createdAt: ctx.now, inactiveSince: null });
    restoreClusterNamespace(ctx, cluster);
  }
  restoreProviders(ctx, account);
  restoreDefinitions(ctx, account, definitions);
  restoreContainerInstances(ctx, account);
  for (const service of account.services) restoreService(ctx, service);
  restoreFound(ctx, account, definitions);
  restoreTasks(ctx, account);
  restoreRegistrations(ctx, account);
  for (const { cluster, service, containerInstance } of account.shares) {
    const { serviceArn: arn, taskDefinitionArn: definition } = ctx.need(services, serviceArn(cluster, service));
    const { needs } = ctx.need(taskDefinitions, definition);
    const instanceArn = containerInstanceArn(cluster, containerInstance);
    ctx.insert(daemonShares, { shareKey: `${arn}|${instanceArn}`, serviceArn: arn, containerInstanceArn: instanceArn, needs });
    reserve(ctx, instanceArn, needs);
  }
  // What was put on an instance counted as a change of it.
  for (const { cluster, id, version } of account.containerInstances) ctx.update(containerInstances, containerInstanceArn(cluster, id), { version });
}

function restoreDefinitions(ctx: Context, account: AccountDescription, definitions: Definitions): void {
  for (const { family, revision, status, tags, registeredAgo } of account.taskDefinitions) {
    const definition = definitions.get(`${family}:${revision}`) ?? {};
    const arn = taskDefinitionArn(family, revision);
    const registeredAt = ctx.now - registeredAgo;
    ctx.insert(taskDefinitions, {
      taskDefinitionArn: arn,
      family,
      revision,
      status,
      definition: { taskDefinitionArn: arn, ...definition, revision, registeredBy: iamArn("root") },
      needs: needsOf(definition),
      tags,
      registeredAt,
      deregisteredAt: status === "INACTIVE" ? registeredAt : null,
      deleteRequestedAt: null,
    });
    const last = ctx.find(families, family)?.lastRevision;
    if (last === undefined) ctx.insert(families, { family, lastRevision: revision });
    else if (last < revision) ctx.update(families, family, { lastRevision: revision });
  }
}

function restoreService(ctx: Context, service: ServiceDescription): void {
  const { cluster, serviceName, taskDefinition, loadBalancers, createdAgo, deployments: generations, events, steady, ...as } = service;
  const arn = serviceArn(cluster, serviceName);
  const { propagateTags, enableECSManagedTags, enableExecuteCommand, role, circuitBreaker, serviceRegistries: _registries, serviceConnect: _connect, strategy, ...rest } = as;
  const row = ctx.insert(services, {
    ...rest,
    serviceArn: arn,
    serviceName,
    clusterArn: clusterArn(cluster),
    taskDefinitionArn: revisionArn(taskDefinition),
    deploymentController: "ECS",
    launchType: "EC2",
    ...(strategy.length === 0 ? {} : { strategy: itemsFrom(strategy) }),
    placementConstraints: rest.placementConstraints ?? [],
    placementStrategy: rest.placementStrategy ?? [],
    loadBalancers: balancedBy(loadBalancers),
    clientToken: null,
    clientRequest: "",
    createdAt: ctx.now - createdAgo,
    colorIndex: ctx.size(services) % COLORS,
    echo: { propagateTags, enableECSManagedTags, enableExecuteCommand, role },
    steady,
    steadySaidAt: steady ? ctx.now : null,
    ...UNTOUCHED_SERVICE,
    // It is seen as it was found before it is looked after.
    lastPassAt: ctx.now,
  });
  if (circuitBreaker !== null) setOptions(ctx, arn, { strategy: "ROLLING", circuitBreaker, alarms: null, bakeTimeInMinutes: 0 });
  // Newest first, as DescribeServices gives them.
  for (const deployment of generations.toReversed()) restoreDeployment(ctx, row, deployment);
  for (const { id, message, createdAgo } of events) ctx.insert(serviceEvents, { eventId: id, serviceArn: arn, message, createdAt: ctx.now - createdAgo });
  ctx.schedule(reconcileService, arn, PASS_INTERVAL);
}

function restoreDeployment(ctx: Context, service: ServiceRow, deployment: DeploymentDescription): void {
  const { id, taskDefinition, loadBalancers, createdAgo, updatedAgo, serviceRegistries: _registries, serviceConnect: _connect, proxyName: _proxy, ...rest } = deployment;
  const row = ctx.insert(deployments, {
    deploymentId: id,
    serviceArn: service.serviceArn,
    serviceRevisionArn: revisionArnFor(service.serviceArn, id),
    ...rest,
    taskDefinitionArn: revisionArn(taskDefinition),
    loadBalancers: balancedBy(loadBalancers),
    createdAt: ctx.now - createdAgo,
    updatedAt: ctx.now - updatedAgo,
    completedAt: rest.rolloutState === "COMPLETED" ? ctx.now - updatedAgo : null,
  });
  if (row.status === "PRIMARY") restoreServiceDeployment(ctx, service, row);
}

function balancedBy(loadBalancers: ServiceDescription["loadBalancers"]): readonly ServiceLoadBalancer[] {
  return loadBalancers.map(({ targetGroup, containerName, containerPort }) => ({ targetGroupArn: behindArn(targetGroup), containerName, containerPort }));
}

/** Of `family:revision`. */
function revisionArn(named: string): string {
  const at = named.lastIndexOf(":");
  return taskDefinitionArn(named.slice(0, at), Number(named.slice(at + 1)));
}
