import { expect, test } from "vitest";
import { playTemplate } from "../../../scripts/playTemplate.ts";
import type { Session } from "../../engine/session/session.ts";

function play(text: string) {
  const { plan, ...played } = playTemplate(text);
  const remarks = plan.remarks.filter(({ kind }) => kind !== "used").map(({ kind, what, text: said }) => `${kind} ${what.split(" ")[0]}: ${said}`);
  return { ...played, remarks };
}

const rows = (session: Session, table: string) => session.world.rows(table as never).map(([, row]) => row as unknown as Record<string, unknown>);

const TEMPLATE = `
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateName: pool
      LaunchTemplateData:
        ImageId: "{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id}}"
        InstanceType: m5.large
        IamInstanceProfile: {Name: ecsInstanceRole}
        UserData: {Fn::Base64: !Sub "#!/bin/bash\\necho ECS_CLUSTER=\${Cluster} >> /etc/ecs/ecs.config\\n"}
`;
const LAUNCHED = "LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber}";

const WHOLE = `Resources:
  Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: shop, CapacityProviders: [!Ref ECSProvider], DefaultCapacityProviderStrategy: [{CapacityProvider: !Ref ECSProvider, Weight: 1}]}}
${TEMPLATE}
  Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 80, Protocol: HTTP}}
  Fleet:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties:
      MinSize: "0"
      MaxSize: "6"
      DesiredCapacity: "2"
      Cooldown: "60"
      HealthCheckType: EC2,ELB
      HealthCheckGracePeriod: 30
      NewInstancesProtectedFromScaleIn: true
      CapacityRebalance: true
      TerminationPolicies: [OldestInstance, "arn:aws:lambda:us-east-1:123456789012:function:choose"]
      MaxInstanceLifetime: 86400
      TrafficSources: [{Identifier: !Ref Targets, Type: elbv2}]
      MetricsCollection: [{Granularity: 1Minute, Metrics: [GroupInServiceInstances]}]
      Tags: [{Key: team, Value: web, PropagateAtLaunch: true}]
      LifecycleHookSpecificationList: [{LifecycleHookName: warm, LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout: 60, DefaultResult: CONTINUE}]
      MixedInstancesPolicy:
        InstancesDistribution: {OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 50, SpotAllocationStrategy: price-capacity-optimized}
        LaunchTemplate: {LaunchTemplateSpecification: {LaunchTemplateId: !Ref Template, Version: "7"}, Overrides: [{InstanceType: m5.large, WeightedCapacity: "2"}, {InstanceType: c5.large}]}
  Evening: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref Fleet, Recurrence: "0 18 * * *", DesiredCapacity: 4, StartTime: "2024-01-01T00:00:00Z", TimeZone: Europe/Berlin}}
  Once: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref Fleet, MinSize: 1, StartTime: "2024-01-01T00:00:00Z"}}
  Leaving: {Type: AWS::AutoScaling::LifecycleHook, Properties: {AutoScalingGroupName: !Ref Fleet, LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING"}}
  Steps:
    Type: AWS::AutoScaling::ScalingPolicy
    Metadata: {PolicyName: by-steps}
    Properties: {AutoScalingGroupName: !Ref Fleet, PolicyType: StepScaling, AdjustmentType: ChangeInCapacity, StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]}
  Busy: {Type: AWS::CloudWatch::Alarm, Properties: {Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60, EvaluationPeriods: 1, Threshold: 50, ComparisonOperator: GreaterThanThreshold, Dimensions: [{Name: AutoScalingGroupName, Value: !Ref Fleet}], AlarmActions: [!Ref Steps]}}
  ECSProvider: {Type: AWS::ECS::CapacityProvider, Properties: {AutoScalingGroupProvider: {AutoScalingGroupArn: !Ref Fleet, ManagedScaling: {Status: ENABLED, TargetCapacity: 100}, ManagedTerminationProtection: ENABLED}}}
  Definition: {Type: AWS::ECS::TaskDefinition, Properties: {Family: web, ContainerDefinitions: [{Name: web, Image: nginx, Memory: 128}]}}
  Web: {Type: AWS::ECS::Service, Properties: {Cluster: !Ref Cluster, TaskDefinition: !Ref Definition, DesiredCount: 3}}
  Target: {Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: {ServiceNamespace: ecs, ScalableDimension: "ecs:service:DesiredCount", ResourceId: !Join [/, [service, !Ref Cluster, !GetAtt Web.Name]], MinCapacity: 1, MaxCapacity: 9, ScheduledActions: [{ScheduledActionName: night, Schedule: cron(0 1 * * ? *), ScalableTargetAction: {MaxCapacity: 2}}]}}
  Policy: {Type: AWS::ApplicationAutoScaling::ScalingPolicy, Properties: {PolicyName: more, PolicyType: StepScaling, ScalingTargetId: !Ref Target, StepScalingPolicyConfiguration: {AdjustmentType: ChangeInCapacity, StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: 2}]}}}
  Full: {Type: AWS::CloudWatch::Alarm, Properties: {Namespace: AWS/ECS, MetricName: CPUUtilization, Statistic: Average, Period: 60, EvaluationPeriods: 1, Threshold: 80, ComparisonOperator: GreaterThanThreshold, Dimensions: [{Name: ClusterName, Value: !Ref Cluster}], AlarmActions: [!Ref Policy]}}
`;

