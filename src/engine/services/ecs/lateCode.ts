import type { Operation } from "../../kernel/operation.ts";
import { continueServiceDeployment } from "./operations/continueServiceDeployment.ts";
import { createCapacityProvider } from "./operations/createCapacityProvider.ts";
import { createTaskSet } from "./operations/createTaskSet.ts";
import { deleteAccountSetting } from "./operations/deleteAccountSetting.ts";
import { deleteAttributes } from "./operations/deleteAttributes.ts";
import { deleteCapacityProvider } from "./operations/deleteCapacityProvider.ts";
import { deleteTaskDefinitions } from "./operations/deleteTaskDefinitions.ts";
import { deleteTaskSet } from "./operations/deleteTaskSet.ts";
import { describeCapacityProviders } from "./operations/describeCapacityProviders.ts";
import { describeClusters } from "./operations/describeClusters.ts";
import { describeContainerInstances } from "./operations/describeContainerInstances.ts";
import { describeServiceDeployments } from "./operations/describeServiceDeployments.ts";
import { describeServiceRevisions } from "./operations/describeServiceRevisions.ts";
import { describeServices } from "./operations/describeServices.ts";
import { describeTaskDefinition } from "./operations/describeTaskDefinition.ts";
import { describeTaskSets } from "./operations/describeTaskSets.ts";
import { describeTasks } from "./operations/describeTasks.ts";
import { discoverPollEndpoint } from "./operations/discoverPollEndpoint.ts";
import { executeCommand } from "./operations/executeCommand.ts";
import { getTaskProtection } from "./operations/getTaskProtection.ts";
import { listAccountSettings } from "./operations/listAccountSettings.ts";
import { listAttributes } from "./operations/listAttributes.ts";
import { listClusters } from "./operations/listClusters.ts";
import { listContainerInstances } from "./operations/listContainerInstances.ts";
import { listServiceDeployments } from "./operations/listServiceDeployments.ts";
import { listServices } from "./operations/listServices.ts";
import { listServicesByNamespace } from "./operations/listServicesByNamespace.ts";
import { listTagsForResource } from "./operations/listTagsForResource.ts";
import { listTaskDefinitionFamilies } from "./operations/listTaskDefinitionFamilies.ts";
import { listTaskDefinitions } from "./operations/listTaskDefinitions.ts";
import { listTasks } from "./operations/listTasks.ts";
import { putAccountSetting, putAccountSettingDefault } from "./operations/putAccountSetting.ts";
import { putAttributes } from "./operations/putAttributes.ts";
import { putClusterCapacityProviders } from "./operations/putClusterCapacityProviders.ts";
import { registerContainerInstance } from "./operations/registerContainerInstance.ts";
import { stopServiceDeployment } from "./operations/stopServiceDeployment.ts";
import { submitAttachmentStateChanges, submitContainerStateChange, submitTaskStateChange } from "./operations/submitStateChanges.ts";
import { tagResource } from "./operations/tagResource.ts";
import { untagResource } from "./operations/untagResource.ts";
import { updateCapacityProvider } from "./operations/updateCapacityProvider.ts";
import { updateCluster } from "./operations/updateCluster.ts";
import { updateClusterSettings } from "./operations/updateClusterSettings.ts";
import { updateContainerAgent } from "./operations/updateContainerAgent.ts";
import { updateServicePrimaryTaskSet } from "./operations/updateServicePrimaryTaskSet.ts";
import { updateTaskProtection } from "./operations/updateTaskProtection.ts";
import { updateTaskSet } from "./operations/updateTaskSet.ts";

/** The code of what comes late: it is fetched with the first call that needs it, see `late.ts`. */
export const ecsLateCode: readonly Operation[] = [
  continueServiceDeployment,
  createCapacityProvider,
  createTaskSet,
  deleteAccountSetting,
  deleteAttributes,
  deleteCapacityProvider,
  deleteTaskDefinitions,
  deleteTaskSet,
  describeCapacityProviders,
  describeClusters,
  describeContainerInstances,
  describeServiceDeployments,
  describeServiceRevisions,
  describeServices,
  describeTaskDefinition,
  describeTaskSets,
  describeTasks,
  discoverPollEndpoint,
  executeCommand,
  getTaskProtection,
  listAccountSettings,
  listAttributes,
  listClusters,
  listContainerInstances,
  listServiceDeployments,
  listServices,
  listServicesByNamespace,
  listTagsForResource,
  listTaskDefinitionFamilies,
  listTaskDefinitions,
  listTasks,
  putAccountSetting,
  putAccountSettingDefault,
  putAttributes,
  putClusterCapacityProviders,
  registerContainerInstance,
  stopServiceDeployment,
  submitAttachmentStateChanges,
  submitContainerStateChange,
  submitTaskStateChange,
  tagResource,
  untagResource,
  updateCapacityProvider,
  updateCluster,
  updateClusterSettings,
  updateContainerAgent,
  updateServicePrimaryTaskSet,
  updateTaskProtection,
  updateTaskSet,
];
