import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";

const SUBNET = "${subnets.Subnets[0].SubnetId}";
const OTHER_SUBNET = "${subnets.Subnets[1].SubnetId}";
const GROUP = "${group.GroupId}";
const MACHINE = "${machines.Instances[0].InstanceId}";
const SPARE = "${machines.Instances[1].InstanceId}";
const IMAGE = "example/shop:1";

/** A service behind a Classic Load Balancer, from its first task to an instance that answers nobody, and its end. */
export const classicBalancers: Scenario = {
  id: "classic",
  title: "Classic Load Balancer",
  summary: "Whole instances, each with one port for all.",
  seed: 23,
  openAtSeconds: 700,
  steps: [
    { as: "subnets", ...step("ec2", 0, "DescribeSubnets", {}) },
    { as: "group", ...step("ec2", 0, "CreateSecurityGroup", { GroupName: "front", Description: "front" }) },
    step("ec2", 0, "AuthorizeSecurityGroupIngress", { GroupId: GROUP, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" }),
    step("ec2", 0, "AuthorizeSecurityGroupIngress", { GroupName: "default", IpPermissions: [{ IpProtocol: "tcp", FromPort: 8080, ToPort: 8080, UserIdGroupPairs: [{ GroupId: GROUP }] }] }),
    step("ecs", 0, "CreateCluster", { clusterName: "shop" }),
    {
      as: "machines",
      ...step("ec2", 0, "RunInstances", {
        InstanceType: "m5.large",
        MinCount: 2,
        MaxCount: 2,
        SubnetId: SUBNET,
        IamInstanceProfile: { Name: "ecsInstanceRole" },
        UserData: "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1zaG9wID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK",
      }),
    },
    front(10, "CreateLoadBalancer", { Listeners: [{ Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 8080 }], Subnets: [SUBNET] }),
    front(10, "ApplySecurityGroupsToLoadBalancer", { SecurityGroups: [GROUP] }),
    front(10, "AttachLoadBalancerToSubnets", { Subnets: [OTHER_SUBNET] }),
    front(10, "ConfigureHealthCheck", { HealthCheck: { Target: "HTTP:8080/", Interval: 5, Timeout: 2, UnhealthyThreshold: 2, HealthyThreshold: 2 } }),
    front(10, "ModifyLoadBalancerAttributes", { LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: true }, ConnectionDraining: { Enabled: true, Timeout: 20 } } }),
    front(20, "CreateLoadBalancerListeners", { Listeners: [{ Protocol: "TCP", LoadBalancerPort: 81, InstancePort: 8081 }] }),
    front(30, "DeleteLoadBalancerListeners", { LoadBalancerPorts: [81] }),
    step("elb", 30, "AddTags", { LoadBalancerNames: ["front"], Tags: [{ Key: "team", Value: "shop" }] }),
    step("elb", 30, "RemoveTags", { LoadBalancerNames: ["front"], Tags: [{ Key: "team" }] }),
    front(100, "RegisterInstancesWithLoadBalancer", { Instances: [{ InstanceId: SPARE }] }),
    front(130, "DeregisterInstancesFromLoadBalancer", { Instances: [{ InstanceId: SPARE }] }),
    step("ecs", 130, "RegisterTaskDefinition", {
      family: "shop",
      containerDefinitions: [{ name: "shop", image: IMAGE, cpu: 128, memory: 256, portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
    }),
    step("ecs", 130, "CreateService", {
      cluster: "shop",
      serviceName: "shop",
      taskDefinition: "shop",
      desiredCount: 2,
      loadBalancers: [{ loadBalancerName: "front", containerName: "shop", containerPort: 80 }],
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 },
    }),
    step("physics", 190, "PutTraffic", { loadBalancerName: "front", requestsPerSecond: 20 }),
    step("ec2", 240, "StopInstances", { InstanceIds: [MACHINE] }),
    step("physics", 300, "PutImageBehavior", { image: IMAGE, healthStatus: 500 }),
    step("physics", 360, "PutImageBehavior", { image: IMAGE, healthStatus: 200 }),
    front(420, "DetachLoadBalancerFromSubnets", { Subnets: [OTHER_SUBNET] }),
    step("ecs", 460, "UpdateService", { cluster: "shop", service: "shop", desiredCount: 0 }),
    front(560, "DeleteLoadBalancer", {}),
  ],
};

function front(atSeconds: number, operation: string, input: object): ScenarioStep {
  return step("elb", atSeconds, operation, { LoadBalancerName: "front", ...input });
}

function step(service: string, atSeconds: number, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}