test("a group of a template launches its instances itself, and tasks are placed on those that its capacity provider has", () => {
  const { session, refused, remarks } = play(WHOLE);
  expect(refused).toBeUndefined();
  session.runUntil(300_000);
  expect(rows(session, "autoscaling.groups")).toMatchObject([
    {
      autoScalingGroupName: "Fleet", minSize: 0, maxSize: 6, defaultCooldownSeconds: 60, healthCheckType: "EC2,ELB", newInstancesProtectedFromScaleIn: true, capacityRebalance: true, terminationPolicies: ["OldestInstance"],
      launchTemplate: { launchTemplateName: "pool", version: "1" },
      mixed: { instanceTypes: ["m5.large", "c5.large"], onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 50 },
      targetGroupArns: [expect.stringContaining(":targetgroup/Targets/")],
      lifecycleHooks: [{ LifecycleHookName: "warm" }, { LifecycleHookName: "Leaving" }, {}],
      scheduledActions: [{ scheduledActionName: "Evening", startAt: null, recurrence: "0 18 * * *", timeZone: "Europe/Berlin" }],
    },
  ]);
  expect(rows(session, "ecs.capacityProviders").filter(({ name }) => !String(name).startsWith("FARGATE"))).toMatchObject([{ name: "imported-ECSProvider", autoScalingGroupArn: rows(session, "autoscaling.groups")[0]?.["autoScalingGroupArn"] }]);
  expect(rows(session, "ecs.tasks").map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
  const policies = rows(session, "autoscaling.groups")[0]?.["scalingPolicies"] as readonly { readonly policyName: string; readonly policyArn: string }[];
  expect(rows(session, "cloudwatch.alarms").filter(({ alarmName }) => ["Busy", "Full"].includes(String(alarmName))).map(({ configuration }) => (configuration as { AlarmActions: string[] }).AlarmActions)).toEqual([
    [policies.find(({ policyName }) => policyName === "by-steps")?.policyArn],
    [rows(session, "application-autoscaling.policies")[0]?.["policyArn"]],
  ]);
  expect(rows(session, "application-autoscaling.scheduledActions")).toMatchObject([{ scheduledActionName: "night" }]);
  expect(remarks).toEqual([
    "leftOut Fleet: MaxInstanceLifetime: not simulated.",
    "leftOut Fleet: MixedInstancesPolicy.LaunchTemplate.Overrides: WeightedCapacity is not simulated; each instance counts for one.",
    "assumed Fleet: Version 1 of its launch template: it has no version 7 here.",
    "assumed Fleet: Its subnets are not known: those of the default VPC, one in each zone.",
    "leftOut Fleet: TerminationPolicies: functions that choose are not simulated.",
    "leftOut Once: Its time is over.",
  ]);
});

test("a warm pool and a launch configuration come along, and a capacity provider finds its group by its ARN as well", () => {
  const { session, refused, remarks } = play(`Resources:
  Old: {Type: AWS::AutoScaling::LaunchConfiguration, Properties: {InstanceType: t3.medium, ImageId: ami-0123456789abcdef0, SecurityGroups: [], AssociatePublicIpAddress: true, SpotPrice: "0.05", IamInstanceProfile: ecsInstanceRole, InstanceMonitoring: false}}
  A: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {MinSize: 0, MaxSize: 2, AvailabilityZones: [eu-west-1a, eu-west-1b], LaunchConfigurationName: !Ref Old}}
${TEMPLATE}
  B: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {AutoScalingGroupName: pooled, MinSize: 0, MaxSize: 4, DesiredCapacity: 1, AvailabilityZones: !GetAZs "", ${LAUNCHED}}}
  Pool: {Type: AWS::AutoScaling::WarmPool, Properties: {AutoScalingGroupName: !Ref B, MinSize: 1, PoolState: Hibernated}}
  P: {Type: AWS::ECS::CapacityProvider, Properties: {Name: pooled, AutoScalingGroupProvider: {AutoScalingGroupArn: !GetAtt B.AutoScalingGroupARN}}}
  N: {Type: AWS::ECS::CapacityProvider, Properties: {Name: by-name, AutoScalingGroupProvider: {AutoScalingGroupArn: !Sub "A"}}}
  Cluster: {Type: AWS::ECS::Cluster}
  All: {Type: AWS::ECS::ClusterCapacityProviderAssociations, Properties: {Cluster: !Ref Cluster, CapacityProviders: [!Ref P, FARGATE], DefaultCapacityProviderStrategy: [{CapacityProvider: !Ref P}]}}
`);
  expect(refused).toMatchObject({ id: "N", message: "The specified Auto Scaling group was not found. Specify a valid Auto Scaling group ARN and try again." });
  expect(rows(session, "ec2.launchTemplates")[1]).toMatchObject({ launchTemplateName: "Old", data: { InstanceType: "t3.medium", NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }], InstanceMarketOptions: { MarketType: "spot", SpotOptions: { MaxPrice: "0.05" } } } });
  expect(rows(session, "autoscaling.groups").map(({ autoScalingGroupName, subnetIds }) => [autoScalingGroupName, (subnetIds as readonly string[]).length])).toEqual([["A", 2], ["pooled", 3]]);
  expect(rows(session, "autoscaling.groups")[1]).toMatchObject({ warmPool: { minSize: 1, poolState: "Stopped" } });
  expect(remarks).toEqual([
    "assumed Old: A launch template of its name stands for it: AWS has made no launch configurations for new accounts since October 2024.",
    "assumed Pool: PoolState: Stopped, as hibernation is not simulated.",
  ]);
});

