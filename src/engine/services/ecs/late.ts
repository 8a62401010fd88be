import { lateOperations } from "../late.ts";

/** What few sessions ask ECS for at once: what only reads, tags, settings, capacity providers, task sets, agents' own calls. */
export const ecsLateOperations = lateOperations(
    "ecs",
  [
    "ContinueServiceDeployment", "CreateCapacityProvider", "CreateTaskSet", "DeleteAccountSetting", "DeleteAttributes",
    "DeleteCapacityProvider", "DeleteTaskDefinitions", "DeleteTaskSet", "DescribeCapacityProviders", "DescribeClusters", "DescribeContainerInstances", "DescribeServiceDeployments",
    "DescribeServiceRevisions", "DescribeServices", "DescribeTaskDefinition", "DescribeTaskSets", "DescribeTasks",
    "DiscoverPollEndpoint", "ExecuteCommand", "GetTaskProtection", "ListAccountSettings", "ListAttributes",
    "ListClusters", "ListContainerInstances", "ListServiceDeployments", "ListServices", "ListServicesByNamespace",
    "ListTagsForResource", "ListTaskDefinitionFamilies", "ListTaskDefinitions", "ListTasks",
    "PutAccountSetting", "PutAccountSettingDefault", "PutAttributes", "PutClusterCapacityProviders", "RegisterContainerInstance", "StopServiceDeployment",
    "SubmitAttachmentStateChanges", "SubmitContainerStateChange", "SubmitTaskStateChange", "TagResource",
    "UntagResource", "UpdateCapacityProvider", "UpdateCluster", "UpdateClusterSettings", "UpdateContainerAgent",
    "UpdateServicePrimaryTaskSet", "UpdateTaskProtection", "UpdateTaskSet",
  ],
  // Agents' own calls are answered as ECS answers them, and change nothing: the agents here report otherwise.
  /^(?:Describe|Discover|ExecuteCommand|Get|List|Submit|UpdateContainerAgent)/,
);
