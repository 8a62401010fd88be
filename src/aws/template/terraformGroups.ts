import type { Members } from "../import/candidates.ts";
import { listOf } from "./draft.ts";
import { textOf } from "./functions.ts";
import { sourcesOf } from "./kinds/groups.ts";
import { block, blocks, type Part, type ProviderKind, pruned, spelled, tagsOf, truthy, unlessZero, withBlock } from "./terraformWords.ts";

/** Instances of Terraform's AWS provider, what they are launched by, and the groups and capacity providers over them. */
export const GROUPS_PROVIDER: Readonly<Record<string, ProviderKind>> = {
  aws_instance: { type: "AWS::EC2::Instance", properties: (values) => ({ ...launch(values), ...withBlock("LaunchTemplate", values["launch_template"], template), SubnetId: values["subnet_id"], Tags: tagsOf(values) }) },
  aws_launch_template: { type: "AWS::EC2::LaunchTemplate", properties: launchTemplate },
  aws_launch_configuration: { type: "AWS::AutoScaling::LaunchConfiguration", properties: launchConfiguration },
  aws_autoscaling_group: { type: "AWS::AutoScaling::AutoScalingGroup", properties: autoScalingGroup, parts: groupParts },
  aws_autoscaling_attachment: { type: "AWS::AutoScaling::TargetGroupAttachment", properties: (values) => ({ AutoScalingGroupName: values["autoscaling_group_name"], TargetGroupARNs: listOf(values["lb_target_group_arn"] ?? values["alb_target_group_arn"] ?? []) }) },
  aws_autoscaling_traffic_source_attachment: { type: "AWS::AutoScaling::TargetGroupAttachment", properties: (values) => ({ AutoScalingGroupName: values["autoscaling_group_name"], TargetGroupARNs: sourcesOf(blocks(values["traffic_source"]).map(spelled)) }) },
  aws_autoscaling_lifecycle_hook: { type: "AWS::AutoScaling::LifecycleHook", properties: (values) => ({ AutoScalingGroupName: values["autoscaling_group_name"], ...hook(values) }) },
  aws_ecs_capacity_provider: { type: "AWS::ECS::CapacityProvider", properties: capacityProvider },
};