test("a type stands in for what attributes ask of instances, in a launch template and in its overrides", () => {
  const { session, refused, remarks } = play(`Resources:
  T: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {ImageId: ami-0123456789abcdef0, InstanceRequirements: {VCpuCount: {Min: 3}, MemoryMiB: {Min: 8192}}}}}
  G: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {MinSize: 1, MaxSize: 1, AvailabilityZones: !GetAZs "", MixedInstancesPolicy: {LaunchTemplate: {LaunchTemplateSpecification: {LaunchTemplateId: !Ref T, Version: 1}, Overrides: [{InstanceRequirements: {VCpuCount: {Min: 2}, MemoryMiB: {Min: 8192}}}, {InstanceRequirements: {VCpuCount: {Min: 0}, MemoryMiB: {Min: 1024}}}]}}}}
`);
  expect(refused).toBeUndefined();
  expect(rows(session, "ec2.launchTemplates")).toMatchObject([{ launchTemplateName: "imported-T", data: { InstanceType: "m5.xlarge" } }]);
  expect(rows(session, "autoscaling.groups")).toMatchObject([{ mixed: { instanceTypes: ["m5.large"] } }]);
  expect(remarks[0]).toBe("assumed T: InstanceRequirements: not simulated; m5.xlarge stands for what they allow.");
});

