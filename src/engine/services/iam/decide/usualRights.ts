/** What the usual roles are for, as long as nobody changes them: who assumes them, and what they may do to anything. */
export const USUAL_RIGHTS: Readonly<Record<string, { readonly principal: string; readonly actions: readonly string[] }>> = {
  AWSServiceRoleForECS: {
    principal: "ecs.amazonaws.com",
    actions: [
      "ec2:AttachNetworkInterface", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DetachNetworkInterface",
      "elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets",
      "elasticloadbalancing:DeregisterInstancesFromLoadBalancer", "elasticloadbalancing:RegisterInstancesWithLoadBalancer",
      "servicediscovery:DeregisterInstance", "servicediscovery:RegisterInstance",
      "servicediscovery:UpdateInstanceCustomHealthStatus",
    ],
  },
  ecsInstanceRole: {
    principal: "ec2.amazonaws.com",
    actions: [
      "ec2:DescribeTags", "ecs:CreateCluster", "ecs:DeregisterContainerInstance", "ecs:DiscoverPollEndpoint", "ecs:Poll",
      "ecs:RegisterContainerInstance", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState",
      "ecs:SubmitAttachmentStateChanges", "ecs:SubmitContainerStateChange", "ecs:SubmitTaskStateChange",
      "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
      "logs:CreateLogStream", "logs:PutLogEvents",
    ],
  },
  ecsTaskExecutionRole: {
    principal: "ecs-tasks.amazonaws.com",
    actions: [
      "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage",
      "logs:CreateLogStream", "logs:PutLogEvents",
    ],
  },
};
