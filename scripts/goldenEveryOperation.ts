import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=tour >> /etc/ecs/ecs.config`, as user data travels. */
const JOIN_TOUR = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj10b3VyID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

const GROUP = "${group.TargetGroups[0].TargetGroupArn}";
const SPARE = "${spare.TargetGroups[0].TargetGroupArn}";
const LISTENER = "${listener.Listeners[0].ListenerArn}";
const BALANCER = "${balancer.LoadBalancers[0].LoadBalancerArn}";
const FIRST = "${machines.Instances[0].InstanceId}";
const SECOND = "${machines.Instances[1].InstanceId}";
const MEMBER = "${members.containerInstanceArns[0]}";
const WEB_SG = "${sg.GroupId}";
const FROM_WEB = [{ IpProtocol: "tcp", FromPort: 0, ToPort: 65_535, UserIdGroupPairs: [{ GroupId: WEB_SG }] }];
const OPEN_TO_ALL = [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];

/** Everything that an account can be asked to do, once at least, from the first cluster to its end. */
export const everyOperation: Scenario = {
  id: "every-operation",
  title: "Every operation",
  summary: "One cluster from its first call to its last.",
  seed: 3,
  openAtSeconds: 1_500,
  steps: [
    ...begin(),
    step(120, "ecs", "CreateService", {
      cluster: "tour",
      serviceName: "web",
      taskDefinition: "web:1",
      desiredCount: 2,
      loadBalancers: [{ targetGroupArn: GROUP, containerName: "web", containerPort: 80 }],
    }),
    step(130, "physics", "PutTraffic", { targetGroupArn: GROUP, requestsPerSecond: 40 }),
    { as: "members", ...step(140, "ecs", "ListContainerInstances", { cluster: "tour" }) },
    step(150, "ecs", "PutAttributes", { cluster: "tour", attributes: [{ name: "rack", value: "r1", targetId: MEMBER }] }),
    step(160, "ecs", "StartTask", { cluster: "tour", taskDefinition: "job:1", containerInstances: [MEMBER] }),
    { as: "ran", ...step(170, "ecs", "RunTask", { cluster: "tour", taskDefinition: "job:1", count: 2 }) },
    step(180, "ecs", "DeleteAttributes", { cluster: "tour", attributes: [{ name: "rack", targetId: MEMBER }] }),
    step(200, "ecs", "StopTask", { cluster: "tour", task: "${ran.tasks[0].taskArn}", reason: "It has done enough" }),
    step(220, "ecs", "UpdateService", { cluster: "tour", service: "web", desiredCount: 3 }),
    { as: "kept", ...step(222, "ecs", "ListTasks", { cluster: "tour", serviceName: "web" }) },
    step(224, "ecs", "UpdateTaskProtection", { cluster: "tour", tasks: ["${kept.taskArns[0]}"], protectionEnabled: true, expiresInMinutes: 1 }),
    step(226, "ecs", "PutAccountSettingDefault", { name: "containerInsights", value: "enabled" }),
    step(226, "ecs", "PutAccountSetting", { name: "awsvpcTrunking", value: "enabled" }),
    step(228, "ecs", "DeleteAccountSetting", { name: "awsvpcTrunking" }),
    ...balancing(),
    ...machines(),
    ...end(),
  ],
};

function begin(): readonly ScenarioStep[] {
  const vpc = "${subnets.Subnets[0].VpcId}";
  return [
    step(0, "ecs", "CreateCluster", { clusterName: "tour" }),
    { as: "subnets", ...step(0, "ec2", "DescribeSubnets", {}) },
    { as: "sg", ...step(0, "ec2", "CreateSecurityGroup", { GroupName: "web", Description: "What may reach the web", VpcId: vpc }) },
    step(0, "ec2", "AuthorizeSecurityGroupIngress", { GroupId: WEB_SG, IpPermissions: OPEN_TO_ALL }),
    step(0, "ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpPermissions: FROM_WEB }),
    {
      as: "machines",
      ...step(0, "ec2", "RunInstances", {
        ImageId: "ami-0c55b159cbfafe1f0",
        InstanceType: "t3.medium",
        MinCount: 3,
        MaxCount: 3,
        SubnetId: "${subnets.Subnets[0].SubnetId}",
        IamInstanceProfile: { Name: "ecsInstanceRole" },
        UserData: JOIN_TOUR,
      }),
    },
    { as: "group", ...step(0, "elbv2", "CreateTargetGroup", { Name: "web-tg", Protocol: "HTTP", Port: 80, VpcId: vpc }) },
    { as: "spare", ...step(0, "elbv2", "CreateTargetGroup", { Name: "spare-tg", Protocol: "HTTP", Port: 8080, VpcId: vpc }) },
    {
      as: "balancer",
      ...step(0, "elbv2", "CreateLoadBalancer", {
        Name: "web-alb",
        Subnets: ["${subnets.Subnets[0].SubnetId}", "${subnets.Subnets[1].SubnetId}"],
        SecurityGroups: [WEB_SG],
      }),
    },
    { as: "listener", ...step(0, "elbv2", "CreateListener", { LoadBalancerArn: BALANCER, Protocol: "HTTP", Port: 80, DefaultActions: forward(GROUP) }) },
    step(0, "physics", "PutImageBehavior", { image: "web:*", pullSeconds: 3, startSeconds: 2 }),
    step(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [container("web", [{ containerPort: 80, hostPort: 0 }])] }),
    step(0, "ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [container("web", [{ containerPort: 80, hostPort: 8080 }])] }),
    step(0, "ecs", "RegisterTaskDefinition", { family: "job", containerDefinitions: [container("job", [])] }),
  ];
}

function balancing(): readonly ScenarioStep[] {
  const machine = [{ Id: FIRST, Port: 9000 }];
  return [
    step(240, "elbv2", "ModifyTargetGroup", { TargetGroupArn: GROUP, HealthCheckIntervalSeconds: 15, HealthyThresholdCount: 2 }),
    step(240, "elbv2", "ModifyTargetGroupAttributes", {
      TargetGroupArn: GROUP,
      Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "45" }],
    }),
    step(250, "elbv2", "ModifyListener", { ListenerArn: LISTENER, Port: 81 }),
    step(260, "elbv2", "RegisterTargets", { TargetGroupArn: SPARE, Targets: machine }),
    step(320, "elbv2", "DeregisterTargets", { TargetGroupArn: SPARE, Targets: machine }),
    step(400, "ecs", "UpdateService", { cluster: "tour", service: "web", taskDefinition: "web:2" }),
  ];
}

function machines(): readonly ScenarioStep[] {
  return [
    step(520, "physics", "SetAgentConnected", { instanceId: SECOND, connected: false }),
    step(580, "physics", "SetAgentConnected", { instanceId: SECOND, connected: true }),
    step(600, "ec2", "StopInstances", { InstanceIds: [SECOND] }),
    step(720, "ec2", "StartInstances", { InstanceIds: [SECOND] }),
    step(840, "ecs", "UpdateContainerInstancesState", { cluster: "tour", containerInstances: [MEMBER], status: "DRAINING" }),
    step(900, "physics", "SetZoneAvailable", { availabilityZone: "us-east-1c", available: false }),
    step(910, "physics", "SetZoneAvailable", { availabilityZone: "us-east-1c", available: true }),
    step(920, "physics", "FailInstance", { instanceId: "${machines.Instances[2].InstanceId}" }),
  ];
}

function end(): readonly ScenarioStep[] {
  return [
    step(1_000, "physics", "DeleteImageBehavior", { image: "web:*" }),
    step(1_010, "ecs", "DeleteService", { cluster: "tour", service: "web", force: true }),
    step(1_020, "ecs", "DeregisterTaskDefinition", { taskDefinition: "web:1" }),
    step(1_030, "ecs", "DeleteTaskDefinitions", { taskDefinitions: ["web:1"] }),
    // The machine that failed would stay in the list: nobody takes an instance out whose agent is gone.
    ...[0, 1, 2].map((place) =>
      step(1_040, "ecs", "DeregisterContainerInstance", {
        cluster: "tour",
        containerInstance: `\${members.containerInstanceArns[${place}]}`,
        force: true,
      }),
    ),
    step(1_100, "ec2", "TerminateInstances", { InstanceIds: [FIRST, SECOND, "${machines.Instances[2].InstanceId}"] }),
    step(1_110, "elbv2", "DeleteListener", { ListenerArn: LISTENER }),
    step(1_120, "elbv2", "DeleteLoadBalancer", { LoadBalancerArn: BALANCER }),
    step(1_130, "elbv2", "DeleteTargetGroup", { TargetGroupArn: SPARE }),
    step(1_140, "ec2", "RevokeSecurityGroupIngress", { GroupId: WEB_SG, IpPermissions: OPEN_TO_ALL }),
    step(1_140, "ec2", "RevokeSecurityGroupIngress", { GroupName: "default", IpPermissions: FROM_WEB }),
    step(1_150, "ec2", "DeleteSecurityGroup", { GroupId: WEB_SG }),
    step(1_300, "ecs", "DeleteCluster", { cluster: "tour" }),
  ];
}

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}

function forward(TargetGroupArn: string): object[] {
  return [{ Type: "forward", TargetGroupArn }];
}

function container(name: string, portMappings: object[]): object {
  return { name, image: `${name}:1`, cpu: 128, memory: 256, portMappings };
}