const group = (properties: string) => `Resources:\n${TEMPLATE}\n  Fleet: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {AvailabilityZones: !GetAZs "", ${properties}}}\n`;

test.each([
  ["a group that refers to nothing", group("MinSize: 0, MaxSize: 1"), { id: "Fleet", message: "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter." }],
  ["a group whose launch template is nowhere", group("MinSize: 0, MaxSize: 1, LaunchTemplate: {LaunchTemplateName: elsewhere, Version: 1}"), { id: "Fleet", message: "You must use a valid fully-formed launch template. At least one of the launch templates specified in the request does not exist." }],
  ["a group whose launch template is none of the template's", group("MinSize: 0, MaxSize: 1, LaunchTemplate: {LaunchTemplateId: !Ref Nobody, Version: 1}"), { id: "Fleet", message: "Valid requests must contain either launchTemplateId or LaunchTemplateName" }],
  ["sizes that cross", group(`MinSize: 3, MaxSize: 1, ${LAUNCHED}`), { id: "Fleet", code: "ValidationError", message: "Max bound, 1, must be greater than or equal to min bound, 3" }],
  ["no sizes", group(LAUNCHED), { id: "Fleet", message: "2 validation errors detected: Value null at 'minSize' failed to satisfy constraint: Member must not be null; Value null at 'maxSize' failed to satisfy constraint: Member must not be null" }],
  ["a capacity provider over a missing group", "Resources: {P: {Type: AWS::ECS::CapacityProvider, Properties: {AutoScalingGroupProvider: {AutoScalingGroupArn: elsewhere}}}}", { id: "P", code: "ClientException", message: "The specified Auto Scaling group was not found. Specify a valid Auto Scaling group ARN and try again." }],
  ["a warm pool of a missing group", "Resources: {W: {Type: AWS::AutoScaling::WarmPool, Properties: {AutoScalingGroupName: elsewhere}}}", { id: "W", code: "ValidationError", message: "AutoScalingGroup name not found - AutoScalingGroup 'elsewhere' not found" }],
  ["managed instances of which nothing is said", "Resources: {C: {Type: AWS::ECS::Cluster}, P: {Type: AWS::ECS::CapacityProvider, Properties: {ClusterName: !Ref C, ManagedInstancesProvider: {}}}}", { id: "P", code: "InvalidParameterException" }],
  ["termination protection without protected instances", `${group(`MinSize: 0, MaxSize: 1, ${LAUNCHED}`)}  P: {Type: AWS::ECS::CapacityProvider, Properties: {AutoScalingGroupProvider: {AutoScalingGroupArn: !Ref Fleet, ManagedScaling: {Status: ENABLED}, ManagedTerminationProtection: ENABLED}}}\n`, { id: "P", message: expect.stringContaining("To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled.") }],
])("%s is refused at its logical id, in AWS's words", (_, text, refusal) => {
  expect(play(text).refused).toMatchObject(refusal);
});

const tf = (address: string, values: Record<string, unknown>) => ({ address, mode: "managed", type: address.split(".")[0], name: address.split(".")[1], values });
const GROUP_ARN = "arn:aws:autoscaling:eu-west-1:999988887777:autoScalingGroup:7ac0cc1b-0000-4000-8000-000000000001:autoScalingGroupName/pool";
const STEPS_ARN = "arn:aws:autoscaling:eu-west-1:999988887777:scalingPolicy:7ac0cc1b-0000-4000-8000-000000000002:autoScalingGroupName/pool:policyName/steps";
const CLUSTER_ARN = "arn:aws:ecs:eu-west-1:999988887777:cluster/main";
const TARGET = { resource_id: "service/main/web", scalable_dimension: "ecs:service:DesiredCount", service_namespace: "ecs" };

