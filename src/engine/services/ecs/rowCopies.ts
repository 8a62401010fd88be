import type { ContainerInstanceRow, ContainerState, DeploymentRow, ServiceRow, TaskRow } from "./tables.ts";

// Rows that change all the time, copied one field after another: a spread that meets rows of every shape takes ten times
// as long. The order is that in which the fields come when a row is made, see the test.

/** Every field by name: a field that is forgotten here does not compile. */
type Whole<Row> = { readonly [Field in keyof Row]-?: Row[Field] };

export function copyOfInstance(row: ContainerInstanceRow): ContainerInstanceRow {
  const copy: Whole<Omit<ContainerInstanceRow, "capacityProvider">> = {
    containerInstanceArn: row.containerInstanceArn,
    clusterArn: row.clusterArn,
    ec2InstanceId: row.ec2InstanceId,
    instanceType: row.instanceType,
    availabilityZone: row.availabilityZone,
    status: row.status,
    agentConnected: row.agentConnected,
    agentVersion: row.agentVersion,
    cpuUnits: row.cpuUnits,
    memoryMiB: row.memoryMiB,
    cpuUnitsFree: row.cpuUnitsFree,
    memoryMiBFree: row.memoryMiBFree,
    portsReserved: row.portsReserved,
    portsUdpReserved: row.portsUdpReserved,
    portsTaken: row.portsTaken,
    portsUdpTaken: row.portsUdpTaken,
    lastDynamicPort: row.lastDynamicPort,
    gpus: row.gpus,
    gpusFree: row.gpusFree,
    enis: row.enis,
    enisFree: row.enisFree,
    attributes: row.attributes,
    tags: row.tags,
    registeredAt: row.registeredAt,
    inactiveSince: row.inactiveSince,
    version: row.version,
  };
  return row.capacityProvider === undefined ? copy : { ...copy, capacityProvider: row.capacityProvider };
}

export function copyOfTask(row: TaskRow): Whole<TaskRow> {
  return {
    taskArn: row.taskArn,
    clusterArn: row.clusterArn,
    taskDefinitionArn: row.taskDefinitionArn,
    containerInstanceArn: row.containerInstanceArn,
    availabilityZone: row.availabilityZone,
    serviceArn: row.serviceArn,
    deploymentId: row.deploymentId,
    group: row.group,
    startedBy: row.startedBy,
    desiredStatus: row.desiredStatus,
    lastStatus: row.lastStatus,
    healthStatus: row.healthStatus,
    needs: row.needs,
    placement: row.placement,
    containers: row.containers,
    overrides: row.overrides,
    tags: row.tags,
    stopCode: row.stopCode,
    stoppedReason: row.stoppedReason,
    targets: row.targets,
    createdAt: row.createdAt,
    network: row.network,
    networkInterface: row.networkInterface,
    protectedUntil: row.protectedUntil,
    connectedAt: row.connectedAt,
    pullStartedAt: row.pullStartedAt,
    pullStoppedAt: row.pullStoppedAt,
    startedAt: row.startedAt,
    registeredAt: row.registeredAt,
    healthyAt: row.healthyAt,
    stoppingAt: row.stoppingAt,
    executionStoppedAt: row.executionStoppedAt,
    stoppedAt: row.stoppedAt,
    version: row.version,
  };
}

/** What says on what else than any instance of the cluster tasks run: few have it. */
type OfCapacity = "fargate" | "strategy" | "firstLaunchType";

export function copyOfService(row: ServiceRow): ServiceRow {
  const copy: Whole<Omit<ServiceRow, OfCapacity>> = {
    serviceArn: row.serviceArn,
    serviceName: row.serviceName,
    clusterArn: row.clusterArn,
    status: row.status,
    deploymentController: row.deploymentController,
    desiredCount: row.desiredCount,
    launchType: row.launchType,
    schedulingStrategy: row.schedulingStrategy,
    minimumHealthyPercent: row.minimumHealthyPercent,
    maximumPercent: row.maximumPercent,
    taskDefinitionArn: row.taskDefinitionArn,
    placementConstraints: row.placementConstraints,
    placementStrategy: row.placementStrategy,
    network: row.network,
    loadBalancers: row.loadBalancers,
    availabilityZoneRebalancing: row.availabilityZoneRebalancing,
    healthCheckGracePeriodSeconds: row.healthCheckGracePeriodSeconds,
    tags: row.tags,
    clientToken: row.clientToken,
    clientRequest: row.clientRequest,
    createdAt: row.createdAt,
    colorIndex: row.colorIndex,
    echo: row.echo,
    lastPassAt: row.lastPassAt,
    steady: row.steady,
    steadySaidAt: row.steadySaidAt,
    complaints: row.complaints,
    deregistrations: row.deregistrations,
    startsToTell: row.startsToTell,
    rebalancing: row.rebalancing,
    waitsForRoom: row.waitsForRoom,
    startFailuresInARow: row.startFailuresInARow,
    retryAt: row.retryAt,
    inactiveSince: row.inactiveSince,
  };
  const { fargate, strategy, firstLaunchType } = row;
  return fargate === undefined && strategy === undefined && firstLaunchType === undefined ? copy : { ...row };
}

export function copyOfDeployment(row: DeploymentRow): DeploymentRow {
  const copy: Whole<Omit<DeploymentRow, OfCapacity>> = {
    deploymentId: row.deploymentId,
    serviceArn: row.serviceArn,
    status: row.status,
    serviceRevisionArn: row.serviceRevisionArn,
    taskDefinitionArn: row.taskDefinitionArn,
    loadBalancers: row.loadBalancers,
    network: row.network,
    desiredCount: row.desiredCount,
    failedTasks: row.failedTasks,
    rolloutState: row.rolloutState,
    rolloutStateReason: row.rolloutStateReason,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    completedAt: row.completedAt,
  };
  return row.fargate === undefined && row.strategy === undefined ? copy : { ...row };
}

/** A container in the row of its task, which changes as often. */
export function copyOfContainer(container: ContainerState): Whole<ContainerState> {
  return {
    name: container.name,
    containerArn: container.containerArn,
    image: container.image,
    essential: container.essential,
    lastStatus: container.lastStatus,
    pulling: container.pulling,
    pullError: container.pullError,
    gone: container.gone,
    signalledAt: container.signalledAt,
    late: container.late,
    healthStatus: container.healthStatus,
    failedChecks: container.failedChecks,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: container.networkBindings,
    startedAt: container.startedAt,
    stoppedAt: container.stoppedAt,
    gpuIds: container.gpuIds,
  };
}
