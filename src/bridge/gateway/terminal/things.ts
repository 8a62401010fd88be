/** Kinds of things whose names an option takes. */
export type Thing =
  | "cluster"
  | "service"
  | "taskDefinition"
  | "family"
  | "task"
  | "containerInstance"
  | "instance"
  | "loadBalancerArn"
  | "loadBalancerName"
  | "targetGroupArn"
  | "targetGroupName"
  | "listenerArn"
  | "subnet"
  | "securityGroup"
  | "vpc";

/** What a member of an operation's input names; undefined when it names nothing that there is already. */
export function thingOf(service: string, operation: string, member: string): Thing | undefined {
  const name = member.charAt(0).toLowerCase() + member.slice(1);
  if (service === "elbv2" && name === "names") return operation === "DescribeTargetGroups" ? "targetGroupName" : "loadBalancerName";
  if (service === "ecs" && operation.startsWith("Create") && name === "clusterName") return undefined;
  return BY_MEMBER[name];
}

const BY_MEMBER: Readonly<Record<string, Thing>> = {
  cluster: "cluster",
  clusters: "cluster",
  service: "service",
  services: "service",
  taskDefinition: "taskDefinition",
  taskDefinitions: "taskDefinition",
  family: "family",
  familyPrefix: "family",
  task: "task",
  tasks: "task",
  containerInstance: "containerInstance",
  containerInstances: "containerInstance",
  instanceId: "instance",
  instanceIds: "instance",
  loadBalancerArn: "loadBalancerArn",
  loadBalancerArns: "loadBalancerArn",
  targetGroupArn: "targetGroupArn",
  targetGroupArns: "targetGroupArn",
  listenerArn: "listenerArn",
  listenerArns: "listenerArn",
  subnetId: "subnet",
  subnetIds: "subnet",
  subnets: "subnet",
  groupId: "securityGroup",
  groupIds: "securityGroup",
  securityGroupIds: "securityGroup",
  vpcId: "vpc",
  vpcIds: "vpc",
};