const STATE = {
  format_version: "1.0",
  values: {
    root_module: {
      resources: [
        tf("aws_ecs_cluster.main", { name: "main", arn: CLUSTER_ARN, id: CLUSTER_ARN }),
        tf("aws_launch_template.pool", { id: "lt-0123456789", arn: "arn:aws:ec2:eu-west-1:999988887777:launch-template/lt-0123456789", name: "pool", image_id: "ami-0123456789abcdef0", instance_type: "m5.large", latest_version: 4, iam_instance_profile: [{ name: "ecsInstanceRole", arn: "" }], user_data: btoa("#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n"), metadata_options: [{ http_tokens: "required", http_put_response_hop_limit: 2 }], block_device_mappings: [{ device_name: "/dev/xvda", no_device: "", ebs: [{ volume_size: 50, volume_type: "gp3", encrypted: "true" }] }], tag_specifications: [{ resource_type: "instance", tags: { team: "web" } }], tags: { kept: "yes" }, monitoring: [], network_interfaces: [] }),
        tf("aws_autoscaling_group.pool", { id: "pool", arn: GROUP_ARN, name: "pool", min_size: 0, max_size: 6, desired_capacity: 2, default_cooldown: 120, health_check_type: "EC2", health_check_grace_period: 15, protect_from_scale_in: true, vpc_zone_identifier: [], availability_zones: ["eu-west-1a", "eu-west-1b"], launch_template: [{ id: "lt-0123456789", name: "pool", version: "4" }], launch_configuration: "", mixed_instances_policy: [], max_instance_lifetime: 0, suspended_processes: ["AZRebalance"], enabled_metrics: ["GroupTotalInstances"], metrics_granularity: "1Minute", initial_lifecycle_hook: [], tag: [{ key: "team", value: "web", propagate_at_launch: true }], warm_pool: [{ pool_state: "Stopped", min_size: 1, max_group_prepared_capacity: 3, instance_reuse_policy: [{ reuse_on_scale_in: false }] }] }),
        tf("aws_autoscaling_lifecycle_hook.go", { name: "go", autoscaling_group_name: "pool", lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING", default_result: "CONTINUE", heartbeat_timeout: 90, notification_target_arn: "", role_arn: "" }),
        tf("aws_autoscaling_schedule.evening", { scheduled_action_name: "evening", autoscaling_group_name: "pool", min_size: -1, max_size: -1, desired_capacity: 3, recurrence: "0 18 * * *", start_time: "2024-05-01T18:00:00Z", end_time: "", time_zone: "" }),
        tf("aws_autoscaling_policy.steps", { name: "steps", arn: STEPS_ARN, autoscaling_group_name: "pool", policy_type: "StepScaling", adjustment_type: "ChangeInCapacity", enabled: true, cooldown: 0, scaling_adjustment: 0, min_adjustment_magnitude: 0, estimated_instance_warmup: 0, metric_aggregation_type: "Average", step_adjustment: [{ metric_interval_lower_bound: "0", metric_interval_upper_bound: "", scaling_adjustment: 1 }], target_tracking_configuration: [] }),
        tf("aws_autoscaling_policy.cpu", { name: "cpu", autoscaling_group_name: "pool", policy_type: "TargetTrackingScaling", adjustment_type: "", cooldown: 0, scaling_adjustment: 0, estimated_instance_warmup: 30, metric_aggregation_type: "", step_adjustment: [], target_tracking_configuration: [{ target_value: 60, disable_scale_in: true, predefined_metric_specification: [{ predefined_metric_type: "ASGAverageCPUUtilization", resource_label: "" }], customized_metric_specification: [] }] }),
        tf("aws_cloudwatch_metric_alarm.busy", { alarm_name: "busy", arn: "arn:aws:cloudwatch:eu-west-1:999988887777:alarm:busy", id: "busy", namespace: "AWS/EC2", metric_name: "CPUUtilization", statistic: "Average", extended_statistic: "", period: 60, evaluation_periods: 2, datapoints_to_alarm: 0, threshold: 70, comparison_operator: "GreaterThanThreshold", treat_missing_data: "missing", actions_enabled: true, dimensions: { AutoScalingGroupName: "pool" }, alarm_actions: [STEPS_ARN], ok_actions: [], insufficient_data_actions: [], metric_query: [], threshold_metric_id: "", evaluate_low_sample_count_percentiles: "", unit: "", tags: {}, tags_all: {} }),
        tf("aws_ecs_capacity_provider.pool", { name: "pool-provider", arn: "arn:aws:ecs:eu-west-1:999988887777:capacity-provider/pool-provider", auto_scaling_group_provider: [{ auto_scaling_group_arn: GROUP_ARN, managed_draining: "ENABLED", managed_termination_protection: "ENABLED", managed_scaling: [{ status: "ENABLED", target_capacity: 90, instance_warmup_period: 60, minimum_scaling_step_size: 1, maximum_scaling_step_size: 10 }] }], managed_instances_provider: [] }),
        tf("aws_ecs_capacity_provider.own", { name: "own", cluster: "main", auto_scaling_group_provider: [], managed_instances_provider: [{ infrastructure_role_arn: "arn:aws:iam::123456789012:role/ecsInfrastructureRole", propagate_tags: "NONE", instance_launch_template: [{ ec2_instance_profile_arn: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole", monitoring: "BASIC", network_configuration: [{ subnets: ["subnet-0aaaaaaa"], security_groups: [] }], storage_configuration: [{ storage_size_gib: 40 }], instance_requirements: [{ vcpu_count: [{ min: 2, max: 4 }], memory_mib: [{ min: 4096, max: null }], cpu_manufacturers: ["amd"], burstable_performance: "" }] }] }] }),
        tf("aws_ecs_cluster_capacity_providers.main", { cluster_name: "main", capacity_providers: ["pool-provider", "own"], default_capacity_provider_strategy: [{ capacity_provider: "pool-provider", base: 0, weight: 1 }] }),
        tf("aws_ecs_task_definition.web", { arn: "arn:aws:ecs:eu-west-1:999988887777:task-definition/web:7", id: "web", family: "web", network_mode: "bridge", container_definitions: JSON.stringify([{ name: "web", image: "nginx", memory: 128, essential: true }]) }),
        tf("aws_ecs_service.web", { name: "web", cluster: CLUSTER_ARN, task_definition: "arn:aws:ecs:eu-west-1:999988887777:task-definition/web:7", desired_count: 2, scheduling_strategy: "REPLICA" }),
        tf("aws_appautoscaling_target.web", { ...TARGET, id: "service/main/web", min_capacity: 1, max_capacity: 8, suspended_state: [{ dynamic_scaling_in_suspended: true, dynamic_scaling_out_suspended: false, scheduled_scaling_suspended: false }] }),
        tf("aws_appautoscaling_policy.web", { ...TARGET, name: "half", policy_type: "TargetTrackingScaling", step_scaling_policy_configuration: [], target_tracking_scaling_policy_configuration: [{ target_value: 50, disable_scale_in: false, scale_in_cooldown: 60, scale_out_cooldown: 30, customized_metric_specification: [], predefined_metric_specification: [{ predefined_metric_type: "ECSServiceAverageCPUUtilization", resource_label: "" }] }] }),
        tf("aws_appautoscaling_scheduled_action.web", { ...TARGET, name: "night", schedule: "cron(0 1 * * ? *)", timezone: "UTC", start_time: "", end_time: "", scalable_target_action: [{ min_capacity: "1", max_capacity: "2" }] }),
      ],
    },
  },
};

test("what Terraform prints of groups, capacity providers and what scales them makes the same", () => {
  const { session, refused, remarks } = play(JSON.stringify(STATE));
  expect([refused, remarks]).toEqual([
    undefined,
    ["assumed aws_autoscaling_group.pool: Version 1 of its launch template: it has no version 4 here.", "assumed aws_ecs_capacity_provider.own: subnet-0aaaaaaa is a subnet of another account: the default VPC's in us-east-1c."],
  ]);
  session.runUntil(240_000);
  expect(rows(session, "ec2.launchTemplates")).toMatchObject([{ launchTemplateName: "pool", tags: [{ key: "kept", value: "yes" }], data: { MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 2 }, BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 50, VolumeType: "gp3", Encrypted: true } }], TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "team", Value: "web" }] }] } }]);
  expect(rows(session, "autoscaling.groups")).toMatchObject([
    {
      autoScalingGroupName: "pool", maxSize: 6, defaultCooldownSeconds: 120, healthCheckGracePeriodSeconds: 15, newInstancesProtectedFromScaleIn: true, tags: [{ key: "team", propagateAtLaunch: true }, { key: "AmazonECSManaged" }],
      warmPool: { minSize: 1, maxGroupPreparedCapacity: 3, reuseOnScaleIn: false },
      scheduledActions: [{ scheduledActionName: "evening", sizes: { desiredCapacity: 3 } }],
      suspendedProcesses: [{ ProcessName: "AZRebalance" }],
    },
  ]);
  const policies = rows(session, "autoscaling.groups")[0]?.["scalingPolicies"] as readonly { readonly policyName: string; readonly policyArn: string }[];
  expect(policies.map(({ policyName }) => policyName.replace(/-.*/, ""))).toEqual(["steps", "cpu", "ECSManagedAutoScalingPolicy"]);
  expect(rows(session, "cloudwatch.alarms").find(({ alarmName }) => alarmName === "busy")?.["configuration"]).toMatchObject({ AlarmActions: [policies[0]?.policyArn], Dimensions: [{ Name: "AutoScalingGroupName", Value: "pool" }] });
  expect(rows(session, "ecs.capacityProviders").filter(({ name }) => ["own", "pool-provider"].includes(String(name)))).toMatchObject([
    { name: "pool-provider", managedScaling: { targetCapacity: 90, maximumScalingStepSize: 10 }, managedDraining: "ENABLED" },
    { name: "own", managedInstances: { settings: { instanceLaunchTemplate: { storageConfiguration: { storageSizeGiB: 40 }, instanceRequirements: { vCpuCount: { min: 2, max: 4 }, memoryMiB: { min: 4096 }, cpuManufacturers: ["amd"] } } } } },
  ]);
  expect(rows(session, "application-autoscaling.targets")).toMatchObject([{ resourceId: "service/main/web", suspendedState: { DynamicScalingInSuspended: true } }]);
  expect(rows(session, "application-autoscaling.scheduledActions")).toMatchObject([{ scheduledActionName: "night" }]);
  expect(rows(session, "ecs.tasks").map(({ lastStatus }) => lastStatus)).toEqual(["RUNNING", "RUNNING"]);
});

