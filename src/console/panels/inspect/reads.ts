import { call } from "../../../aws/generated/api.ts";
import type { Call, TableName } from "../../../bridge/protocol.ts";
import { nameIn } from "../../store/names.ts";
import type { Subject } from "./subject.ts";

/** A call that describes the subject, and the tables of whose rows its answer is made. */
export interface Read {
  /** As the command line calls it: `describe-services`. */
  readonly label: string;
  readonly call: Call;
  readonly watches: readonly TableName[];
}

/** The operations that describe a thing, the one that tells most about it first. */
export function readsOf(subject: Subject): readonly Read[] {
  switch (subject.kind) {
    case "cluster":
      return [read("describe-clusters", call("ecs", "DescribeClusters", { clusters: [subject.cluster.clusterName], include: ["STATISTICS", "SETTINGS", "CONFIGURATIONS", "TAGS"] }), ["ecs.clusters", "ecs.clusterOptions", "ecs.services", "ecs.tasks", "ecs.containerInstances"])];
    case "service": {
      const { clusterArn, serviceName } = subject.service;
      const input = { cluster: nameIn(clusterArn), services: [serviceName], include: ["TAGS" as const] };
      return [read("describe-services", call("ecs", "DescribeServices", input), ["ecs.services", "ecs.deployments", "ecs.tasks", "ecs.serviceEvents"])];
    }
    case "task": {
      const input = { cluster: nameIn(subject.task.clusterArn), tasks: [nameIn(subject.id)], include: ["TAGS" as const] };
      return [read("describe-tasks", call("ecs", "DescribeTasks", input), ["ecs.tasks"])];
    }
    case "instance":
      return instanceReads(subject);
    case "taskDefinition": {
      const input = { taskDefinition: nameIn(subject.id), include: ["TAGS" as const] };
      return [read("describe-task-definition", call("ecs", "DescribeTaskDefinition", input), ["ecs.taskDefinitions"])];
    }
    case "targetGroup":
      return [
        read("describe-target-groups", call("elbv2", "DescribeTargetGroups", { TargetGroupArns: [subject.id] }), ["elbv2.targetGroups"]),
        read("describe-target-health", call("elbv2", "DescribeTargetHealth", { TargetGroupArn: subject.id }), ["elbv2.targets"]),
      ];
    case "loadBalancer":
      return [
        read("describe-load-balancers", call("elbv2", "DescribeLoadBalancers", { LoadBalancerArns: [subject.id] }), ["elbv2.loadBalancers"]),
        read("describe-listeners", call("elbv2", "DescribeListeners", { LoadBalancerArn: subject.id }), ["elbv2.listeners"]),
      ];
    case "classicBalancer": {
      const { loadBalancerName } = subject.balancer;
      return [
        read("describe-load-balancers", call("elb", "DescribeLoadBalancers", { LoadBalancerNames: [loadBalancerName] }), ["elb.loadBalancers", "elb.instances"]),
        read("describe-load-balancer-attributes", call("elb", "DescribeLoadBalancerAttributes", { LoadBalancerName: loadBalancerName }), ["elb.loadBalancers"]),
        read("describe-instance-health", call("elb", "DescribeInstanceHealth", { LoadBalancerName: loadBalancerName }), ["elb.instances"]),
      ];
    }
    case "zone":
      return [read("describe-zones", call("physics", "DescribeZones", {}), ["physics.zones"])];
    case "autoScalingGroup":
      return [
        read("describe-auto-scaling-groups", call("autoscaling", "DescribeAutoScalingGroups", { AutoScalingGroupNames: [subject.id] }), ["autoscaling.groups", "autoscaling.instances"]),
        ...(subject.group.warmPool ? [read("describe-warm-pool", call("autoscaling", "DescribeWarmPool", { AutoScalingGroupName: subject.id }), ["autoscaling.groups", "autoscaling.instances"])] : []),
        ...((subject.group.scheduledActions ?? []).length > 0 ? [read("describe-scheduled-actions", call("autoscaling", "DescribeScheduledActions", { AutoScalingGroupName: subject.id }), ["autoscaling.groups"])] : []),
        ...((subject.group.refreshes ?? []).length > 0 ? [read("describe-instance-refreshes", call("autoscaling", "DescribeInstanceRefreshes", { AutoScalingGroupName: subject.id }), ["autoscaling.groups"])] : []),
        read("describe-scaling-activities", call("autoscaling", "DescribeScalingActivities", { AutoScalingGroupName: subject.id }), ["autoscaling.groups", "autoscaling.instances"]),
      ];
    case "capacityProvider":
      return [read("describe-capacity-providers", call("ecs", "DescribeCapacityProviders", { capacityProviders: [subject.provider.name], include: ["TAGS"] }), ["ecs.capacityProviders"])];
    case "vpc":
      return [read("describe-vpcs", call("ec2", "DescribeVpcs", { VpcIds: [subject.id] }), ["ec2.vpcs"])];
    case "subnet":
      return [read("describe-subnets", call("ec2", "DescribeSubnets", { SubnetIds: [subject.id] }), ["ec2.subnets", "ec2.instances"])];
    case "securityGroup":
      return [read("describe-security-groups", call("ec2", "DescribeSecurityGroups", { GroupIds: [subject.id] }), ["ec2.securityGroups"])];
    case "routeTable":
      return [read("describe-route-tables", call("ec2", "DescribeRouteTables", { RouteTableIds: [subject.id] }), ["ec2.routeTables", "ec2.routeTableAssociations"])];
    case "role": {
      const RoleName = subject.role.roleName;
      return [
        read("get-role", call("iam", "GetRole", { RoleName }), ["iam.roles"]),
        read("list-attached-role-policies", call("iam", "ListAttachedRolePolicies", { RoleName }), ["iam.roles"]),
      ];
    }
  }
}

function instanceReads({ machine, instance }: Subject & { kind: "instance" }): readonly Read[] {
  const reads: Read[] = [];
  if (instance !== null) {
    const input = { cluster: nameIn(instance.clusterArn), containerInstances: [nameIn(instance.containerInstanceArn)], include: ["TAGS" as const] };
    reads.push(read("describe-container-instances", call("ecs", "DescribeContainerInstances", input), ["ecs.containerInstances", "ecs.tasks"]));
  }
  if (machine !== null) {
    const { instanceId } = machine;
    reads.push(read("describe-instances", call("ec2", "DescribeInstances", { InstanceIds: [instanceId] }), ["ec2.instances"]));
    reads.push(read("get-console-output", call("ec2", "GetConsoleOutput", { InstanceId: instanceId }), ["ec2.instances"]));
  }
  return reads;
}

function read(label: string, made: Call, watches: readonly TableName[]): Read {
  return { label, call: made, watches };
}
