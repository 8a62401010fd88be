import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");
const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: "codedeploy.amazonaws.com" }, Action: "sts:AssumeRole" }] });
const SUBNETS = ["${subnets.Subnets[0].SubnetId}", "${subnets.Subnets[1].SubnetId}"];
const BALANCER = "${balancer.LoadBalancers[0].LoadBalancerArn}";
const BLUE = "${blue.TargetGroups[0].TargetGroupArn}";
const GROUP = { applicationName: "shop", deploymentGroupName: "web" };
const PAIR = {
  targetGroups: [{ name: "blue" }, { name: "green" }],
  prodTrafficRoute: { listenerArns: ["${prod.Listeners[0].ListenerArn}"] },
  testTrafficRoute: { listenerArns: ["${test.Listeners[0].ListenerArn}"] },
};

/** A service that CodeDeploy deploys: one canary that a function looks at, and one that is stopped and comes back. */
export const codeDeploy: Scenario = {
  id: "codeDeploy",
  title: "Deployed by CodeDeploy",
  summary: "Blue, green and back.",
  seed: 41,
  openAtSeconds: 1500,
  steps: [
    { as: "subnets", ...step(0, "ec2", "DescribeSubnets", {}) },
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "RunInstances", { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.large", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA }),
    step(0, "iam", "CreateRole", { RoleName: "ecsCodeDeployRole", AssumeRolePolicyDocument: TRUST }),
    step(0, "iam", "AttachRolePolicy", { RoleName: "ecsCodeDeployRole", PolicyArn: "arn:aws:iam::aws:policy/AWSCodeDeployRoleForECS" }),
    definition("web:1"),
    definition("web:2"),
    { as: "blue", ...step(0, "elbv2", "CreateTargetGroup", { Name: "blue", Protocol: "HTTP", Port: 80, VpcId: "${subnets.Subnets[0].VpcId}" }) },
    step(0, "elbv2", "CreateTargetGroup", { Name: "green", Protocol: "HTTP", Port: 80, VpcId: "${subnets.Subnets[0].VpcId}" }),
    { as: "balancer", ...step(0, "elbv2", "CreateLoadBalancer", { Name: "web", Subnets: SUBNETS }) },
    { as: "prod", ...listener(80) },
    { as: "test", ...listener(8080) },
    step(90, "ecs", "CreateService", {
      cluster: "shop",
      serviceName: "web",
      taskDefinition: "web:1",
      desiredCount: 2,
      deploymentController: { type: "CODE_DEPLOY" },
      loadBalancers: [{ targetGroupArn: BLUE, containerName: "web", containerPort: 80 }],
    }),
    step(91, "codedeploy", "CreateApplication", { applicationName: "shop", computePlatform: "ECS" }),
    step(91, "codedeploy", "CreateDeploymentConfig", { deploymentConfigName: "fifth", computePlatform: "ECS", trafficRoutingConfig: { type: "TimeBasedCanary", timeBasedCanary: { canaryPercentage: 20, canaryInterval: 1 } } }),
    step(92, "codedeploy", "CreateDeploymentGroup", {
      ...GROUP,
      deploymentConfigName: "fifth",
      serviceRoleArn: "arn:aws:iam::123456789012:role/ecsCodeDeployRole",
      ecsServices: [{ clusterName: "shop", serviceName: "web" }],
      deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      blueGreenDeploymentConfiguration: {
        terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 10 },
        deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
      },
      loadBalancerInfo: { targetGroupPairInfoList: [PAIR] },
    }),
    step(299, "physics", "PutFunctionBehavior", { functionArn: "arn:aws:lambda:us-east-1:123456789012:function:looks", hookStatus: "IN_PROGRESS" }),
    { as: "first", ...step(300, "codedeploy", "CreateDeployment", { ...GROUP, revision: revision("web:2", [{ BeforeInstall: "looks" }]) }) },
    step(320, "codedeploy", "PutLifecycleEventHookExecutionStatus", { deploymentId: "${first.deploymentId}", lifecycleEventHookExecutionId: "hook-BeforeInstall", status: "Succeeded" }),
    step(330, "codedeploy", "GetDeployment", { deploymentId: "${first.deploymentId}" }),
    step(780, "codedeploy", "ContinueDeployment", { deploymentId: "${first.deploymentId}", deploymentWaitType: "TERMINATION_WAIT" }),
    step(790, "codedeploy", "UpdateDeploymentGroup", { applicationName: "shop", currentDeploymentGroupName: "web", autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_STOP_ON_REQUEST"] } }),
    { as: "second", ...step(800, "codedeploy", "CreateDeployment", { ...GROUP, revision: revision("web:1"), deploymentConfigName: "CodeDeployDefault.ECSLinear10PercentEvery1Minutes" }) },
    step(1200, "codedeploy", "StopDeployment", { deploymentId: "${second.deploymentId}" }),
    step(1400, "codedeploy", "DeleteDeploymentGroup", GROUP),
    step(1400, "codedeploy", "DeleteDeploymentConfig", { deploymentConfigName: "fifth" }),
    step(1401, "codedeploy", "DeleteApplication", { applicationName: "shop" }),
  ],
};

function revision(TaskDefinition: string, Hooks: readonly object[] = []): object {
  const Properties = { TaskDefinition, LoadBalancerInfo: { ContainerName: "web", ContainerPort: 80 } };
  const content = JSON.stringify({ version: 0, Resources: [{ TargetService: { Type: "AWS::ECS::Service", Properties } }], Hooks });
  return { revisionType: "AppSpecContent", appSpecContent: { content } };
}

function listener(Port: number): ScenarioStep {
  return step(5, "elbv2", "CreateListener", { LoadBalancerArn: BALANCER, Protocol: "HTTP", Port, DefaultActions: [{ Type: "forward", TargetGroupArn: BLUE }] });
}

function definition(image: string): ScenarioStep {
  return step(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image, cpu: 128, memory: 128, portMappings: [{ containerPort: 80 }] }] });
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
