import { classicBalancerArn } from "../../../aws/arn.ts";
import { reaction } from "../../kernel/event.ts";
import type { Module } from "../../kernel/module.ts";
import { firing } from "../../kernel/timer.ts";
import { agentReachabilityChanged, imagePulled, machineBooted, machineLost, processAnswersDifferently, processExited } from "../../physics/contract.ts";
import { instanceStateChanged, networkChanged, spotInterruptionWarned } from "../ec2/contract.ts";
import { registrationChanged } from "../elb/contract.ts";
import { targetStateChanged } from "../elbv2/contract.ts";
import { rightsChanged } from "../iam/contract.ts";
import { ec2InstanceEnds, forget } from "./agent/leave.ts";
import { connectAgent, lookAtWays, machineCameUp, machineWentDown, noticeSilence, startAgent, wayChanged } from "./agent/process.ts";
import { drainOnNotice } from "./agent/spotNotice.ts";
import { agents } from "./agent/tables.ts";
import { attachTrunk } from "./agent/trunk.ts";
import { finishDeletion, forgetProviderIfDeleted } from "./capacityProviders/deletion.ts";
import { waitingTasks } from "./capacityProviders/tables.ts";
import { containerInstanceStateChanged, taskStateChanged } from "./contract.ts";
import { ecsLateOperations } from "./late.ts";
import { capacityProviders, clusterOptions, executableTasks, principalSettings } from "./lateTables.ts";
import { accountSettings } from "./accountSettings/table.ts";
import { createCluster } from "./operations/createCluster.ts";
import { createService } from "./operations/createService.ts";
import { deleteCluster, forgetIfDeleted } from "./operations/deleteCluster.ts";
import { deleteService } from "./operations/deleteService.ts";
import { deregisterContainerInstance } from "./operations/deregisterContainerInstance.ts";
import { deregisterTaskDefinition } from "./operations/deregisterTaskDefinition.ts";
import { registerTaskDefinition } from "./operations/registerTaskDefinition.ts";
import { runTask } from "./operations/runTask.ts";
import { startTask } from "./operations/startTask.ts";
import { stopTask } from "./operations/stopTask.ts";
import { updateContainerInstancesState } from "./operations/updateContainerInstancesState.ts";
import { updateService } from "./operations/updateService.ts";
import { answersChanged, check, giveUpOn, kill, machineWentDark, processEnded, pullEnded } from "./processes/agentReports.ts";
import { endProtection } from "./processes/endProtection.ts";
import { forgetStoppedTask } from "./processes/forgetTask.ts";
import { forgetServiceIfDeleted } from "./processes/drainService.ts";
import { containerInstanceChanged, ec2InstanceChanged } from "./processes/instanceChanges.ts";
import { interfaceMoves } from "./processes/provisioning.ts";
import { purge } from "./processes/purge.ts";
import { reconcile } from "./processes/reconcileService.ts";
import { rightsTouched } from "./processes/rightsChanges.ts";
import { targetChanged } from "./processes/targetChanges.ts";
import { taskChanged } from "./processes/taskChanges.ts";
import { advance } from "./processes/taskLife.ts";
import { resourceGuards } from "./resources.ts";
import { deploymentsByRevision, openServiceDeployments, serviceDeployments, serviceDeploymentsByService } from "./serviceDeployments/table.ts";
import {
  activeDefinitionsByFamily,
  clusters,
  containerInstances,
  daemonShares,
  daemonsByCluster,
  definitionsByFamily,
  deploymentHistory,
  deployments,
  deploymentsByDefinition,
  deploymentsByService,
  drainingByCluster,
  eventsByService,
  families,
  groupMembers,
  instancesByCluster,
  instancesByEc2Id,
  liveTasksByCluster,
  liveTasksByDefinition,
  liveTasksByInstance,
  liveTasksByService,
  rebalancedByCluster,
  runningTasksByService,
  runTaskTokens,
  serviceEvents,
  services,
  servicesByCluster,
  servicesByDefinition,
  servicesByStatus,
  servicesWaitingForRoom,
  sharesByInstance,
  sharesByService,
  taskDefinitions,
  tasks,
  tasksByCluster,
  tasksByStatus,
} from "./tables.ts";
import { tasksToSync } from "./targetsToSync.ts";
import { taskSets, taskSetsByService } from "./taskSets/table.ts";
import { taskGuards } from "./taskGuards.ts";
import {
  advanceTask,
  agentConnects,
  agentStarts,
  capacityProviderGoes,
  checkContainer,
  forgetCapacityProvider,
  forgetCluster,
  forgetContainerInstance,
  forgetService,
  forgetTask,
  forgetToken,
  killContainer,
  moveInterface,
  protectionEnds,
  purgeTaskDefinition,
  reconcileService,
  silenceIsNoticed,
  startTimesOut,
  trunkAttaches,
} from "./timers.ts";

