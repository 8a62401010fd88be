import { scalableTargets } from "../services/applicationautoscaling/tables.ts";
import { autoScalingGroups } from "../services/autoscaling/tables.ts";
import { classicBalancers } from "../services/elb/tables.ts";
import type { Session } from "./session.ts";

/** Makes a call of a service that only reads; the command is what the command line says for it. */
type Ask = (operation: string, input: object, command: string) => never;

const DESCRIBED_AT_ONCE = 100;
const SERVICES_AT_ONCE = 10;
const TAGGED_AT_ONCE = 20;

const NETWORK = [
  ["DescribeVpcs", "describe-vpcs"],
  ["DescribeSubnets", "describe-subnets"],
  ["DescribeSecurityGroups", "describe-security-groups"],
  ["DescribeRouteTables", "describe-route-tables"],
  ["DescribeInternetGateways", "describe-internet-gateways"],
  ["DescribeNatGateways", "describe-nat-gateways"],
  ["DescribeAddresses", "describe-addresses"],
  ["DescribeInstances", "describe-instances"],
] as const;

const SCALING = [
  ["DescribeScalableTargets", "describe-scalable-targets"],
  ["DescribeScalingPolicies", "describe-scaling-policies"],
] as const;

/** Asks about Classic Load Balancers, where there are any. */
function classicsOf(session: Session, elb: Ask): void {
  const names = session.world.view.all(classicBalancers).map(({ loadBalancerName }) => loadBalancerName);
  if (names.length === 0) return;
  elb("DescribeLoadBalancers", {}, "describe-load-balancers");
  elb("DescribeTags", { LoadBalancerNames: names }, `describe-tags --load-balancer-names ${names.join(" ")}`);
  for (const LoadBalancerName of names) {
    elb("DescribeLoadBalancerAttributes", { LoadBalancerName }, `describe-load-balancer-attributes --load-balancer-name ${LoadBalancerName}`);
    elb("DescribeInstanceHealth", { LoadBalancerName }, `describe-instance-health --load-balancer-name ${LoadBalancerName}`);
  }
}

