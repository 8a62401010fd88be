/** A policy that AWS keeps for everybody, in its default version. */
export interface AwsPolicy {
  readonly policyName: string;
  readonly path: string;
  readonly versionId: string;
  /** Seconds since 1970: the policy itself, and this version of it. */
  readonly created: number;
  readonly updated: number;
  readonly statements: readonly object[];
}

/** Those that material about ECS uses, out of some thousand. AWS's own data, as the moto project collects it. */
export const AWS_POLICIES: readonly AwsPolicy[] = [
  { policyName: "AWSApplicationAutoscalingECSServicePolicy", path: "/aws-service-role/", versionId: "v2", created: 1508975588, updated: 1729800350, statements: [
    { Effect: "Allow", Action: ["ecs:DescribeServices", "ecs:UpdateService", "cloudwatch:PutMetricAlarm", "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:DeleteAlarms"], Resource: ["*"] },
  ] },
  { policyName: "AWSCodeDeployRoleForECS", path: "/", versionId: "v3", created: 1543351257, updated: 1569278266, statements: [
    { Effect: "Allow", Action: ["ecs:DescribeServices", "ecs:CreateTaskSet", "ecs:UpdateServicePrimaryTaskSet", "ecs:DeleteTaskSet", "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:ModifyRule", "lambda:InvokeFunction", "cloudwatch:DescribeAlarms", "sns:Publish", "s3:GetObject", "s3:GetObjectVersion"], Resource: "*" },
    { Effect: "Allow", Action: ["iam:PassRole"], Resource: "*", Condition: { StringLike: { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] } } },
  ] },
  { policyName: "AWSCodeDeployRoleForECSLimited", path: "/", versionId: "v3", created: 1543351362, updated: 1569276629, statements: [
    { Effect: "Allow", Action: ["ecs:DescribeServices", "ecs:CreateTaskSet", "ecs:UpdateServicePrimaryTaskSet", "ecs:DeleteTaskSet", "cloudwatch:DescribeAlarms"], Resource: "*" },
    { Effect: "Allow", Action: ["sns:Publish"], Resource: "arn:aws:sns:*:*:CodeDeployTopic_*" },
    { Effect: "Allow", Action: ["elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:ModifyRule"], Resource: "*" },
    { Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: "arn:aws:lambda:*:*:function:CodeDeployHook_*" },
    { Effect: "Allow", Action: ["s3:GetObject", "s3:GetObjectVersion"], Resource: "*", Condition: { StringEquals: { "s3:ExistingObjectTag/UseWithCodeDeploy": "true" } } },
    { Effect: "Allow", Action: ["iam:PassRole"], Resource: ["arn:aws:iam::*:role/ecsTaskExecutionRole", "arn:aws:iam::*:role/ECSTaskExecution*"], Condition: { StringLike: { "iam:PassedToService": ["ecs-tasks.amazonaws.com"] } } },
  ] },
  { policyName: "AWSElasticLoadBalancingServiceRolePolicy", path: "/aws-service-role/", versionId: "v14", created: 1505859544, updated: 1770919088, statements: [
    { Effect: "Allow", Action: ["ec2:DescribeAddresses", "ec2:DescribeCoipPools", "ec2:DescribeInstances", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs", "ec2:DescribeInternetGateways", "ec2:DescribeAccountAttributes", "ec2:DescribeClassicLinkInstances", "ec2:DescribeVpcClassicLink", "ec2:CreateSecurityGroup", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:GetCoipPoolUsage", "ec2:GetSecurityGroupsForVpc", "ec2:ModifyNetworkInterfaceAttribute", "ec2:AllocateAddress", "ec2:AuthorizeSecurityGroupIngress", "ec2:AssociateAddress", "ec2:DisassociateAddress", "ec2:AttachNetworkInterface", "ec2:DetachNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:AssignIpv6Addresses", "ec2:ReleaseAddress", "ec2:UnassignIpv6Addresses", "ec2:DescribeVpcPeeringConnections", "ec2:DescribeAvailabilityZones", "ec2:AllocateIpamPoolCidr", "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries", "outposts:GetOutpostInstanceTypes"], Resource: "*" },
  ] },
  { policyName: "AWSXRayDaemonWriteAccess", path: "/", versionId: "v2", created: 1535497233, updated: 1707861510, statements: [
    { Sid: "AWSXRayDaemonWriteAccess", Effect: "Allow", Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries"], Resource: ["*"] },
  ] },
  { policyName: "AdministratorAccess", path: "/", versionId: "v1", created: 1423247986, updated: 1423247986, statements: [
    { Effect: "Allow", Action: "*", Resource: "*" },
  ] },
  { policyName: "AmazonDynamoDBFullAccess", path: "/", versionId: "v15", created: 1423248011, updated: 1611941910, statements: [
    { Effect: "Allow", Action: ["dynamodb:*", "dax:*", "application-autoscaling:DeleteScalingPolicy", "application-autoscaling:DeregisterScalableTarget", "application-autoscaling:DescribeScalableTargets", "application-autoscaling:DescribeScalingActivities", "application-autoscaling:DescribeScalingPolicies", "application-autoscaling:PutScalingPolicy", "application-autoscaling:RegisterScalableTarget", "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarmHistory", "cloudwatch:DescribeAlarms", "cloudwatch:DescribeAlarmsForMetric", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics", "cloudwatch:PutMetricAlarm", "cloudwatch:GetMetricData", "datapipeline:ActivatePipeline", "datapipeline:CreatePipeline", "datapipeline:DeletePipeline", "datapipeline:DescribeObjects", "datapipeline:DescribePipelines", "datapipeline:GetPipelineDefinition", "datapipeline:ListPipelines", "datapipeline:PutPipelineDefinition", "datapipeline:QueryObjects", "ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "iam:GetRole", "iam:ListRoles", "kms:DescribeKey", "kms:ListAliases", "sns:CreateTopic", "sns:DeleteTopic", "sns:ListSubscriptions", "sns:ListSubscriptionsByTopic", "sns:ListTopics", "sns:Subscribe", "sns:Unsubscribe", "sns:SetTopicAttributes", "lambda:CreateFunction", "lambda:ListFunctions", "lambda:ListEventSourceMappings", "lambda:CreateEventSourceMapping", "lambda:DeleteEventSourceMapping", "lambda:GetFunctionConfiguration", "lambda:DeleteFunction", "resource-groups:ListGroups", "resource-groups:ListGroupResources", "resource-groups:GetGroup", "resource-groups:GetGroupQuery", "resource-groups:DeleteGroup", "resource-groups:CreateGroup", "tag:GetResources", "kinesis:ListStreams", "kinesis:DescribeStream", "kinesis:DescribeStreamSummary"], Resource: "*" },
    { Effect: "Allow", Action: "cloudwatch:GetInsightRuleReport", Resource: "arn:aws:cloudwatch:*:*:insight-rule/DynamoDBContributorInsights*" },
    { Effect: "Allow", Action: ["iam:PassRole"], Resource: "*", Condition: { StringLike: { "iam:PassedToService": ["application-autoscaling.amazonaws.com", "application-autoscaling.amazonaws.com.cn", "dax.amazonaws.com"] } } },
    { Effect: "Allow", Action: ["iam:CreateServiceLinkedRole"], Resource: "*", Condition: { StringEquals: { "iam:AWSServiceName": ["replication.dynamodb.amazonaws.com", "dax.amazonaws.com", "dynamodb.application-autoscaling.amazonaws.com", "contributorinsights.dynamodb.amazonaws.com", "kinesisreplication.dynamodb.amazonaws.com"] } } },
  ] },
  { policyName: "AmazonDynamoDBReadOnlyAccess", path: "/", versionId: "v15", created: 1423248012, updated: 1731951495, statements: [
    { Sid: "GeneralReadOnlyAccess", Effect: "Allow", Action: ["application-autoscaling:DescribeScalableTargets", "application-autoscaling:DescribeScalingActivities", "application-autoscaling:DescribeScalingPolicies", "cloudwatch:DescribeAlarmHistory", "cloudwatch:DescribeAlarms", "cloudwatch:DescribeAlarmsForMetric", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics", "cloudwatch:GetMetricData", "datapipeline:DescribeObjects", "datapipeline:DescribePipelines", "datapipeline:GetPipelineDefinition", "datapipeline:ListPipelines", "datapipeline:QueryObjects", "dynamodb:BatchGetItem", "dynamodb:Describe*", "dynamodb:List*", "dynamodb:GetAbacStatus", "dynamodb:GetItem", "dynamodb:GetResourcePolicy", "dynamodb:Query", "dynamodb:Scan", "dynamodb:PartiQLSelect", "dax:Describe*", "dax:List*", "dax:GetItem", "dax:BatchGetItem", "dax:Query", "dax:Scan", "ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "iam:GetRole", "iam:ListRoles", "kms:DescribeKey", "kms:ListAliases", "sns:ListSubscriptionsByTopic", "sns:ListTopics", "lambda:ListFunctions", "lambda:ListEventSourceMappings", "lambda:GetFunctionConfiguration", "resource-groups:ListGroups", "resource-groups:ListGroupResources", "resource-groups:GetGroup", "resource-groups:GetGroupQuery", "tag:GetResources", "kinesis:ListStreams", "kinesis:DescribeStream", "kinesis:DescribeStreamSummary"], Resource: "*" },
    { Sid: "CCIAccess", Effect: "Allow", Action: "cloudwatch:GetInsightRuleReport", Resource: "arn:aws:cloudwatch:*:*:insight-rule/DynamoDBContributorInsights*" },
  ] },
  { policyName: "AmazonEC2ContainerRegistryPowerUser", path: "/", versionId: "v3", created: 1450717533, updated: 1576010888, statements: [
    { Effect: "Allow", Action: ["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy", "ecr:DescribeRepositories", "ecr:ListImages", "ecr:DescribeImages", "ecr:BatchGetImage", "ecr:GetLifecyclePolicy", "ecr:GetLifecyclePolicyPreview", "ecr:ListTagsForResource", "ecr:DescribeImageScanFindings", "ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload", "ecr:PutImage"], Resource: "*" },
  ] },
  { policyName: "AmazonEC2ContainerRegistryReadOnly", path: "/", versionId: "v3", created: 1450717455, updated: 1576011392, statements: [
    { Effect: "Allow", Action: ["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:GetRepositoryPolicy", "ecr:DescribeRepositories", "ecr:ListImages", "ecr:DescribeImages", "ecr:BatchGetImage", "ecr:GetLifecyclePolicy", "ecr:GetLifecyclePolicyPreview", "ecr:ListTagsForResource", "ecr:DescribeImageScanFindings"], Resource: "*" },
  ] },
  { policyName: "AmazonEC2ContainerServiceAutoscaleRole", path: "/service-role/", versionId: "v2", created: 1463095544, updated: 1517858115, statements: [
    { Effect: "Allow", Action: ["ecs:DescribeServices", "ecs:UpdateService"], Resource: ["*"] },
    { Effect: "Allow", Action: ["cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm"], Resource: ["*"] },
  ] },
  { policyName: "AmazonEC2ContainerServiceEventsRole", path: "/service-role/", versionId: "v3", created: 1496163095, updated: 1678141512, statements: [
    { Effect: "Allow", Action: ["ecs:RunTask"], Resource: ["*"] },
    { Effect: "Allow", Action: "iam:PassRole", Resource: ["*"], Condition: { StringLike: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } } },
    { Effect: "Allow", Action: "ecs:TagResource", Resource: "*", Condition: { StringEquals: { "ecs:CreateAction": ["RunTask"] } } },
  ] },
  { policyName: "AmazonEC2ContainerServiceRole", path: "/service-role/", versionId: "v2", created: 1428596059, updated: 1470920881, statements: [
    { Effect: "Allow", Action: ["ec2:AuthorizeSecurityGroupIngress", "ec2:Describe*", "elasticloadbalancing:DeregisterInstancesFromLoadBalancer", "elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:Describe*", "elasticloadbalancing:RegisterInstancesWithLoadBalancer", "elasticloadbalancing:RegisterTargets"], Resource: "*" },
  ] },
  { policyName: "AmazonEC2ContainerServiceforEC2Role", path: "/service-role/", versionId: "v10", created: 1426790718, updated: 1770919192, statements: [
    { Effect: "Allow", Action: ["ec2:DescribeTags", "ecs:CreateCluster", "ecs:DeregisterContainerInstance", "ecs:DiscoverPollEndpoint", "ecs:Poll", "ecs:RegisterContainerInstance", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState", "ecs:Submit*", "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage", "logs:CreateLogStream", "logs:PutLogEvents"], Resource: "*" },
    { Effect: "Allow", Action: "ecs:TagResource", Resource: "*", Condition: { StringEquals: { "ecs:CreateAction": ["CreateCluster", "RegisterContainerInstance"] } } },
    { Effect: "Allow", Action: ["ecs:ListTagsForResource"], Resource: ["arn:aws:ecs:*:*:task/*/*", "arn:aws:ecs:*:*:container-instance/*/*"] },
  ] },
  { policyName: "AmazonEC2FullAccess", path: "/", versionId: "v5", created: 1423248015, updated: 1543285016, statements: [
    { Effect: "Allow", Action: "ec2:*", Resource: "*" },
    { Effect: "Allow", Action: "elasticloadbalancing:*", Resource: "*" },
    { Effect: "Allow", Action: "cloudwatch:*", Resource: "*" },
    { Effect: "Allow", Action: "autoscaling:*", Resource: "*" },
    { Effect: "Allow", Action: "iam:CreateServiceLinkedRole", Resource: "*", Condition: { StringEquals: { "iam:AWSServiceName": ["autoscaling.amazonaws.com", "ec2scheduled.amazonaws.com", "elasticloadbalancing.amazonaws.com", "spot.amazonaws.com", "spotfleet.amazonaws.com", "transitgateway.amazonaws.com"] } } },
  ] },
  { policyName: "AmazonECSInfrastructureRolePolicyForLoadBalancers", path: "/", versionId: "v6", created: 1752770227, updated: 1770919265, statements: [
    { Sid: "ELBReadOperations", Effect: "Allow", Action: ["elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeTargetHealth"], Resource: "*" },
    { Sid: "TargetGroupOperations", Effect: "Allow", Action: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"], Resource: "arn:aws:elasticloadbalancing:*:*:targetgroup/*/*" },
    { Sid: "ALBModifyListeners", Effect: "Allow", Action: "elasticloadbalancing:ModifyListener", Resource: ["arn:aws:elasticloadbalancing:*:*:listener/app/*/*/*"] },
    { Sid: "NLBModifyListeners", Effect: "Allow", Action: "elasticloadbalancing:ModifyListener", Resource: ["arn:aws:elasticloadbalancing:*:*:listener/net/*/*/*"] },
    { Sid: "ALBModifyRules", Effect: "Allow", Action: "elasticloadbalancing:ModifyRule", Resource: ["arn:aws:elasticloadbalancing:*:*:listener-rule/app/*/*/*/*"] },
  ] },
  { policyName: "AmazonECSInfrastructureRolePolicyForVolumes", path: "/service-role/", versionId: "v5", created: 1704927401, updated: 1770919354, statements: [
    { Sid: "CreateEBSManagedVolume", Effect: "Allow", Action: "ec2:CreateVolume", Resource: "arn:aws:ec2:*:*:volume/*", Condition: { ArnLike: { "aws:RequestTag/AmazonECSCreated": "arn:aws:ecs:*:*:task/*" }, StringEquals: { "aws:RequestTag/AmazonECSManaged": "true" } } },
    { Sid: "CreateEBSManagedVolumeFromSnapshot", Effect: "Allow", Action: "ec2:CreateVolume", Resource: "arn:aws:ec2:*:*:snapshot/*" },
    { Sid: "TagOnCreateVolume", Effect: "Allow", Action: "ec2:CreateTags", Resource: "arn:aws:ec2:*:*:volume/*", Condition: { ArnLike: { "aws:RequestTag/AmazonECSCreated": "arn:aws:ecs:*:*:task/*" }, StringEquals: { "aws:RequestTag/AmazonECSManaged": "true", "ec2:CreateAction": "CreateVolume" } } },
    { Sid: "DescribeVolumesForLifecycle", Effect: "Allow", Action: ["ec2:DescribeVolumes", "ec2:DescribeAvailabilityZones"], Resource: "*" },
    { Sid: "DescribeInstancesForAttachingVolume", Effect: "Allow", Action: ["ec2:DescribeInstances"], Resource: "*" },
    { Sid: "ManageEBSVolumeLifecycle", Effect: "Allow", Action: ["ec2:AttachVolume", "ec2:DetachVolume"], Resource: "arn:aws:ec2:*:*:volume/*", Condition: { StringEquals: { "aws:ResourceTag/AmazonECSManaged": "true" } } },
    { Sid: "ManageVolumeAttachmentsForEC2", Effect: "Allow", Action: ["ec2:AttachVolume", "ec2:DetachVolume"], Resource: "arn:aws:ec2:*:*:instance/*" },
    { Sid: "DeleteEBSManagedVolume", Effect: "Allow", Action: "ec2:DeleteVolume", Resource: "arn:aws:ec2:*:*:volume/*", Condition: { ArnLike: { "aws:ResourceTag/AmazonECSCreated": "arn:aws:ecs:*:*:task/*" }, StringEquals: { "aws:ResourceTag/AmazonECSManaged": "true" } } },
  ] },
  { policyName: "AmazonECSServiceRolePolicy", path: "/aws-service-role/", versionId: "v24", created: 1507943938, updated: 1776899529, statements: [
    { Sid: "ECSTaskManagement", Effect: "Allow", Action: ["ec2:AttachNetworkInterface", "ec2:AssociateTrunkInterface", "ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission", "ec2:Describe*", "ec2:DetachNetworkInterface", "ec2:DisassociateTrunkInterface", "elasticloadbalancing:DeregisterInstancesFromLoadBalancer", "elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:Describe*", "elasticloadbalancing:RegisterInstancesWithLoadBalancer", "elasticloadbalancing:RegisterTargets", "route53:ChangeResourceRecordSets", "route53:CreateHealthCheck", "route53:DeleteHealthCheck", "route53:Get*", "route53:List*", "route53:UpdateHealthCheck", "servicediscovery:DeregisterInstance", "servicediscovery:Get*", "servicediscovery:List*", "servicediscovery:RegisterInstance", "servicediscovery:UpdateInstanceCustomHealthStatus"], Resource: "*" },
    { Sid: "AutoScaling", Effect: "Allow", Action: ["autoscaling:Describe*"], Resource: "*" },
    { Sid: "AutoScalingManagement", Effect: "Allow", Action: ["autoscaling:DeletePolicy", "autoscaling:PutScalingPolicy", "autoscaling:SetInstanceProtection", "autoscaling:UpdateAutoScalingGroup", "autoscaling:PutLifecycleHook", "autoscaling:DeleteLifecycleHook", "autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat", "autoscaling:TerminateInstanceInAutoScalingGroup"], Resource: "*", Condition: { Null: { "autoscaling:ResourceTag/AmazonECSManaged": "false" } } },
    { Sid: "AutoScalingPlanManagement", Effect: "Allow", Action: ["autoscaling-plans:CreateScalingPlan", "autoscaling-plans:DeleteScalingPlan", "autoscaling-plans:DescribeScalingPlans", "autoscaling-plans:DescribeScalingPlanResources"], Resource: "*" },
    { Sid: "EventBridge", Effect: "Allow", Action: ["events:DescribeRule", "events:ListTargetsByRule"], Resource: "arn:aws:events:*:*:rule/ecs-managed-*" },
    { Sid: "EventBridgeRuleManagement", Effect: "Allow", Action: ["events:PutRule", "events:PutTargets"], Resource: "*", Condition: { StringEquals: { "events:ManagedBy": "ecs.amazonaws.com" } } },
    { Sid: "CWAlarmManagement", Effect: "Allow", Action: ["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:PutMetricAlarm"], Resource: "arn:aws:cloudwatch:*:*:alarm:*" },
    { Sid: "ECSTagging", Effect: "Allow", Action: ["ec2:CreateTags"], Resource: "arn:aws:ec2:*:*:network-interface/*" },
    { Sid: "CWLogGroupManagement", Effect: "Allow", Action: ["logs:CreateLogGroup", "logs:DescribeLogGroups", "logs:PutRetentionPolicy"], Resource: "arn:aws:logs:*:*:log-group:/aws/ecs/*" },
    { Sid: "CWLogStreamManagement", Effect: "Allow", Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], Resource: "arn:aws:logs:*:*:log-group:/aws/ecs/*:log-stream:*" },
    { Sid: "ExecuteCommandSessionManagement", Effect: "Allow", Action: ["ssm:DescribeSessions"], Resource: "*" },
    { Sid: "ExecuteCommand", Effect: "Allow", Action: ["ssm:StartSession"], Resource: ["arn:aws:ecs:*:*:task/*", "arn:aws:ssm:*:*:document/AmazonECS-ExecuteInteractiveCommand"] },
    { Sid: "OpenDataChannel", Effect: "Allow", Action: ["ssmmessages:OpenDataChannel"], Resource: ["arn:aws:ssm:*:*:session/*"], Condition: { StringEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } } },
    { Sid: "CloudMapResourceCreation", Effect: "Allow", Action: ["servicediscovery:CreateHttpNamespace", "servicediscovery:CreateService"], Resource: "*", Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["AmazonECSManaged"] } } },
    { Sid: "CloudMapResourceTagging", Effect: "Allow", Action: "servicediscovery:TagResource", Resource: "*", Condition: { StringLike: { "aws:RequestTag/AmazonECSManaged": "*" } } },
    { Sid: "CloudMapResourceDeletion", Effect: "Allow", Action: ["servicediscovery:DeleteService"], Resource: "*", Condition: { Null: { "aws:ResourceTag/AmazonECSManaged": "false" } } },
    { Sid: "CloudMapResourceDiscovery", Effect: "Allow", Action: ["servicediscovery:DiscoverInstances", "servicediscovery:DiscoverInstancesRevision"], Resource: "*" },
    { Sid: "CloudMapResourceAttributeManagement", Effect: "Allow", Action: ["servicediscovery:UpdateServiceAttributes"], Resource: "*", Condition: { Null: { "aws:ResourceTag/AmazonECSManaged": "false" } } },
    { Sid: "ReadOnlyPermissionsForInstanceEventWindows", Effect: "Allow", Action: ["ec2:DescribeInstanceEventWindows"], Resource: "*" },
  ] },
  { policyName: "AmazonECSTaskExecutionRolePolicy", path: "/service-role/", versionId: "v1", created: 1510858102, updated: 1510858102, statements: [
    { Effect: "Allow", Action: ["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage", "logs:CreateLogStream", "logs:PutLogEvents"], Resource: "*" },
  ] },
  { policyName: "AmazonECS_FullAccess", path: "/", versionId: "v21", created: 1510090614, updated: 1723577977, statements: [
    { Sid: "ECSIntegrationsManagementPolicy", Effect: "Allow", Action: ["application-autoscaling:DeleteScalingPolicy", "application-autoscaling:DeregisterScalableTarget", "application-autoscaling:DescribeScalableTargets", "application-autoscaling:DescribeScalingActivities", "application-autoscaling:DescribeScalingPolicies", "application-autoscaling:PutScalingPolicy", "application-autoscaling:RegisterScalableTarget", "appmesh:DescribeVirtualGateway", "appmesh:DescribeVirtualNode", "appmesh:ListMeshes", "appmesh:ListVirtualGateways", "appmesh:ListVirtualNodes", "autoscaling:CreateAutoScalingGroup", "autoscaling:CreateLaunchConfiguration", "autoscaling:DeleteAutoScalingGroup", "autoscaling:DeleteLaunchConfiguration", "autoscaling:Describe*", "autoscaling:UpdateAutoScalingGroup", "cloudformation:CreateStack", "cloudformation:DeleteStack", "cloudformation:DescribeStack*", "cloudformation:UpdateStack", "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricStatistics", "cloudwatch:PutMetricAlarm", "codedeploy:BatchGetApplicationRevisions", "codedeploy:BatchGetApplications", "codedeploy:BatchGetDeploymentGroups", "codedeploy:BatchGetDeployments", "codedeploy:ContinueDeployment", "codedeploy:CreateApplication", "codedeploy:CreateDeployment", "codedeploy:CreateDeploymentGroup", "codedeploy:GetApplication", "codedeploy:GetApplicationRevision", "codedeploy:GetDeployment", "codedeploy:GetDeploymentConfig", "codedeploy:GetDeploymentGroup", "codedeploy:GetDeploymentTarget", "codedeploy:ListApplicationRevisions", "codedeploy:ListApplications", "codedeploy:ListDeploymentConfigs", "codedeploy:ListDeploymentGroups", "codedeploy:ListDeployments", "codedeploy:ListDeploymentTargets", "codedeploy:RegisterApplicationRevision", "codedeploy:StopDeployment", "ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:AuthorizeSecurityGroupIngress", "ec2:CancelSpotFleetRequests", "ec2:CreateInternetGateway", "ec2:CreateLaunchTemplate", "ec2:CreateRoute", "ec2:CreateRouteTable", "ec2:CreateSecurityGroup", "ec2:CreateSubnet", "ec2:CreateVpc", "ec2:DeleteLaunchTemplate", "ec2:DeleteSubnet", "ec2:DeleteVpc", "ec2:Describe*", "ec2:DetachInternetGateway", "ec2:DisassociateRouteTable", "ec2:ModifySubnetAttribute", "ec2:ModifyVpcAttribute", "ec2:RequestSpotFleet", "ec2:RunInstances", "ecs:*", "elasticfilesystem:DescribeAccessPoints", "elasticfilesystem:DescribeFileSystems", "elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateRule", "elasticloadbalancing:CreateTargetGroup", "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:DeleteRule", "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:DescribeListeners", "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeTargetGroups", "events:DeleteRule", "events:DescribeRule", "events:ListRuleNamesByTarget", "events:ListTargetsByRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets", "fsx:DescribeFileSystems", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfiles", "iam:ListRoles", "lambda:ListFunctions", "logs:CreateLogGroup", "logs:DescribeLogGroups", "logs:FilterLogEvents", "route53:CreateHostedZone", "route53:DeleteHostedZone", "route53:GetHealthCheck", "route53:GetHostedZone", "route53:ListHostedZonesByName", "servicediscovery:CreatePrivateDnsNamespace", "servicediscovery:CreateService", "servicediscovery:DeleteService", "servicediscovery:GetNamespace", "servicediscovery:GetOperation", "servicediscovery:GetService", "servicediscovery:ListNamespaces", "servicediscovery:ListServices", "servicediscovery:UpdateService", "sns:ListTopics"], Resource: ["*"] },
    { Sid: "SSMPolicy", Effect: "Allow", Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"], Resource: "arn:aws:ssm:*:*:parameter/aws/service/ecs*" },
    { Sid: "ManagedCloudformationResourcesCleanupPolicy", Effect: "Allow", Action: ["ec2:DeleteInternetGateway", "ec2:DeleteRoute", "ec2:DeleteRouteTable", "ec2:DeleteSecurityGroup"], Resource: ["*"], Condition: { StringLike: { "ec2:ResourceTag/aws:cloudformation:stack-name": "EC2ContainerService-*" } } },
    { Sid: "TasksPassRolePolicy", Effect: "Allow", Action: "iam:PassRole", Resource: ["*"], Condition: { StringLike: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } } },
    { Sid: "InfrastructurePassRolePolicy", Effect: "Allow", Action: "iam:PassRole", Resource: ["arn:aws:iam::*:role/ecsInfrastructureRole"], Condition: { StringEquals: { "iam:PassedToService": "ecs.amazonaws.com" } } },
    { Sid: "InstancePassRolePolicy", Effect: "Allow", Action: "iam:PassRole", Resource: ["arn:aws:iam::*:role/ecsInstanceRole*"], Condition: { StringLike: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] } } },
    { Sid: "AutoScalingPassRolePolicy", Effect: "Allow", Action: "iam:PassRole", Resource: ["arn:aws:iam::*:role/ecsAutoscaleRole*"], Condition: { StringLike: { "iam:PassedToService": ["application-autoscaling.amazonaws.com", "application-autoscaling.amazonaws.com.cn"] } } },
    { Sid: "ServiceLinkedRoleCreationPolicy", Effect: "Allow", Action: "iam:CreateServiceLinkedRole", Resource: "*", Condition: { StringLike: { "iam:AWSServiceName": ["ecs.amazonaws.com", "autoscaling.amazonaws.com", "ecs.application-autoscaling.amazonaws.com", "spot.amazonaws.com", "spotfleet.amazonaws.com"] } } },
    { Sid: "ELBTaggingPolicy", Effect: "Allow", Action: ["elasticloadbalancing:AddTags"], Resource: "*", Condition: { StringEquals: { "elasticloadbalancing:CreateAction": ["CreateTargetGroup", "CreateRule", "CreateListener", "CreateLoadBalancer"] } } },
  ] },
  { policyName: "AmazonS3FullAccess", path: "/", versionId: "v2", created: 1423248058, updated: 1632773797, statements: [
    { Effect: "Allow", Action: ["s3:*", "s3-object-lambda:*"], Resource: "*" },
  ] },
  { policyName: "AmazonS3ReadOnlyAccess", path: "/", versionId: "v3", created: 1423248059, updated: 1691703099, statements: [
    { Effect: "Allow", Action: ["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"], Resource: "*" },
  ] },
  { policyName: "AmazonSQSFullAccess", path: "/", versionId: "v1", created: 1423248067, updated: 1423248067, statements: [
    { Effect: "Allow", Action: ["sqs:*"], Resource: "*" },
  ] },
  { policyName: "AmazonSSMManagedInstanceCore", path: "/", versionId: "v2", created: 1552670532, updated: 1558630461, statements: [
    { Effect: "Allow", Action: ["ssm:DescribeAssociation", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:GetDocument", "ssm:DescribeDocument", "ssm:GetManifest", "ssm:GetParameter", "ssm:GetParameters", "ssm:ListAssociations", "ssm:ListInstanceAssociations", "ssm:PutInventory", "ssm:PutComplianceItems", "ssm:PutConfigurePackageResult", "ssm:UpdateAssociationStatus", "ssm:UpdateInstanceAssociationStatus", "ssm:UpdateInstanceInformation"], Resource: "*" },
    { Effect: "Allow", Action: ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"], Resource: "*" },
    { Effect: "Allow", Action: ["ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage", "ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply"], Resource: "*" },
  ] },
  { policyName: "AmazonSSMReadOnlyAccess", path: "/", versionId: "v1", created: 1432921459, updated: 1432921459, statements: [
    { Effect: "Allow", Action: ["ssm:Describe*", "ssm:Get*", "ssm:List*"], Resource: "*" },
  ] },
  { policyName: "AutoScalingServiceRolePolicy", path: "/aws-service-role/", versionId: "v10", created: 1515453055, updated: 1762971546, statements: [
    { Sid: "EC2InstanceManagement", Effect: "Allow", Action: ["ec2:AttachClassicLinkVpc", "ec2:CancelSpotInstanceRequests", "ec2:CreateReplaceRootVolumeTask", "ec2:CreateFleet", "ec2:CreateTags", "ec2:DeleteTags", "ec2:Describe*", "ec2:DetachClassicLinkVpc", "ec2:GetInstanceTypesFromInstanceRequirements", "ec2:GetSecurityGroupsForVpc", "ec2:ModifyInstanceAttribute", "ec2:RequestSpotInstances", "ec2:RunInstances", "ec2:StartInstances", "ec2:StopInstances", "ec2:TerminateInstances"], Resource: "*" },
    { Sid: "EC2InstanceProfileManagement", Effect: "Allow", Action: ["iam:PassRole"], Resource: "*", Condition: { StringLike: { "iam:PassedToService": "ec2.amazonaws.com*" } } },
    { Sid: "EC2SpotManagement", Effect: "Allow", Action: ["iam:CreateServiceLinkedRole"], Resource: "*", Condition: { StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" } } },
    { Sid: "ELBManagement", Effect: "Allow", Action: ["elasticloadbalancing:Register*", "elasticloadbalancing:Deregister*", "elasticloadbalancing:Describe*"], Resource: "*" },
    { Sid: "CWManagement", Effect: "Allow", Action: ["cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:PutMetricAlarm"], Resource: "*" },
    { Sid: "SNSManagement", Effect: "Allow", Action: ["sns:Publish"], Resource: "*" },
    { Sid: "EventBridgeRuleManagement", Effect: "Allow", Action: ["events:PutRule", "events:PutTargets", "events:RemoveTargets", "events:DeleteRule"], Resource: "*", Condition: { StringEquals: { "events:ManagedBy": "autoscaling.amazonaws.com" } } },
    { Sid: "SystemsManagerParameterManagement", Effect: "Allow", Action: ["ssm:GetParameters"], Resource: "*" },
    { Sid: "VpcLatticeManagement", Effect: "Allow", Action: ["vpc-lattice:DeregisterTargets", "vpc-lattice:GetTargetGroup", "vpc-lattice:ListTargets", "vpc-lattice:ListTargetGroups", "vpc-lattice:RegisterTargets"], Resource: "*" },
    { Sid: "ResourceGroupsManagement", Effect: "Allow", Action: ["resource-groups:ListGroupResources"], Resource: "arn:*:resource-groups:*:*:group/*" },
  ] },
  { policyName: "CloudWatchAgentServerPolicy", path: "/", versionId: "v3", created: 1520384804, updated: 1707237457, statements: [
    { Sid: "CWACloudWatchServerPermissions", Effect: "Allow", Action: ["cloudwatch:PutMetricData", "ec2:DescribeVolumes", "ec2:DescribeTags", "logs:PutLogEvents", "logs:PutRetentionPolicy", "logs:DescribeLogStreams", "logs:DescribeLogGroups", "logs:CreateLogStream", "logs:CreateLogGroup", "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetSamplingStatisticSummaries"], Resource: "*" },
    { Sid: "CWASSMServerPermissions", Effect: "Allow", Action: ["ssm:GetParameter"], Resource: "arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*" },
  ] },
  { policyName: "CloudWatchLogsFullAccess", path: "/", versionId: "v8", created: 1423248002, updated: 1770919233, statements: [
    { Sid: "CloudWatchLogsFullAccess", Effect: "Allow", Action: ["logs:*", "cloudwatch:GenerateQuery", "cloudwatch:GenerateQueryResultsSummary", "observabilityadmin:GetS3TableIntegration", "observabilityadmin:ListS3TableIntegrations", "observabilityadmin:ListTelemetryPipelines"], Resource: "*" },
  ] },
  { policyName: "PowerUserAccess", path: "/", versionId: "v12", created: 1423247987, updated: 1770919154, statements: [
    { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
    { Effect: "Allow", Action: ["account:GetAccountInformation", "account:GetGovCloudAccountInformation", "account:GetPrimaryEmail", "account:ListRegions", "iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:ListRoles", "organizations:DescribeEffectivePolicy", "organizations:DescribeOrganization"], Resource: "*" },
  ] },
  { policyName: "SecretsManagerReadWrite", path: "/", versionId: "v5", created: 1522865129, updated: 1708625526, statements: [
    { Sid: "BasePermissions", Effect: "Allow", Action: ["secretsmanager:*", "cloudformation:CreateChangeSet", "cloudformation:DescribeChangeSet", "cloudformation:DescribeStackResource", "cloudformation:DescribeStacks", "cloudformation:ExecuteChangeSet", "docdb-elastic:GetCluster", "docdb-elastic:ListClusters", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs", "kms:DescribeKey", "kms:ListAliases", "kms:ListKeys", "lambda:ListFunctions", "rds:DescribeDBClusters", "rds:DescribeDBInstances", "redshift:DescribeClusters", "redshift-serverless:ListWorkgroups", "redshift-serverless:GetNamespace", "tag:GetResources"], Resource: "*" },
    { Sid: "LambdaPermissions", Effect: "Allow", Action: ["lambda:AddPermission", "lambda:CreateFunction", "lambda:GetFunction", "lambda:InvokeFunction", "lambda:UpdateFunctionConfiguration"], Resource: "arn:aws:lambda:*:*:function:SecretsManager*" },
    { Sid: "SARPermissions", Effect: "Allow", Action: ["serverlessrepo:CreateCloudFormationChangeSet", "serverlessrepo:GetApplication"], Resource: "arn:aws:serverlessrepo:*:*:applications/SecretsManager*" },
    { Sid: "S3Permissions", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::awsserverlessrepo-changesets*", "arn:aws:s3:::secrets-manager-rotation-apps-*/*"] },
  ] },
];