/** Amazon ECS: clusters, container instances with their agents, task definitions, tasks and services. */
export const ecs: Module = {
  name: "ecs",
  tables: [
    accountSettings,
    clusters,
    containerInstances,
    agents,
    taskDefinitions,
    families,
    services,
    deployments,
    tasks,
    daemonShares,
    serviceEvents,
    runTaskTokens,
  ],
  indexes: [
    instancesByCluster,
    drainingByCluster,
    instancesByEc2Id,
    definitionsByFamily,
    activeDefinitionsByFamily,
    servicesByCluster,
    servicesByStatus,
    servicesByDefinition,
    servicesWaitingForRoom,
    daemonsByCluster,
    sharesByInstance,
    sharesByService,
    rebalancedByCluster,
    deploymentsByService,
    deploymentsByDefinition,
    deploymentHistory,
    liveTasksByService,
    runningTasksByService,
    liveTasksByInstance,
    liveTasksByCluster,
    groupMembers,
    liveTasksByDefinition,
    tasksByCluster,
    tasksByStatus,
    eventsByService,
    waitingTasks,
    tasksToSync,
  ],
  operations: [
    ...ecsLateOperations.operations,
    createCluster,
    createService,
    deleteCluster,
    deleteService,
    deregisterContainerInstance,
    deregisterTaskDefinition,
    registerTaskDefinition,
    runTask,
    startTask,
    stopTask,
    updateContainerInstancesState,
    updateService,
  ],
  firings: [
    firing(agentStarts, startAgent),
    firing(trunkAttaches, attachTrunk),
    firing(agentConnects, connectAgent),
    firing(silenceIsNoticed, noticeSilence),
    firing(forgetContainerInstance, forget),
    firing(forgetCluster, forgetIfDeleted),
    firing(purgeTaskDefinition, purge),
    firing(advanceTask, advance),
    firing(moveInterface, interfaceMoves),
    firing(checkContainer, check),
    firing(killContainer, kill),
    firing(startTimesOut, giveUpOn),
    firing(reconcileService, reconcile),
    firing(protectionEnds, endProtection),
    firing(forgetTask, forgetStoppedTask),
    firing(forgetToken, (ctx, tokenKey) => ctx.remove(runTaskTokens, tokenKey)),
    firing(forgetService, forgetServiceIfDeleted),
  ],
  reactions: [
    reaction(machineBooted, (ctx, { instanceId }) => machineCameUp(ctx, instanceId)),
    reaction(machineLost, (ctx, { instanceId }) => machineWentDown(ctx, instanceId)),
    reaction(agentReachabilityChanged, wayChanged),
    reaction(instanceStateChanged, ec2InstanceEnds),
    reaction(spotInterruptionWarned, drainOnNotice),
    reaction(imagePulled, pullEnded),
    reaction(processExited, processEnded),
    reaction(processAnswersDifferently, (ctx, { processId }) => answersChanged(ctx, processId)),
    reaction(machineLost, (ctx, { instanceId }) => machineWentDark(ctx, instanceId)),
    reaction(instanceStateChanged, ec2InstanceChanged),
    reaction(containerInstanceStateChanged, containerInstanceChanged),
    reaction(targetStateChanged, targetChanged),
    reaction(registrationChanged, (ctx, { loadBalancerName, instanceId, state }) =>
      targetChanged(ctx, { targetGroupArn: classicBalancerArn(loadBalancerName), targetId: instanceId, port: null, state }),
    ),
    reaction(taskStateChanged, taskChanged),
    reaction(rightsChanged, rightsTouched),
    reaction(networkChanged, (ctx, { vpcId }) => lookAtWays(ctx, vpcId)),
  ],
  guards: [...resourceGuards, ...taskGuards],
};

/** What few accounts have of it, in a module of its own, to stand last: the digest knows a table by its place. */
export const ecsLate: Module = {
  name: "ecs.late",
  tables: [capacityProviders, clusterOptions, executableTasks, principalSettings, serviceDeployments, taskSets],
  indexes: [deploymentsByRevision, openServiceDeployments, serviceDeploymentsByService, taskSetsByService],
  operations: [],
  firings: [firing(capacityProviderGoes, finishDeletion), firing(forgetCapacityProvider, forgetProviderIfDeleted)],
  reactions: [],
  guards: [],
};
