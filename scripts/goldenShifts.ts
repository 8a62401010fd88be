import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { trustPolicy } from "../src/aws/trustPolicy.ts";
import { encodeBase64 } from "../src/lib/base64.ts";

const USER_DATA = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=shop >> /etc/ecs/ecs.config\n");
const WEB = { cluster: "shop", service: "web" };
const VPC = "${subnets.Subnets[0].VpcId}";
const SUBNETS = ["${subnets.Subnets[0].SubnetId}", "${subnets.Subnets[1].SubnetId}"];
const BALANCER = "${balancer.LoadBalancers[0].LoadBalancerArn}";
const BLUE = "${blue.TargetGroups[0].TargetGroupArn}";
const GREEN = "${green.TargetGroups[0].TargetGroupArn}";
const LISTENER = "${listener.Listeners[0].ListenerArn}";
const DEPLOYMENT = "${deployment.serviceDeployments[0].serviceDeploymentArn}";
const LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:judge";

/** BLUE_GREEN: a function is asked that hangs for a while, and somebody lets a pause go on. */
export const blueGreen: Scenario = {
  id: "blueGreen",
  title: "Blue and green",
  summary: "All traffic moves at once, and hooks are asked first.",
  seed: 37,
  openAtSeconds: 1040,
  steps: [
    ...shop({
      strategy: "BLUE_GREEN",
      bakeTimeInMinutes: 2,
      lifecycleHooks: [
        { hookTargetArn: LAMBDA, roleArn: "${judge.Role.Arn}", lifecycleStages: ["PRE_SCALE_UP", "TEST_TRAFFIC_SHIFT"] },
        { targetType: "PAUSE", lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"], timeoutConfiguration: { timeoutInMinutes: 1, action: "CONTINUE" } },
      ],
    }),
    step(399, "physics", "PutFunctionBehavior", { functionArn: LAMBDA, hookStatus: "IN_PROGRESS", afterSeconds: 3, callBackDelaySeconds: 15 }),
    step(400, "ecs", "UpdateService", { ...WEB, taskDefinition: "web:2" }),
    step(430, "physics", "PutFunctionBehavior", { functionArn: LAMBDA, afterSeconds: 3 }),
    { as: "deployments", ...step(520, "ecs", "ListServiceDeployments", WEB) },
    { as: "deployment", ...step(520, "ecs", "DescribeServiceDeployments", { serviceDeploymentArns: ["${deployments.serviceDeployments[0].serviceDeploymentArn}"] }) },
    step(521, "ecs", "ContinueServiceDeployment", { serviceDeploymentArn: DEPLOYMENT, hookId: "${deployment.serviceDeployments[0].lifecycleHookDetails[0].hookId}" }),
  ],
};

/** CANARY: a little of the traffic has moved when somebody takes it all back. */
export const canary: Scenario = {
  id: "canary",
  title: "Canary",
  summary: "A little of the traffic moves, and comes back.",
  seed: 41,
  openAtSeconds: 850,
  steps: [
    ...shop({ strategy: "CANARY", canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 } }),
    step(350, "ecs", "UpdateService", { ...WEB, taskDefinition: "web:2" }),
    { as: "deployments", ...step(480, "ecs", "ListServiceDeployments", WEB) },
    step(480, "ecs", "StopServiceDeployment", { serviceDeploymentArn: "${deployments.serviceDeployments[0].serviceDeploymentArn}" }),
  ],
};

/** A service behind a load balancer with a listener for everybody and one for tests. */
function shop(deploymentConfiguration: object): readonly ScenarioStep[] {
  const advancedConfiguration = { alternateTargetGroupArn: GREEN, productionListenerRule: "${rules.Rules[0].RuleArn}", testListenerRule: "${testRules.Rules[0].RuleArn}", roleArn: "${infrastructure.Role.Arn}" };
  return [
    step(0, "ecs", "CreateCluster", { clusterName: "shop" }),
    step(0, "ec2", "RunInstances", { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.large", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: USER_DATA }),
    definition("web:1"),
    definition("web:2"),
    { as: "infrastructure", ...role("ecsInfrastructureRole") },
    step(0, "iam", "AttachRolePolicy", { RoleName: "ecsInfrastructureRole", PolicyArn: "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers" }),
    { as: "judge", ...role("judge") },
    step(0, "iam", "PutRolePolicy", { RoleName: "judge", PolicyName: "ask", PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: "*" }] }) }),
    step(0, "ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" }),
    { as: "subnets", ...step(0, "ec2", "DescribeSubnets", {}) },
    { as: "blue", ...group("blue") },
    { as: "green", ...group("green") },
    { as: "balancer", ...step(0, "elbv2", "CreateLoadBalancer", { Name: "web", Subnets: SUBNETS }) },
    { as: "listener", ...listener(80, BLUE) },
    { as: "testListener", ...listener(8080, GREEN) },
    { as: "rules", ...step(0, "elbv2", "DescribeRules", { ListenerArn: LISTENER }) },
    { as: "testRules", ...step(0, "elbv2", "DescribeRules", { ListenerArn: "${testListener.Listeners[0].ListenerArn}" }) },
    step(1, "physics", "PutTraffic", { listenerArn: LISTENER, requestsPerSecond: 20, requests: [{ path: "/" }] }),
    step(90, "ecs", "CreateService", {
      cluster: "shop",
      serviceName: "web",
      taskDefinition: "web:1",
      desiredCount: 2,
      deploymentConfiguration,
      loadBalancers: [{ targetGroupArn: BLUE, containerName: "web", containerPort: 80, advancedConfiguration }],
    }),
  ];
}

function role(RoleName: string): ScenarioStep {
  return step(0, "iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: trustPolicy("ecs.amazonaws.com") });
}

function group(Name: string): ScenarioStep {
  return step(0, "elbv2", "CreateTargetGroup", { Name, Protocol: "HTTP", Port: 80, VpcId: VPC, HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, HealthyThresholdCount: 2 });
}

function listener(Port: number, TargetGroupArn: string): ScenarioStep {
  return step(0, "elbv2", "CreateListener", { LoadBalancerArn: BALANCER, Protocol: "HTTP", Port, DefaultActions: [{ Type: "forward", TargetGroupArn }] });
}

function definition(image: string): ScenarioStep {
  return step(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image, cpu: 128, memory: 128, portMappings: [{ containerPort: 80 }] }] });
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
