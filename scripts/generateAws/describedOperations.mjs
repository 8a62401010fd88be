/**
 * Operations whose inputs are described at run time: those that are simulated, and near ones whose calls people
 * paste. The others of the model are known by name only, which is enough to answer that they are not simulated.
 * A service without a list has all of them described. Each list costs every visitor bytes: see the budget in the tests.
 */
const DESCRIBED = {
  "application-autoscaling": [
    "DeleteScalingPolicy", "DeleteScheduledAction", "DeregisterScalableTarget", "DescribeScalableTargets",
    "DescribeScalingActivities", "DescribeScalingPolicies", "DescribeScheduledActions", "GetPredictiveScalingForecast", "ListTagsForResource",
    "PutScalingPolicy", "PutScheduledAction", "RegisterScalableTarget", "TagResource", "UntagResource",
  ],
  autoscaling: [
    "AttachInstances", "AttachLoadBalancerTargetGroups", "AttachTrafficSources", "BatchDeleteScheduledAction",
    "BatchPutScheduledUpdateGroupAction", "CancelInstanceRefresh", "CompleteLifecycleAction",
    "CreateAutoScalingGroup", "DeleteAutoScalingGroup", "DeleteLifecycleHook", "DeletePolicy",
    "DeleteScheduledAction", "DeleteWarmPool", "DescribeAutoScalingGroups", "DescribeAutoScalingInstances",
    "DescribeInstanceRefreshes", "DescribeLifecycleHooks", "DescribeLoadBalancerTargetGroups",
    "DescribeMetricCollectionTypes", "DescribePolicies", "DescribeScalingActivities", "DescribeScheduledActions",
    "DescribeTrafficSources", "DescribeWarmPool", "DetachInstances", "DetachLoadBalancerTargetGroups",
    "DetachTrafficSources", "DisableMetricsCollection",
    "EnableMetricsCollection", "EnterStandby", "ExecutePolicy", "ExitStandby", "PutLifecycleHook", "PutScalingPolicy",
    "PutScheduledUpdateGroupAction", "PutWarmPool", "RecordLifecycleActionHeartbeat", "ResumeProcesses",
    "RollbackInstanceRefresh", "SetDesiredCapacity", "SetInstanceHealth", "SetInstanceProtection",
    "StartInstanceRefresh", "SuspendProcesses", "TerminateInstanceInAutoScalingGroup", "UpdateAutoScalingGroup",
  ],
  cloudwatch: [
    "DeleteAlarms", "DescribeAlarmHistory", "DescribeAlarms", "DisableAlarmActions", "EnableAlarmActions",
    "GetMetricData", "GetMetricStatistics", "ListMetrics", "PutMetricAlarm", "PutMetricData", "SetAlarmState",
  ],
  codedeploy: [
    "BatchGetDeploymentTargets", "BatchGetDeployments", "ContinueDeployment", "CreateApplication", "CreateDeployment",
    "CreateDeploymentConfig", "CreateDeploymentGroup", "DeleteApplication", "DeleteDeploymentConfig",
    "DeleteDeploymentGroup", "GetApplication", "GetDeployment", "GetDeploymentConfig", "GetDeploymentGroup",
    "GetDeploymentTarget", "ListApplications", "ListDeploymentConfigs", "ListDeploymentGroups",
    "ListDeploymentTargets", "ListDeployments", "PutLifecycleEventHookExecutionStatus", "StopDeployment",
    "UpdateDeploymentGroup",
  ],
  ec2: [
    "AllocateAddress", "AssociateRouteTable", "AttachInternetGateway", "AuthorizeSecurityGroupEgress",
    "AuthorizeSecurityGroupIngress", "CreateInternetGateway", "CreateLaunchTemplate", "CreateNatGateway", "CreateRoute", "CreateRouteTable",
    "CreateSecurityGroup", "CreateSubnet", "CreateTags", "CreateVpc", "CreateVpcEndpoint", "DeleteInternetGateway",
    "DeleteLaunchTemplate", "DeleteNatGateway", "DeleteRoute", "DeleteRouteTable", "DeleteSecurityGroup", "DeleteSubnet", "DeleteTags",
    "DeleteVpc", "DeleteVpcEndpoints", "DescribeAddresses", "DescribeAvailabilityZones", "DescribeImages",
    "DescribeInstanceCreditSpecifications", "DescribeInstanceStatus", "DescribeInstanceTypes", "DescribeInstances", "DescribeInternetGateways",
    "DescribeLaunchTemplateVersions", "DescribeLaunchTemplates", "DescribeNatGateways", "DescribeNetworkInterfaces", "DescribeRegions", "DescribeRouteTables",
    "DescribeSecurityGroupRules", "DescribeSecurityGroups", "DescribeSubnets", "DescribeTags",
    "DescribeVpcEndpoints", "DescribeVpcs", "DetachInternetGateway", "DisassociateRouteTable", "GetConsoleOutput",
    "ModifyInstanceAttribute", "ModifyInstanceCreditSpecification", "ModifySecurityGroupRules", "ModifySubnetAttribute", "ModifyVpcAttribute",
    "RebootInstances", "ReleaseAddress", "RevokeSecurityGroupEgress", "RevokeSecurityGroupIngress", "RunInstances",
    "StartInstances", "StopInstances", "TerminateInstances",
  ],
  ecs: [
    "ContinueServiceDeployment", "CreateCapacityProvider", "CreateCluster", "CreateService", "CreateTaskSet", "DeleteAccountSetting", "DeleteAttributes",
    "DeleteCapacityProvider", "DeleteCluster", "DeleteService", "DeleteTaskDefinitions", "DeleteTaskSet",
    "DeregisterContainerInstance", "DeregisterTaskDefinition", "DescribeCapacityProviders", "DescribeClusters",
    "DescribeContainerInstances", "DescribeServiceDeployments", "DescribeServiceRevisions", "DescribeServices",
    "DescribeTaskDefinition", "DescribeTaskSets", "DescribeTasks", "DiscoverPollEndpoint", "ExecuteCommand", "GetTaskProtection",
    "ListAccountSettings", "ListAttributes", "ListClusters", "ListContainerInstances", "ListServiceDeployments",
    "ListServices", "ListServicesByNamespace", "ListTagsForResource", "ListTaskDefinitionFamilies",
    "ListTaskDefinitions", "ListTasks", "PutAccountSetting", "PutAccountSettingDefault", "PutAttributes",
    "PutClusterCapacityProviders", "RegisterContainerInstance", "RegisterTaskDefinition", "RunTask", "StartTask", "StopServiceDeployment",
    "StopTask", "SubmitAttachmentStateChanges", "SubmitContainerStateChange", "SubmitTaskStateChange", "TagResource", "UntagResource", "UpdateCapacityProvider", "UpdateCluster", "UpdateClusterSettings", "UpdateContainerAgent",
    "UpdateContainerInstancesState", "UpdateService", "UpdateServicePrimaryTaskSet", "UpdateTaskProtection",
    "UpdateTaskSet",
  ],
  elb: [
    "AddTags", "ApplySecurityGroupsToLoadBalancer", "AttachLoadBalancerToSubnets", "ConfigureHealthCheck",
    "CreateLoadBalancer", "CreateLoadBalancerListeners", "DeleteLoadBalancer", "DeleteLoadBalancerListeners",
    "DeregisterInstancesFromLoadBalancer", "DescribeInstanceHealth", "DescribeLoadBalancerAttributes",
    "DescribeLoadBalancers", "DescribeTags", "DetachLoadBalancerFromSubnets", "ModifyLoadBalancerAttributes",
    "RegisterInstancesWithLoadBalancer", "RemoveTags",
  ],
  elbv2: [
    "AddTags", "CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup", "DeleteListener",
    "DeleteLoadBalancer", "DeleteRule", "DeleteTargetGroup", "DeregisterTargets", "DescribeAccountLimits",
    "DescribeListenerAttributes", "DescribeListeners", "DescribeLoadBalancerAttributes", "DescribeLoadBalancers",
    "DescribeRules", "DescribeSSLPolicies", "DescribeTags", "DescribeTargetGroupAttributes", "DescribeTargetGroups", "DescribeTargetHealth",
    "ModifyListener", "ModifyListenerAttributes", "ModifyLoadBalancerAttributes", "ModifyRule", "ModifyTargetGroup",
    "ModifyTargetGroupAttributes", "RegisterTargets", "RemoveTags", "SetRulePriorities", "SetSecurityGroups",
    "SetSubnets",
  ],
  iam: [
    "AddRoleToInstanceProfile", "AttachRolePolicy", "CreateInstanceProfile", "CreatePolicy", "CreateRole",
    "CreateServiceLinkedRole", "DeleteInstanceProfile", "DeletePolicy", "DeleteRole", "DeleteRolePolicy",
    "DeleteServiceLinkedRole", "DetachRolePolicy", "GetInstanceProfile", "GetPolicy", "GetPolicyVersion", "GetRole", "GetRolePolicy",
    "ListAttachedRolePolicies", "ListInstanceProfiles", "ListInstanceProfilesForRole", "ListPolicies",
    "ListPolicyVersions", "ListRolePolicies", "ListRoleTags", "ListRoles", "PutRolePolicy",
    "RemoveRoleFromInstanceProfile", "SimulatePrincipalPolicy", "TagRole", "UntagRole", "UpdateAssumeRolePolicy", "UpdateRole",
  ],
  servicediscovery: [
    "CreateHttpNamespace", "CreatePrivateDnsNamespace", "CreatePublicDnsNamespace", "CreateService", "DeleteNamespace",
    "DeleteService", "DeregisterInstance", "DiscoverInstances", "DiscoverInstancesRevision", "GetInstance",
    "GetInstancesHealthStatus", "GetNamespace", "GetOperation", "GetService", "ListInstances", "ListNamespaces",
    "ListOperations", "ListServices", "RegisterInstance", "UpdateInstanceCustomHealthStatus", "UpdateService",
  ],
  sts: ["GetCallerIdentity"],
};

/** Structures that every call with them is refused for: they are not looked into, and cost nobody their many shapes. */
const UNREAD = {
  autoscaling: ["InstanceRequirements"],
  ec2: ["InstanceRequirementsRequest"],
};

/** A model in which what is not looked into is an object of anything. */
export function readable(service, model) {
  const anything = { type: "map", key: { shape: "String" }, value: { shape: "AnyJson" } };
  const unread = Object.fromEntries((UNREAD[service] ?? []).map((name) => [name, anything]));
  return { ...model, shapes: { ...model.shapes, AnyJson: { type: "structure", members: {}, document: true }, ...unread } };
}

/** The described operations of a service, sorted. A name the model does not have is a mistake in the list. */
export function describedOperations(service, model) {
  const names = DESCRIBED[service] ?? Object.keys(model.operations);
  for (const name of names) if (!(name in model.operations)) throw new Error(`${service} has no operation ${name}.`);
  return [...names].sort();
}