test("a type stands in for what Terraform asks of instances by attributes", () => {
  const asks = (vCpus: number, memoryMiB: number) => [{ vcpu_count: [{ min: vCpus, max: null }], memory_mib: [{ min: memoryMiB, max: null }], cpu_manufacturers: ["intel"], burstable_performance: "" }];
  const pool = tf("aws_launch_template.pool", { id: "lt-0123456789", name: "pool", image_id: "ami-0123456789abcdef0", latest_version: 1, instance_requirements: asks(3, 8_192) });
  const override = { launch_template_specification: [{ launch_template_id: "lt-0123456789", version: "1" }], override: [{ instance_requirements: asks(6, 16_384) }] };
  const group = tf("aws_autoscaling_group.pool", { name: "pool", min_size: 1, max_size: 1, availability_zones: ["eu-west-1a"], mixed_instances_policy: [{ launch_template: [override] }] });
  const { refused, remarks } = play(JSON.stringify({ format_version: "1.0", values: { root_module: { resources: [pool, group] } } }));
  expect(refused).toBeUndefined();
  expect(remarks.filter((remark) => remark.includes("stands for"))).toEqual([
    "assumed aws_launch_template.pool: InstanceRequirements: not simulated; m5.xlarge stands for what they allow.",
    "assumed aws_autoscaling_group.pool: InstanceRequirements: not simulated; m5.2xlarge stands for what they allow.",
  ]);
});

