import type { Scenario, ScenarioStep } from "../src/engine/session/scenario.ts";
import { BALANCER_GROUP, beginning, instance, openTo, TARGET_GROUP } from "../src/scenarios/steps.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config`, as user data travels. */
const UserData = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1wcm9kID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

/** What goes wrong in a data centre, one thing after the other, under a service behind a load balancer. */
export const outageAndDrain: Scenario = {
  id: "outage-and-drain",
  title: "An outage and a drain",
  summary: "A zone goes and comes back, an agent falls silent, a machine dies, an instance is drained.",
  seed: 11,
  openAtSeconds: 1_800,
  steps: [
    ...beginning("prod"),
    ...["a", "b", "c", "d", "e", "f"].map((as, place) => ({ as, ...instance("m5.large", { zone: place % 3, UserData }) })),
    {
      as: "group",
      ...step(0, "elbv2", "CreateTargetGroup", {
        Name: "web-tg",
        Protocol: "HTTP",
        Port: 80,
        VpcId: "${subnets.Subnets[0].VpcId}",
        HealthCheckIntervalSeconds: 10,
        HealthyThresholdCount: 2,
      }),
    },
    ...openTo("web-alb"),
    { as: "balancer", ...step(0, "elbv2", "CreateLoadBalancer", { Name: "web-alb", Subnets: [0, 1, 2].map(subnet), SecurityGroups: [BALANCER_GROUP] }) },
    step(0, "elbv2", "CreateListener", {
      LoadBalancerArn: "${balancer.LoadBalancers[0].LoadBalancerArn}",
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn: TARGET_GROUP }],
    }),
    step(0, "ecs", "RegisterTaskDefinition", {
      family: "web",
      containerDefinitions: [{ name: "web", image: "web:1", cpu: 256, memory: 512, portMappings: [{ containerPort: 80, hostPort: 0 }] }],
    }),
    step(120, "ecs", "CreateService", {
      cluster: "prod",
      serviceName: "web",
      taskDefinition: "web",
      desiredCount: 9,
      loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: "web", containerPort: 80 }],
      healthCheckGracePeriodSeconds: 20,
    }),
    step(180, "physics", "PutTraffic", { targetGroupArn: TARGET_GROUP, requestsPerSecond: 500 }),
    step(300, "physics", "SetZoneAvailable", { availabilityZone: "us-east-1b", available: false }),
    step(540, "physics", "SetZoneAvailable", { availabilityZone: "us-east-1b", available: true }),
    step(720, "physics", "SetAgentConnected", { instanceId: "${a.Instances[0].InstanceId}", connected: false }),
    step(840, "physics", "SetAgentConnected", { instanceId: "${a.Instances[0].InstanceId}", connected: true }),
    step(900, "physics", "FailInstance", { instanceId: "${c.Instances[0].InstanceId}" }),
    { as: "members", ...step(1_020, "ecs", "ListContainerInstances", { cluster: "prod" }) },
    step(1_020, "ecs", "UpdateContainerInstancesState", {
      cluster: "prod",
      containerInstances: ["${members.containerInstanceArns[0]}"],
      status: "DRAINING",
    }),
    step(1_200, "ecs", "UpdateService", { cluster: "prod", service: "web", forceNewDeployment: true }),
    step(1_380, "ecs", "UpdateContainerInstancesState", {
      cluster: "prod",
      containerInstances: ["${members.containerInstanceArns[0]}"],
      status: "ACTIVE",
    }),
    step(1_500, "ec2", "TerminateInstances", { InstanceIds: ["${d.Instances[0].InstanceId}"] }),
  ],
};

function step(atSeconds: number, service: string, operation: string, input: object): ScenarioStep {
  return { atSeconds, call: { service, operation, input } };
}

function subnet(zone: number): string {
  return `\${subnets.Subnets[${zone}].SubnetId}`;
}
