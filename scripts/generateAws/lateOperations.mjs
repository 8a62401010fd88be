/**
 * Operations whose code the worker fetches with the first call that needs it, and with it the shapes of their inputs.
 * `all`: every operation of the service. scripts/lateOperations.test.ts compares the lists with the engine's.
 */
const LATE = {
  "application-autoscaling": "all",
  autoscaling: "all",
  cloudwatch: "all",
  codedeploy: "all",
  ec2: [
    "AllocateAddress", "AssociateRouteTable", "AttachInternetGateway", "AuthorizeSecurityGroupEgress",
    "CreateInternetGateway", "CreateLaunchTemplate", "CreateNatGateway", "CreateRoute", "CreateRouteTable",
    "CreateSubnet", "CreateTags", "CreateVpc", "CreateVpcEndpoint", "DeleteInternetGateway", "DeleteLaunchTemplate",
    "DeleteNatGateway", "DeleteRoute", "DeleteRouteTable", "DeleteSecurityGroup", "DeleteSubnet", "DeleteTags",
    "DeleteVpc", "DeleteVpcEndpoints", "DescribeAddresses", "DescribeAvailabilityZones", "DescribeImages",
    "DescribeInstanceCreditSpecifications", "DescribeInstanceTypes", "DescribeInstances", "DescribeInternetGateways",
    "DescribeLaunchTemplateVersions", "DescribeLaunchTemplates", "DescribeNatGateways", "DescribeNetworkInterfaces", "DescribeRegions",
    "DescribeRouteTables", "DescribeSecurityGroupRules", "DescribeSecurityGroups", "DescribeTags",
    "DescribeVpcEndpoints", "DescribeVpcs", "DetachInternetGateway", "DisassociateRouteTable", "GetConsoleOutput",
    "ModifyInstanceAttribute", "ModifyInstanceCreditSpecification", "ModifySecurityGroupRules", "ModifySubnetAttribute", "ModifyVpcAttribute",
    "ReleaseAddress", "RevokeSecurityGroupEgress", "StartInstances", "StopInstances",
  ],
  ecs: [
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
  elbv2: [
    "AddTags", "CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup", "DeleteListener",
    "DeleteLoadBalancer", "DeleteRule", "DeleteTargetGroup",
    "DescribeAccountLimits", "DescribeListenerAttributes", "DescribeListeners", "DescribeLoadBalancerAttributes",
    "DescribeLoadBalancers", "DescribeRules", "DescribeSSLPolicies", "DescribeTags", "DescribeTargetGroupAttributes",
    "DescribeTargetGroups", "DescribeTargetHealth", "ModifyListener", "ModifyListenerAttributes",
    "ModifyLoadBalancerAttributes", "ModifyRule", "ModifyTargetGroup", "ModifyTargetGroupAttributes", "RemoveTags", "SetRulePriorities",
    "SetSecurityGroups", "SetSubnets",
  ],
  elb: "all",
  iam: "all",
  physics: ["DeleteQueue", "DescribeRuleSet", "InterruptFargateSpot", "InterruptSpotInstance", "ListFunctionBehaviors", "ListMetricDelays", "ListQueues", "ListServiceTraffic", "PutConnections", "PutFunctionBehavior", "PutQueue", "PutServiceTraffic", "PutTraffic", "RecommendRebalance", "RetireFargateTask", "SetMetricDelay"],
  servicediscovery: "all",
  logs: "all",
  secretsmanager: "all",
  ssm: "all",
};

/** Whether anything of a service comes late. */
export const hasLate = (service) => service in LATE;

/** Whether all of a service comes late, so that not even the names of its operations need be there before. */
export const isLate = (service) => LATE[service] === "all";

/** Those of some operations that come late. */
export function lateAmong(service, names) {
  const late = LATE[service] ?? [];
  return late === "all" ? names : names.filter((name) => late.includes(name));
}
