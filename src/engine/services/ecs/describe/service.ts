import { iamArn } from "../../../../aws/arn.ts";
import type { Deployment, Service, TaskSet } from "../../../../aws/generated/ecs.ts";
import { isBySets } from "../../../../aws/rules/bySets.ts";
import type { View } from "../../../kernel/context.ts";
import { describeConnect } from "../connect/connect.ts";
import { describeBalancers } from "../classic/classic.ts";
import { describeRegistries } from "../discovery/discovery.ts";
import { describeCapacity } from "../fargate/late.ts";
import { countsOf, countsOfRevisions, presentRevisions } from "../serviceDeployments/counts.ts";
import { serviceDeploymentsOf } from "../serviceDeployments/find.ts";
import { taskSetsByService } from "../taskSets/table.ts";
import {
  deployments,
  deploymentsByService,
  eventsByService,
  liveTasksByService,
  type DeploymentRow,
  type ServiceRow,
  type TaskRow,
} from "../tables.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { describeDeploymentConfiguration } from "./deploymentConfiguration.ts";
import { describeNetwork } from "./network.ts";
import { describeTaskSet } from "./taskSet.ts";

/** A service as DescribeServices gives it: its deployments newest first, and its events. */
export function describeService(view: View, service: ServiceRow, { tags }: { readonly tags: boolean } = { tags: false }): Service {
  const live = view.where(liveTasksByService, service.serviceArn);
  const { runningCount, pendingCount } = countsOf(live);
  const generations = view.where(deploymentsByService, service.serviceArn).toReversed();
  const bySets = isBySets(service);
  const { propagateTags, enableECSManagedTags, enableExecuteCommand, role } = service.echo;
  return {
    serviceArn: service.serviceArn,
    serviceName: service.serviceName,
    clusterArn: service.clusterArn,
    loadBalancers: describeBalancers(service.loadBalancers),
    serviceRegistries: describeRegistries(view, service.serviceArn),
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount,
    pendingCount,
    ...(service.deploymentController === "EXTERNAL" ? {} : describeCapacity(view, service)),
    ...(service.fargate && { platformVersion: service.fargate.platformVersion }),
    taskDefinition: service.taskDefinitionArn === "" ? undefined : service.taskDefinitionArn,
    deploymentConfiguration: describeDeploymentConfiguration(view, service.serviceArn, service),
    taskSets: bySets ? describeSets(view, service) : undefined,
    deployments: bySets ? [] : generations.map((deployment) => describeDeployment(view, deployment, live)),
    networkConfiguration: describeNetwork(service.network),
    roleArn: service.loadBalancers.length === 0 ? undefined : (role ?? SERVICE_LINKED_ROLE),
    events: view
      .where(eventsByService, service.serviceArn)
      .toReversed()
      .map(({ eventId, createdAt, message }) => ({ id: eventId, createdAt: epochSeconds(createdAt), message })),
    createdAt: epochSeconds(service.createdAt),
    placementConstraints: service.placementConstraints,
    // ECS documents none for DAEMON services.
    placementStrategy: service.schedulingStrategy === "DAEMON" ? undefined : service.placementStrategy,
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    schedulingStrategy: service.schedulingStrategy,
    deploymentController: { type: service.deploymentController },
    currentServiceDeployment: serviceDeploymentsOf(view, service.serviceArn).at(-1)?.serviceDeploymentArn,
    currentServiceRevisions: bySets ? undefined : countsOfRevisions(view, service.serviceArn, presentRevisions(view, service.serviceArn)),
    tags: tags ? service.tags : undefined,
    enableECSManagedTags,
    propagateTags,
    enableExecuteCommand,
    availabilityZoneRebalancing: service.availabilityZoneRebalancing,
  };
}

function describeSets(view: View, service: ServiceRow): readonly TaskSet[] {
  const rows = view.where(taskSetsByService, service.serviceArn);
  return rows.map((set) => describeTaskSet(view, { set, deployment: view.need(deployments, set.taskSetId) }));
}

/** One of the deployments of a service, with the counts of its own tasks. */
function describeDeployment(view: View, deployment: DeploymentRow, live: readonly TaskRow[]): Deployment {
  const { runningCount, pendingCount } = countsOf(live.filter((task) => task.deploymentId === deployment.deploymentId));
  return {
    id: deployment.deploymentId,
    status: deployment.status,
    taskDefinition: deployment.taskDefinitionArn,
    desiredCount: deployment.desiredCount,
    runningCount,
    pendingCount,
    failedTasks: deployment.failedTasks,
    createdAt: epochSeconds(deployment.createdAt),
    updatedAt: epochSeconds(deployment.updatedAt),
    ...describeCapacity(view, deployment),
    networkConfiguration: describeNetwork(deployment.network),
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    ...describeConnect(view, deployment.deploymentId),
  };
}

/** What ECS calls the load balancer with when no role was given. */
const SERVICE_LINKED_ROLE = iamArn("role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