/** All that can be asked of an account about its clusters, in the order in which a person would ask. For tests. */
export function answersOf(session: Session): readonly { readonly command: string; readonly output: unknown }[] {
  const answers: { readonly command: string; readonly output: unknown }[] = [];
  const askOf = (service: string): Ask => (operation, input, command) => {
    const answer = session.call({ service, operation, input });
    if (!answer.ok) throw new Error(`${service} ${command}: ${answer.message}`);
    answers.push({ command: `aws ${service} ${command}`, output: answer.output });
    return answer.output as never;
  };
  const [ec2, ecs, elb] = [askOf("ec2"), askOf("ecs"), askOf("elbv2")];
  for (const [operation, command] of NETWORK) ec2(operation, {}, command);
  describeRoles(askOf("iam"));
  askOf("logs")("DescribeLogGroups", {}, "describe-log-groups");
  describeNames(askOf("servicediscovery"));
  const { clusterArns }: { readonly clusterArns: readonly string[] } = ecs("ListClusters", {}, "list-clusters");
  ecs("DescribeClusters", { clusters: clusterArns, include: ["TAGS", "SETTINGS"] }, "describe-clusters --include TAGS SETTINGS");
  const { taskDefinitionArns }: { readonly taskDefinitionArns: readonly string[] } = ecs("ListTaskDefinitions", {}, "list-task-definitions");
  for (const taskDefinition of taskDefinitionArns) ecs("DescribeTaskDefinition", { taskDefinition, include: ["TAGS"] }, `describe-task-definition --include TAGS --task-definition ${taskDefinition}`);
  const tagsOf = (arns: readonly string[]): void => {
    for (const ResourceArns of batches(arns, TAGGED_AT_ONCE)) elb("DescribeTags", { ResourceArns }, `describe-tags --resource-arns ${ResourceArns.join(" ")}`);
  };
  const { TargetGroups }: { readonly TargetGroups: readonly { readonly TargetGroupArn: string }[] } = elb("DescribeTargetGroups", {}, "describe-target-groups");
  const { LoadBalancers }: { readonly LoadBalancers: readonly { readonly LoadBalancerArn: string }[] } = elb("DescribeLoadBalancers", {}, "describe-load-balancers");
  for (const { LoadBalancerArn } of LoadBalancers) {
    elb("DescribeLoadBalancerAttributes", { LoadBalancerArn }, `describe-load-balancer-attributes --load-balancer-arn ${LoadBalancerArn}`);
    const { Listeners }: { readonly Listeners: readonly { readonly ListenerArn: string }[] } = elb("DescribeListeners", { LoadBalancerArn }, `describe-listeners --load-balancer-arn ${LoadBalancerArn}`);
    tagsOf([LoadBalancerArn, ...Listeners.map(({ ListenerArn }) => ListenerArn)]);
    for (const { ListenerArn } of Listeners) {
      elb("DescribeListenerAttributes", { ListenerArn }, `describe-listener-attributes --listener-arn ${ListenerArn}`);
      const { Rules }: { readonly Rules: readonly { readonly RuleArn: string; readonly IsDefault: boolean }[] } = elb("DescribeRules", { ListenerArn }, `describe-rules --listener-arn ${ListenerArn}`);
      tagsOf(Rules.flatMap(({ RuleArn, IsDefault }) => (IsDefault ? [] : [RuleArn])));
    }
  }
  tagsOf(TargetGroups.map(({ TargetGroupArn }) => TargetGroupArn));
  for (const { TargetGroupArn } of TargetGroups) {
    elb("DescribeTargetHealth", { TargetGroupArn }, `describe-target-health --target-group-arn ${TargetGroupArn}`);
    elb("DescribeTargetGroupAttributes", { TargetGroupArn }, `describe-target-group-attributes --target-group-arn=${TargetGroupArn}`);
  }
  classicsOf(session, askOf("elb"));
  if (session.world.view.size(autoScalingGroups) > 0) {
    describeGroups({ ec2, autoscaling: askOf("autoscaling") });
    ecs("DescribeCapacityProviders", { include: ["TAGS"] }, "describe-capacity-providers --include TAGS");
    askOf("cloudwatch")("DescribeAlarms", {}, "describe-alarms");
  }
  for (const cluster of clusterArns) describeCluster(cluster, ecs);
  if (session.world.view.size(scalableTargets) > 0) {
    const scaling = askOf("application-autoscaling");
    for (const [operation, command] of SCALING) scaling(operation, { ServiceNamespace: "ecs" }, `${command} --service-namespace ecs`);
  }
  return answers;
}

/** Asks about Auto Scaling groups, and the templates by which they launch. */
function describeGroups({ ec2, autoscaling }: Readonly<Record<"ec2" | "autoscaling", Ask>>): void {
  const { LaunchTemplates }: { readonly LaunchTemplates: readonly { readonly LaunchTemplateId: string }[] } = ec2("DescribeLaunchTemplates", {}, "describe-launch-templates");
  for (const { LaunchTemplateId } of LaunchTemplates) ec2("DescribeLaunchTemplateVersions", { LaunchTemplateId }, `describe-launch-template-versions --launch-template-id ${LaunchTemplateId}`);
  const { AutoScalingGroups }: { readonly AutoScalingGroups: readonly { readonly AutoScalingGroupName: string }[] } = autoscaling("DescribeAutoScalingGroups", {}, "describe-auto-scaling-groups");
  for (const { AutoScalingGroupName } of AutoScalingGroups) autoscaling("DescribeLifecycleHooks", { AutoScalingGroupName }, `describe-lifecycle-hooks --auto-scaling-group-name ${AutoScalingGroupName}`);
  autoscaling("DescribePolicies", {}, "describe-policies");
  autoscaling("DescribeScheduledActions", {}, "describe-scheduled-actions");
}

