import { reaction } from "../../kernel/event.ts";
import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { agentReachabilityChanged, machineBooted, machineLost } from "../../physics/contract.ts";
import { instanceStateChanged } from "../ec2/contract.ts";
import { ec2InstanceEnds, forget } from "./agent/leave.ts";
import { connectAgent, machineCameUp, machineWentDown, noticeSilence, startAgent, wayChanged } from "./agent/process.ts";
import { createCluster } from "./operations/createCluster.ts";
import { deleteAttributes } from "./operations/deleteAttributes.ts";
import { deleteCluster, forgetIfDeleted } from "./operations/deleteCluster.ts";
import { deleteTaskDefinitions, purge } from "./operations/deleteTaskDefinitions.ts";
import { deregisterContainerInstance } from "./operations/deregisterContainerInstance.ts";
import { deregisterTaskDefinition } from "./operations/deregisterTaskDefinition.ts";
import { describeClusters } from "./operations/describeClusters.ts";
import { describeContainerInstances } from "./operations/describeContainerInstances.ts";
import { describeTaskDefinition } from "./operations/describeTaskDefinition.ts";
import { listAttributes } from "./operations/listAttributes.ts";
import { listClusters } from "./operations/listClusters.ts";
import { listContainerInstances } from "./operations/listContainerInstances.ts";
import { listTaskDefinitionFamilies } from "./operations/listTaskDefinitionFamilies.ts";
import { listTaskDefinitions } from "./operations/listTaskDefinitions.ts";
import { putAttributes } from "./operations/putAttributes.ts";
import { registerTaskDefinition } from "./operations/registerTaskDefinition.ts";
import { updateContainerInstancesState } from "./operations/updateContainerInstancesState.ts";
import { resourceGuards } from "./resources.ts";
import {
  activeDefinitionsByFamily,
  agents,
  clusters,
  containerInstances,
  definitionsByFamily,
  deploymentHistory,
  deployments,
  deploymentsByDefinition,
  deploymentsByService,
  eventsByService,
  families,
  instancesByCluster,
  instancesByEc2Id,
  liveTasksByCluster,
  liveTasksByDefinition,
  liveTasksByInstance,
  liveTasksByService,
  runTaskTokens,
  serviceEvents,
  services,
  servicesByCluster,
  servicesByDefinition,
  servicesByStatus,
  servicesWaitingForRoom,
  taskDefinitions,
  tasks,
  tasksByCluster,
  tasksByStatus,
} from "./tables.ts";
import {
  agentConnects,
  agentStarts,
  forgetCluster,
  forgetContainerInstance,
  purgeTaskDefinition,
  silenceIsNoticed,
} from "./timers.ts";

/** Amazon ECS: clusters, container instances with their agents, task definitions, tasks and services. */
export const ecs: Module = {
  name: "ecs",
  tables: [
    clusters,
    containerInstances,
    agents,
    taskDefinitions,
    families,
    services,
    deployments,
    tasks,
    serviceEvents,
    runTaskTokens,
  ],
  indexes: [
    instancesByCluster,
    instancesByEc2Id,
    definitionsByFamily,
    activeDefinitionsByFamily,
    servicesByCluster,
    servicesByStatus,
    servicesByDefinition,
    servicesWaitingForRoom,
    deploymentsByService,
    deploymentsByDefinition,
    deploymentHistory,
    liveTasksByService,
    liveTasksByInstance,
    liveTasksByCluster,
    liveTasksByDefinition,
    tasksByCluster,
    tasksByStatus,
    eventsByService,
  ],
  operations: [
    createCluster,
    deleteAttributes,
    deleteCluster,
    deleteTaskDefinitions,
    deregisterContainerInstance,
    deregisterTaskDefinition,
    describeClusters,
    describeContainerInstances,
    describeTaskDefinition,
    listAttributes,
    listClusters,
    listContainerInstances,
    listTaskDefinitionFamilies,
    listTaskDefinitions,
    putAttributes,
    registerTaskDefinition,
    updateContainerInstancesState,
  ],
  firings: [
    firing(agentStarts, startAgent),
    firing(agentConnects, connectAgent),
    firing(silenceIsNoticed, noticeSilence),
    firing(forgetContainerInstance, forget),
    firing(forgetCluster, forgetIfDeleted),
    firing(purgeTaskDefinition, purge),
  ],
  reactions: [
    reaction(machineBooted, (ctx, { instanceId }) => machineCameUp(ctx, instanceId)),
    reaction(machineLost, (ctx, { instanceId }) => machineWentDown(ctx, instanceId)),
    reaction(agentReachabilityChanged, wayChanged),
    reaction(instanceStateChanged, ec2InstanceEnds),
  ],
  guards: [...resourceGuards],
};
