import type { CallOf, Input, OperationName, ServiceName } from "../aws/generated/api.ts";
import type { ScenarioStep } from "../engine/session/scenario.ts";

/** A step whose input the compiler has checked. */
export function step<S extends ServiceName, O extends OperationName<S>>(service: S, operation: O, input: Input<S, O>): ScenarioStep {
  return { call: { service, operation, input } satisfies CallOf<S, O> };
}

/** How a step speaks of the answer to `DescribeSubnets` named `subnets`: a subnet for each zone, in their order. */
export const SUBNETS = [0, 1, 2].map((zone) => `\${subnets.Subnets[${zone}].SubnetId}`);

/** How a step speaks of the target group that `balancedGroup` creates. */
export const TARGET_GROUP = "${group.TargetGroups[0].TargetGroupArn}";

/** A cluster, and the subnets by name for the steps that follow. */
export function beginning(clusterName: string): ScenarioStep[] {
  return [
    { call: { service: "ecs", operation: "CreateCluster", input: { clusterName } } satisfies CallOf<"ecs", "CreateCluster"> },
    { as: "subnets", call: { service: "ec2", operation: "DescribeSubnets", input: {} } satisfies CallOf<"ec2", "DescribeSubnets"> },
  ];
}

/** An instance in a zone, counted from 0, with user data in the form in which it travels. */
export function instance(InstanceType: CallOf<"ec2", "RunInstances">["input"]["InstanceType"], { zone, UserData }: { readonly zone: number; readonly UserData: string }): ScenarioStep {
  const input = { ImageId: ECS_OPTIMIZED, InstanceType, MinCount: 1, MaxCount: 1, SubnetId: SUBNETS[zone], IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData };
  return { call: { service: "ec2", operation: "RunInstances", input } satisfies CallOf<"ec2", "RunInstances"> };
}

/** An Auto Scaling group in all zones, and its launch template of the same name, with user data in the form in which it travels. */
export function fleet({ name, UserData, ...more }: { readonly name: string; readonly UserData: string } & Pick<Input<"autoscaling", "CreateAutoScalingGroup">, "MinSize" | "MaxSize" | "DesiredCapacity" | "NewInstancesProtectedFromScaleIn">): ScenarioStep[] {
  return [
    step("ec2", "CreateLaunchTemplate", {
      LaunchTemplateName: name,
      LaunchTemplateData: { ImageId: ECS_OPTIMIZED, InstanceType: "m5.large", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData },
    }),
    step("autoscaling", "CreateAutoScalingGroup", {
      AutoScalingGroupName: name,
      AvailabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"],
      LaunchTemplate: { LaunchTemplateName: name },
      ...more,
    }),
  ];
}

/** Steps that come at an instant. */
export function at(atSeconds: number, steps: readonly ScenarioStep[]): ScenarioStep[] {
  return steps.map((one) => ({ ...one, atSeconds }));
}

/** A load balancer that forwards port 80 to a group of its own, whose targets are checked often and drained soon. */
export function balancedGroup(names: { readonly group: string; readonly balancer: string; readonly HealthCheckPath?: string }): ScenarioStep[] {
  const { group: Name, balancer, ...more } = names;
  return [
    {
      as: "group",
      call: {
        service: "elbv2",
        operation: "CreateTargetGroup",
        input: {
          Name,
          Protocol: "HTTP",
          Port: 80,
          VpcId: "${subnets.Subnets[0].VpcId}",
          TargetType: "instance",
          HealthCheckIntervalSeconds: 10,
          HealthyThresholdCount: 2,
          ...more,
        },
      } satisfies CallOf<"elbv2", "CreateTargetGroup">,
    },
    {
      call: {
        service: "elbv2",
        operation: "ModifyTargetGroupAttributes",
        input: { TargetGroupArn: TARGET_GROUP, Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "30" }] },
      } satisfies CallOf<"elbv2", "ModifyTargetGroupAttributes">,
    },
    ...openTo(balancer),
    {
      as: "balancer",
      call: {
        service: "elbv2",
        operation: "CreateLoadBalancer",
        input: { Name: balancer, Subnets: SUBNETS, SecurityGroups: [BALANCER_GROUP] },
      } satisfies CallOf<"elbv2", "CreateLoadBalancer">,
    },
    {
      call: {
        service: "elbv2",
        operation: "CreateListener",
        input: {
          LoadBalancerArn: "${balancer.LoadBalancers[0].LoadBalancerArn}",
          Protocol: "HTTP",
          Port: 80,
          DefaultActions: [{ Type: "forward", TargetGroupArn: TARGET_GROUP }],
        },
      } satisfies CallOf<"elbv2", "CreateListener">,
    },
  ];
}

/**
 * A security group for a load balancer: everybody comes to its port 80, and it comes to the ports of the ephemeral range
 * of instances, which carry the default group.
 */
export function openTo(balancer: string): ScenarioStep[] {
  const permissions = [{ IpProtocol: "tcp", FromPort: 32_768, ToPort: 65_535, UserIdGroupPairs: [{ GroupId: BALANCER_GROUP }] }];
  return [
    {
      as: "balancerGroup",
      call: {
        service: "ec2",
        operation: "CreateSecurityGroup",
        input: { GroupName: `${balancer}-sg`, Description: `Web traffic to ${balancer}`, VpcId: "${subnets.Subnets[0].VpcId}" },
      } satisfies CallOf<"ec2", "CreateSecurityGroup">,
    },
    {
      call: {
        service: "ec2",
        operation: "AuthorizeSecurityGroupIngress",
        input: { GroupId: BALANCER_GROUP, IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" },
      } satisfies CallOf<"ec2", "AuthorizeSecurityGroupIngress">,
    },
    {
      call: {
        service: "ec2",
        operation: "AuthorizeSecurityGroupIngress",
        input: { GroupName: "default", IpPermissions: permissions },
      } satisfies CallOf<"ec2", "AuthorizeSecurityGroupIngress">,
    },
  ];
}

/** How a step speaks of that group. */
export const BALANCER_GROUP = "${balancerGroup.GroupId}";

/** A constant load on that group. */
export function traffic(requestsPerSecond: number, atSeconds: number): ScenarioStep {
  const input = { targetGroupArn: TARGET_GROUP, requestsPerSecond };
  return { atSeconds, call: { service: "physics", operation: "PutTraffic", input } satisfies CallOf<"physics", "PutTraffic"> };
}

export const ECS_OPTIMIZED = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
