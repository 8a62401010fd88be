import type { Scenario, ScenarioStep } from "../engine/session/scenario.ts";

/** `#!/bin/bash` and `echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config`, as user data travels. */
const JOIN_PROD = "IyEvYmluL2Jhc2gKZWNobyBFQ1NfQ0xVU1RFUj1wcm9kID4+IC9ldGMvZWNzL2Vjcy5jb25maWcK";

const GROUP = "${group.TargetGroups[0].TargetGroupArn}";

/** A good first revision in service, and a second that starts but answers 500: the deployment never gets on. */
export const twoRevisions: Scenario = {
  id: "two-revisions",
  title: "Two revisions, one broken",
  summary: "web:2 answers 500. Watch what ECS keeps, and roll back.",
  seed: 7,
  openAtSeconds: 660,
  steps: [
    { call: { service: "ecs", operation: "CreateCluster", input: { clusterName: "prod" } } },
    { as: "subnets", call: { service: "ec2", operation: "DescribeSubnets", input: {} } },
    instance(0),
    instance(1),
    instance(2),
    {
      as: "group",
      call: {
        service: "elbv2",
        operation: "CreateTargetGroup",
        input: {
          Name: "web-tg",
          Protocol: "HTTP",
          Port: 80,
          VpcId: "${subnets.Subnets[0].VpcId}",
          HealthCheckIntervalSeconds: 10,
          HealthyThresholdCount: 2,
        },
      },
    },
    {
      call: {
        service: "elbv2",
        operation: "ModifyTargetGroupAttributes",
        input: {
          TargetGroupArn: GROUP,
          Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "30" }],
        },
      },
    },
    {
      as: "balancer",
      call: {
        service: "elbv2",
        operation: "CreateLoadBalancer",
        input: { Name: "web-alb", Subnets: [0, 1, 2].map((zone) => `\${subnets.Subnets[${zone}].SubnetId}`) },
      },
    },
    {
      call: {
        service: "elbv2",
        operation: "CreateListener",
        input: {
          LoadBalancerArn: "${balancer.LoadBalancers[0].LoadBalancerArn}",
          Protocol: "HTTP",
          Port: 80,
          DefaultActions: [{ Type: "forward", TargetGroupArn: GROUP }],
        },
      },
    },
    { call: { service: "physics", operation: "PutImageBehavior", input: { image: "web:2", healthStatus: 500 } } },
    revision("web:1"),
    {
      atSeconds: 120,
      call: {
        service: "ecs",
        operation: "CreateService",
        input: {
          cluster: "prod",
          serviceName: "web",
          taskDefinition: "web:1",
          desiredCount: 6,
          loadBalancers: [{ targetGroupArn: GROUP, containerName: "web", containerPort: 80 }],
        },
      },
    },
    {
      atSeconds: 120,
      call: {
        service: "physics",
        operation: "PutTraffic",
        input: { targetGroupArn: GROUP, requestsPerSecond: 600 },
      },
    },
    revision("web:2", 480),
    {
      atSeconds: 600,
      call: {
        service: "ecs",
        operation: "UpdateService",
        input: { cluster: "prod", service: "web", taskDefinition: "web:2" },
      },
    },
  ],
};

function instance(zone: number): ScenarioStep {
  const input = {
    ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
    InstanceType: "m5.large",
    MinCount: 1,
    MaxCount: 1,
    SubnetId: `\${subnets.Subnets[${zone}].SubnetId}`,
    UserData: JOIN_PROD,
  };
  return { call: { service: "ec2", operation: "RunInstances", input } };
}

function revision(image: string, atSeconds = 0): ScenarioStep {
  const container = {
    name: "web",
    image,
    cpu: 256,
    memory: 512,
    essential: true,
    portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" }],
  };
  const input = { family: "web", networkMode: "bridge", requiresCompatibilities: ["EC2"], containerDefinitions: [container] };
  return { atSeconds, call: { service: "ecs", operation: "RegisterTaskDefinition", input } };
}