function describeRoles(iam: Ask): void {
  const { Roles }: { readonly Roles: readonly { readonly RoleName: string }[] } = iam("ListRoles", {}, "list-roles");
  for (const { RoleName } of Roles) {
    iam("GetRole", { RoleName }, `get-role --role-name ${RoleName}`);
    iam("ListAttachedRolePolicies", { RoleName }, `list-attached-role-policies --role-name ${RoleName}`);
    const { PolicyNames }: { readonly PolicyNames: readonly string[] } = iam("ListRolePolicies", { RoleName }, `list-role-policies --role-name ${RoleName}`);
    for (const PolicyName of PolicyNames) iam("GetRolePolicy", { RoleName, PolicyName }, `get-role-policy --role-name ${RoleName} --policy-name ${PolicyName}`);
  }
  const { Policies }: { readonly Policies: readonly { readonly Arn: string; readonly DefaultVersionId: string }[] } = iam("ListPolicies", { Scope: "Local" }, "list-policies --scope Local");
  for (const { Arn: PolicyArn, DefaultVersionId: VersionId } of Policies) {
    iam("GetPolicy", { PolicyArn }, `get-policy --policy-arn ${PolicyArn}`);
    iam("GetPolicyVersion", { PolicyArn, VersionId }, `get-policy-version --policy-arn ${PolicyArn} --version-id ${VersionId}`);
  }
  iam("ListInstanceProfiles", {}, "list-instance-profiles");
}

function describeNames(map: Ask): void {
  const { Namespaces }: { readonly Namespaces: readonly { readonly Id: string }[] } = map("ListNamespaces", {}, "list-namespaces");
  for (const { Id } of Namespaces) map("GetNamespace", { Id }, `get-namespace --id ${Id}`);
  const { Services }: { readonly Services: readonly { readonly Id: string }[] } = map("ListServices", {}, "list-services");
  for (const { Id } of Services) {
    map("GetService", { Id }, `get-service --id ${Id}`);
    map("ListInstances", { ServiceId: Id }, `list-instances --service-id ${Id}`);
  }
}

function describeCluster(cluster: string, ecs: Ask): void {
  const { containerInstanceArns }: { readonly containerInstanceArns: readonly string[] } = ecs("ListContainerInstances", { cluster }, `list-container-instances --cluster ${cluster}`);
  for (const some of batches(containerInstanceArns, DESCRIBED_AT_ONCE)) {
    ecs("DescribeContainerInstances", { cluster, containerInstances: some }, `describe-container-instances --cluster ${cluster} --container-instances ${some.join(" ")}`);
  }
  const { serviceArns }: { readonly serviceArns: readonly string[] } = ecs("ListServices", { cluster, maxResults: 100 }, `list-services --cluster ${cluster}`);
  for (const some of batches(serviceArns, SERVICES_AT_ONCE)) ecs("DescribeServices", { cluster, services: some, include: ["TAGS"] }, `describe-services --include TAGS --cluster ${cluster} --services ${some.join(" ")}`);
  for (const desiredStatus of ["RUNNING", "STOPPED"]) {
    const { taskArns }: { readonly taskArns: readonly string[] } = ecs("ListTasks", { cluster, desiredStatus }, `list-tasks --cluster ${cluster} --desired-status ${desiredStatus}`);
    for (const some of batches(taskArns, DESCRIBED_AT_ONCE)) ecs("DescribeTasks", { cluster, tasks: some }, `describe-tasks --cluster ${cluster} --tasks ${some.join(" ")}`);
  }
}

function batches(items: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** The same as a terminal shows it. */
export function transcriptOf(session: Session): string {
  return answersOf(session)
    .map(({ command, output }) => `[ec2-user@ip-10-0-0-7 ~]$ ${command}\n${JSON.stringify(output, null, 4)}\n`)
    .join("");
}
