import { Draft, placeOf } from "./draft.ts";
import { listener, loadBalancer, targetGroup } from "./kinds/balancing.ts";
import { classicBalancer } from "./kinds/classic.ts";
import { actingAlarm, alarm, application, deploymentConfig, deploymentGroup } from "./kinds/deploying.ts";
import { discoveryService, logGroup, namespace, namespaceThere } from "./kinds/discovery.ts";
import { associations, capacityProvider, cluster, managedProvider, service, taskDefinition } from "./kinds/ecs.ts";
import { autoScalingGroup, lifecycleHook, suspendedProcesses, targetGroupAttachment, warmPool } from "./kinds/groups.ts";
import { groupAction, groupPolicy } from "./kinds/groupScaling.ts";
import { instance } from "./kinds/instances.ts";
import { launchConfiguration, launchTemplate } from "./kinds/launching.ts";
import { listenerRule } from "./kinds/listenerActions.ts";
import { address, endpoint, gatewayAttachment, internetGateway, natGateway, route, routeTable, routeTableAssociation, subnet, vpc } from "./kinds/network.ts";
import { attachment, inlinePolicy, instanceProfile, managedPolicy, managedPolicyUsers, role } from "./kinds/roles.ts";
import { egress, ingress, securityGroup } from "./kinds/securityGroups.ts";
import { scalableTarget, serviceAction, servicePolicy } from "./kinds/serviceScaling.ts";
import { needed } from "./needed.ts";
import type { PlannedCall, Resource, TemplateReport } from "./plan.ts";

/** Calls of one plan; a session takes ten thousand. */
const CALLS = 2_000;

type Make = (draft: Draft, resource: Resource) => void;

const NAMESPACES = ["AWS::ServiceDiscovery::PrivateDnsNamespace", "AWS::ServiceDiscovery::PublicDnsNamespace", "AWS::ServiceDiscovery::HttpNamespace"];

/**
 * What is made of each type, in the order in which they need one another: each may speak of those before it. Of what
 * stands further down, only the name is known.
 */
const KINDS: readonly (readonly [type: string, make: Make])[] = [
  ["AWS::EC2::VPC", vpc],
  ["AWS::EC2::Subnet", subnet],
  ["AWS::EC2::InternetGateway", internetGateway],
  ["AWS::EC2::VPCGatewayAttachment", gatewayAttachment],
  ["AWS::EC2::EIP", address],
  ["AWS::EC2::NatGateway", natGateway],
  ["AWS::EC2::RouteTable", routeTable],
  ["AWS::EC2::Route", route],
  ["AWS::EC2::SubnetRouteTableAssociation", routeTableAssociation],
  ["AWS::EC2::SecurityGroup", securityGroup],
  ["AWS::EC2::SecurityGroup", ingress],
  ["AWS::EC2::SecurityGroup", egress],
  ["AWS::EC2::SecurityGroupIngress", ingress],
  ["AWS::EC2::SecurityGroupEgress", egress],
  ["AWS::EC2::VPCEndpoint", endpoint],
  ["AWS::IAM::ManagedPolicy", managedPolicy],
  ["AWS::IAM::Role", role],
  ["AWS::IAM::ManagedPolicy", managedPolicyUsers],
  ["AWS::IAM::Policy", inlinePolicy],
  ["AWS::IAM::RolePolicy", inlinePolicy],
  // Terraform has it as a resource; CloudFormation as a member of the role or the policy.
  ["AWS::IAM::RolePolicyAttachment", attachment],
  ["AWS::IAM::InstanceProfile", instanceProfile],
  ["AWS::Logs::LogGroup", logGroup],
  ...NAMESPACES.map((type) => [type, namespace] as const),
  ...NAMESPACES.map((type) => [type, namespaceThere] as const),
  ["AWS::ServiceDiscovery::Service", discoveryService],
  ["AWS::ElasticLoadBalancingV2::TargetGroup", targetGroup],
  ["AWS::EC2::LaunchTemplate", launchTemplate],
  ["AWS::AutoScaling::LaunchConfiguration", launchConfiguration],
  ["AWS::AutoScaling::AutoScalingGroup", autoScalingGroup],
  ["AWS::AutoScaling::LifecycleHook", lifecycleHook],
  // Terraform alone has attachments, and processes that are suspended; CloudFormation has no words for the latter.
  ["AWS::AutoScaling::TargetGroupAttachment", targetGroupAttachment],
  ["AWS::AutoScaling::WarmPool", warmPool],
  ["AWS::AutoScaling::ScheduledAction", groupAction],
  ["AWS::AutoScaling::ScalingPolicy", groupPolicy],
  ["AWS::ECS::CapacityProvider", capacityProvider],
  ["AWS::ECS::Cluster", cluster],
  ["AWS::ECS::CapacityProvider", managedProvider],
  ["AWS::ECS::ClusterCapacityProviderAssociations", associations],
  ["AWS::ElasticLoadBalancing::LoadBalancer", classicBalancer],
  ["AWS::ElasticLoadBalancingV2::LoadBalancer", loadBalancer],
  ["AWS::ElasticLoadBalancingV2::Listener", listener],
  ["AWS::ElasticLoadBalancingV2::ListenerRule", listenerRule],
  ["AWS::EC2::Instance", instance],
  ["AWS::ECS::TaskDefinition", taskDefinition],
  ["AWS::CloudWatch::Alarm", alarm],
  ["AWS::ECS::Service", service],
  ["AWS::ApplicationAutoScaling::ScalableTarget", scalableTarget],
  ["AWS::ApplicationAutoScaling::ScalingPolicy", servicePolicy],
  // Terraform has it as a resource; CloudFormation as a member of the target.
  ["AWS::ApplicationAutoScaling::ScheduledAction", serviceAction],
  ["AWS::CloudWatch::Alarm", actingAlarm],
  ["AWS::CodeDeploy::Application", application],
  ["AWS::CodeDeploy::DeploymentConfig", deploymentConfig],
  ["AWS::CodeDeploy::DeploymentGroup", deploymentGroup],
  ["AWS::AutoScaling::SuspendedProcesses", suspendedProcesses],
];

/** The calls that make the resources as far as they are simulated, in order; the report tells of each. */
export function planOf(resources: readonly Resource[], around: { readonly report: TemplateReport; readonly known: ReadonlySet<string> }): readonly PlannedCall[] {
  const draft = new Draft(resources, around);
  const of = new Map<string, Resource>();
  for (const [type, make] of KINDS) for (const resource of resources) {
    if (resource.type !== type) continue;
    const made = draft.steps.length;
    make(draft, resource);
    for (const { id } of draft.steps.slice(made)) of.set(id, resource);
  }
  const types = new Set(KINDS.map(([type]) => type));
  for (const resource of resources) if (!types.has(resource.type)) draft.leftOut(resource, "Resources of this type are not simulated.");
  return needed(draft.steps).slice(0, CALLS).map((step) => ofResource(step, of.get(step.id)));
}

const ofResource = (step: PlannedCall, resource: Resource | undefined): PlannedCall => (resource === undefined ? step : { ...step, of: placeOf(resource) });