/** User data is printed as it travels, or as a hash where an instance has it; a hash starts nothing. */
function launch(values: Members): Members {
  const { ami, image_id, instance_type, key_name, user_data, user_data_base64, vpc_security_group_ids, security_groups, iam_instance_profile } = values;
  const profile = block(iam_instance_profile);
  const data = textOf(user_data);
  const isPlain = /^(?:#|Content-Type:|MIME-Version:)/i.test(data);
  const encoded = textOf(user_data_base64) || (isPlain || /^[0-9a-f]{40}$/.test(data) ? undefined : user_data);
  return pruned({
    ImageId: ami ?? image_id,
    InstanceType: instance_type,
    KeyName: key_name,
    SecurityGroupIds: vpc_security_group_ids ?? security_groups,
    UserData: isPlain ? { "Fn::Base64": data } : encoded,
    // A launch template has a block, an instance a name.
    IamInstanceProfile: textOf(iam_instance_profile) || pruned({ Name: profile["name"], Arn: profile["arn"] }),
    ...withBlock("InstanceMarketOptions", values["instance_market_options"], (market) => ({ MarketType: market["market_type"], ...withBlock("SpotOptions", market["spot_options"]) })),
    ...withBlock("CreditSpecification", values["credit_specification"]),
  });
}

function launchTemplate(values: Members): Members {
  const { name, description, ebs_optimized, disable_api_termination } = values;
  const interfaces = blocks(values["network_interfaces"]).map((one) => pruned({ ...spelled(one), DeviceIndex: one["device_index"] ?? 0, Groups: one["security_groups"] }));
  const disks = blocks(values["block_device_mappings"]).map((one) => ({ ...spelled(one), ...withBlock("Ebs", one["ebs"]) }));
  const specified = blocks(values["tag_specifications"]).map((one) => ({ ResourceType: one["resource_type"], Tags: tagsOf(one) }));
  const tags = tagsOf(values);
  const LaunchTemplateData = pruned({
    ...launch(values),
    EbsOptimized: ebs_optimized,
    DisableApiTermination: truthy(disable_api_termination) ? true : undefined,
    ...withBlock("Monitoring", values["monitoring"]),
    ...withBlock("MetadataOptions", values["metadata_options"]),
    ...withBlock("Placement", values["placement"]),
    ...withBlock("InstanceRequirements", values["instance_requirements"], requirements),
    ...(interfaces.length === 0 ? {} : { NetworkInterfaces: interfaces }),
    ...(disks.length === 0 ? {} : { BlockDeviceMappings: disks }),
    ...(specified.length === 0 ? {} : { TagSpecifications: specified }),
  });
  return { LaunchTemplateName: name, VersionDescription: description, LaunchTemplateData, TagSpecifications: tags.length === 0 ? [] : [{ ResourceType: "launch-template", Tags: tags }] };
}

function launchConfiguration(values: Members): Members {
  const { name, security_groups, associate_public_ip_address, spot_price, enable_monitoring } = values;
  const { SecurityGroupIds: _groups, ...rest } = launch(values);
  return { LaunchConfigurationName: name, ...rest, SecurityGroups: security_groups, AssociatePublicIpAddress: associate_public_ip_address, SpotPrice: spot_price, InstanceMonitoring: enable_monitoring };
}

const template = (one: Members): Members => pruned({ LaunchTemplateId: one["id"] ?? one["launch_template_id"], LaunchTemplateName: one["name"] ?? one["launch_template_name"], Version: one["version"] });

function autoScalingGroup(values: Members): Members {
  const metrics = listOf(values["enabled_metrics"] ?? []);
  return {
    AutoScalingGroupName: values["name"] ?? values["id"],
    MinSize: values["min_size"],
    MaxSize: values["max_size"],
    DesiredCapacity: values["desired_capacity"],
    Cooldown: values["default_cooldown"],
    DefaultInstanceWarmup: values["default_instance_warmup"],
    HealthCheckType: values["health_check_type"],
    HealthCheckGracePeriod: values["health_check_grace_period"],
    TerminationPolicies: values["termination_policies"],
    VPCZoneIdentifier: values["vpc_zone_identifier"],
    AvailabilityZones: values["availability_zones"],
    TargetGroupARNs: values["target_group_arns"],
    // Target groups are printed under both names.
    TrafficSources: listOf(values["target_group_arns"] ?? []).length > 0 ? [] : blocks(values["traffic_source"]).map(spelled),
    LoadBalancerNames: values["load_balancers"],
    LaunchConfigurationName: values["launch_configuration"],
    ...withBlock("LaunchTemplate", values["launch_template"], template),
    ...withBlock("MixedInstancesPolicy", values["mixed_instances_policy"], mixed),
    NewInstancesProtectedFromScaleIn: values["protect_from_scale_in"],
    CapacityRebalance: values["capacity_rebalance"],
    MetricsCollection: metrics.length === 0 ? [] : [{ Granularity: textOf(values["metrics_granularity"]) || "1Minute", Metrics: metrics }],
    LifecycleHookSpecificationList: blocks(values["initial_lifecycle_hook"]).map(hook),
    MaxInstanceLifetime: unlessZero(values["max_instance_lifetime"]),
    PlacementGroup: values["placement_group"],
    ...withBlock("InstanceMaintenancePolicy", values["instance_maintenance_policy"]),
    Tags: blocks(values["tag"]).map(spelled),
  };
}

function mixed({ launch_template, instances_distribution }: Members): Members {
  const whole = block(launch_template);
  const Overrides = blocks(whole["override"]).map((one) => ({
    ...pruned({ InstanceType: one["instance_type"], WeightedCapacity: one["weighted_capacity"] }),
    ...withBlock("LaunchTemplateSpecification", one["launch_template_specification"], template),
    ...withBlock("InstanceRequirements", one["instance_requirements"], requirements),
  }));
  return {
    LaunchTemplate: { ...withBlock("LaunchTemplateSpecification", whole["launch_template_specification"], template), ...(Overrides.length === 0 ? {} : { Overrides }) },
    ...withBlock("InstancesDistribution", instances_distribution, distribution),
  };
}

const distribution = (values: Members): Members => spelled({ ...values, spot_instance_pools: unlessZero(values["spot_instance_pools"]) });

const hook = ({ name, lifecycle_transition, default_result, heartbeat_timeout, notification_metadata, notification_target_arn, role_arn }: Members): Members =>
  pruned({ LifecycleHookName: name, LifecycleTransition: lifecycle_transition, DefaultResult: default_result, HeartbeatTimeout: heartbeat_timeout, NotificationMetadata: notification_metadata, NotificationTargetARN: notification_target_arn, RoleARN: role_arn });

function groupParts(values: Members, self: string): readonly Part[] {
  const processes = listOf(values["suspended_processes"] ?? []);
  const pools = blocks(values["warm_pool"]).map((pool) => ({ AutoScalingGroupName: self, ...spelled(pool), ...withBlock("InstanceReusePolicy", pool["instance_reuse_policy"]) }));
  return [
    ...pools.map((properties) => ({ type: "AWS::AutoScaling::WarmPool", properties })),
    ...(processes.length === 0 ? [] : [{ type: "AWS::AutoScaling::SuspendedProcesses", properties: { AutoScalingGroupName: self, ScalingProcesses: processes } }]),
  ];
}

function capacityProvider(values: Members): Members {
  return {
    Name: values["name"],
    ...withBlock("AutoScalingGroupProvider", values["auto_scaling_group_provider"], (over) => ({ ...spelled(over), ...withBlock("ManagedScaling", over["managed_scaling"]) })),
    ClusterName: values["cluster"],
    ...withBlock("ManagedInstancesProvider", values["managed_instances_provider"], managedInstances),
    Tags: tagsOf(values),
  };
}

function managedInstances(provider: Members): Members {
  return {
    ...spelled(provider),
    ...withBlock("InstanceLaunchTemplate", provider["instance_launch_template"], (own) => ({
      ...spelled(own),
      ...withBlock("NetworkConfiguration", own["network_configuration"], ({ subnets, security_groups }) => pruned({ Subnets: subnets, SecurityGroups: security_groups })),
      ...withBlock("StorageConfiguration", own["storage_configuration"]),
      ...withBlock("InstanceRequirements", own["instance_requirements"], requirements),
    })),
    ...withBlock("InfrastructureOptimization", provider["infrastructure_optimization"]),
  };
}

/** Ranges are blocks, and lists are lists. */
function requirements(values: Members): Members {
  const entries = Object.entries(values).filter((entry): entry is [string, readonly unknown[]] => Array.isArray(entry[1]) && entry[1].length > 0);
  const lists = entries.map(([name, list]) => [name, blocks(list).length === 0 ? list : spelled(block(list))] as const);
  const named = spelled(Object.fromEntries(lists.filter(([, part]) => !Array.isArray(part))));
  return { ...spelled(values), ...named, ...Object.fromEntries(lists.filter(([, part]) => Array.isArray(part))) };
}