test("a plan of Terraform whose group has no name yet says in its configuration what is over it and beside it", () => {
  const refers = (...references: string[]) => ({ references });
  const unknown = (address: string, values: Record<string, unknown>, expressions: object) => ({ planned: tf(address, values), configured: { address, expressions } });
  const all = [
    unknown("aws_ecs_cluster.main", { name: "main" }, {}),
    unknown("aws_launch_template.pool", { name_prefix: "pool-", image_id: "ami-0123456789abcdef0", instance_type: "m5.large", iam_instance_profile: [{ name: "ecsInstanceRole" }], user_data: btoa("#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n") }, {}),
    unknown("aws_autoscaling_group.pool", { name_prefix: "pool-", min_size: 0, max_size: 3, desired_capacity: 1, protect_from_scale_in: true, availability_zones: ["eu-west-1a"], launch_template: [{ version: "$Latest" }] }, { launch_template: [{ id: refers("aws_launch_template.pool.id", "aws_launch_template.pool") }] }),
    unknown("aws_autoscaling_lifecycle_hook.go", { name: "go", lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING" }, { autoscaling_group_name: refers("aws_autoscaling_group.pool.name", "aws_autoscaling_group.pool") }),
    unknown("aws_ecs_capacity_provider.pool", { name: "pool", auto_scaling_group_provider: [{ managed_termination_protection: "ENABLED", managed_scaling: [{ status: "ENABLED" }] }] }, { auto_scaling_group_provider: [{ auto_scaling_group_arn: refers("aws_autoscaling_group.pool.arn", "aws_autoscaling_group.pool") }] }),
    unknown("aws_ecs_cluster_capacity_providers.main", { cluster_name: "main", capacity_providers: ["pool"], default_capacity_provider_strategy: [{ capacity_provider: "pool", weight: 1 }] }, {}),
    unknown("aws_ecs_task_definition.web", { family: "web", container_definitions: JSON.stringify([{ name: "web", image: "nginx", memory: 128 }]) }, {}),
    unknown("aws_ecs_service.web", { name: "web", desired_count: 1 }, { cluster: refers("aws_ecs_cluster.main.id", "aws_ecs_cluster.main"), task_definition: refers("aws_ecs_task_definition.web.arn") }),
    unknown("aws_appautoscaling_target.web", { ...TARGET, min_capacity: 1, max_capacity: 4 }, {}),
    unknown("aws_appautoscaling_policy.web", { name: "more", policy_type: "StepScaling", step_scaling_policy_configuration: [{ adjustment_type: "ChangeInCapacity", cooldown: 60, step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }] }] }, Object.fromEntries(Object.keys(TARGET).map((member) => [member, refers(`aws_appautoscaling_target.web.${member}`, "aws_appautoscaling_target.web")]))),
  ];
  const document = { format_version: "1.2", planned_values: { root_module: { resources: all.map(({ planned }) => planned) } }, configuration: { root_module: { resources: all.map(({ configured }) => configured) } } };
  const { session, refused, remarks } = play(JSON.stringify(document));
  expect([refused, remarks]).toEqual([undefined, []]);
  session.runUntil(240_000);
  expect(rows(session, "autoscaling.groups")).toMatchObject([{ autoScalingGroupName: "aws_autoscaling_group-pool", launchTemplate: { launchTemplateName: "aws_launch_template-pool", version: "$Latest" }, lifecycleHooks: [{ LifecycleHookName: "go" }, {}] }]);
  expect(rows(session, "ecs.capacityProviders").find(({ name }) => name === "pool")).toMatchObject({ autoScalingGroupArn: rows(session, "autoscaling.groups")[0]?.["autoScalingGroupArn"] });
  expect(rows(session, "application-autoscaling.policies")).toMatchObject([{ resourceId: "service/main/web", policyName: "more" }]);
  expect(rows(session, "ecs.tasks")).toMatchObject([{ lastStatus: "RUNNING" }]);
});
