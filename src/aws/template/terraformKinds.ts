import type { Members } from "../import/candidates.ts";
import { listOf } from "./draft.ts";
import { textOf } from "./functions.ts";
import { GROUPS_PROVIDER } from "./terraformGroups.ts";
import { NETWORK_PROVIDER } from "./terraformNetwork.ts";
import { SCALING_PROVIDER } from "./terraformScaling.ts";
import { block, blocks, type Part, type ProviderKind, pruned, tagsOf, truthy } from "./terraformWords.ts";

/** The resources of Terraform's AWS provider that something is made of here. */
export const PROVIDER: Readonly<Record<string, ProviderKind>> = {
  ...NETWORK_PROVIDER,
  ...GROUPS_PROVIDER,
  ...SCALING_PROVIDER,
  aws_security_group: { type: "AWS::EC2::SecurityGroup", properties: securityGroup },
  aws_security_group_rule: { type: "AWS::EC2::SecurityGroupIngress", properties: () => ({}), instead: ruleParts },
  aws_vpc_security_group_ingress_rule: { type: "AWS::EC2::SecurityGroupIngress", properties: singleRule },
  aws_vpc_security_group_egress_rule: { type: "AWS::EC2::SecurityGroupEgress", properties: (values) => ({ ...singleRule(values), UsualEgress: "removed" }) },
  aws_iam_role: { type: "AWS::IAM::Role", properties: role },
  aws_iam_policy: { type: "AWS::IAM::ManagedPolicy", properties: (values) => ({ ManagedPolicyName: values["name"], Path: values["path"], Description: values["description"], PolicyDocument: values["policy"] }) },
  aws_iam_role_policy: { type: "AWS::IAM::RolePolicy", properties: ({ name, role: roleName, policy }) => ({ PolicyName: name, RoleName: roleName, PolicyDocument: policy }) },
  aws_iam_role_policy_attachment: { type: "AWS::IAM::RolePolicyAttachment", properties: ({ role: roleName, policy_arn }) => ({ RoleName: roleName, PolicyArn: policy_arn }) },
  aws_iam_instance_profile: { type: "AWS::IAM::InstanceProfile", properties: ({ name, path, role: roleName }) => ({ InstanceProfileName: name, Path: path, Roles: listOf(roleName) }) },
  aws_ecs_cluster: {
    type: "AWS::ECS::Cluster",
    properties: (values) => ({ ClusterName: values["name"], ClusterSettings: blocks(values["setting"]).map(({ name, value }) => ({ Name: name, Value: value })), Tags: tagsOf(values) }),
  },
  aws_ecs_cluster_capacity_providers: {
    type: "AWS::ECS::ClusterCapacityProviderAssociations",
    properties: (values) => ({ Cluster: values["cluster_name"], CapacityProviders: values["capacity_providers"], DefaultCapacityProviderStrategy: strategy(values["default_capacity_provider_strategy"]) }),
  },
  aws_ecs_task_definition: { type: "AWS::ECS::TaskDefinition", properties: taskDefinition },
  aws_ecs_service: { type: "AWS::ECS::Service", properties: service },
  aws_lb: { type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: loadBalancer },
  aws_alb: { type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: loadBalancer },
  aws_elb: { type: "AWS::ElasticLoadBalancing::LoadBalancer", properties: classicBalancer },
  aws_lb_target_group: { type: "AWS::ElasticLoadBalancingV2::TargetGroup", properties: targetGroup },
  aws_alb_target_group: { type: "AWS::ElasticLoadBalancingV2::TargetGroup", properties: targetGroup },
  aws_lb_listener: { type: "AWS::ElasticLoadBalancingV2::Listener", properties: listener },
  aws_alb_listener: { type: "AWS::ElasticLoadBalancingV2::Listener", properties: listener },
  aws_lb_listener_rule: { type: "AWS::ElasticLoadBalancingV2::ListenerRule", properties: listenerRule },
};

function securityGroup(values: Members): Members {
  return {
    GroupName: values["name"],
    GroupDescription: values["description"],
    VpcId: values["vpc_id"],
    SecurityGroupIngress: blocks(values["ingress"]).flatMap(rulesOf),
    SecurityGroupEgress: blocks(values["egress"]).flatMap(rulesOf),
    // Terraform takes away what EC2 lets out until it is told otherwise.
    UsualEgress: "removed",
    Tags: tagsOf(values),
  };
}

function singleRule({ security_group_id, ip_protocol, from_port, to_port, cidr_ipv4, cidr_ipv6, referenced_security_group_id, description }: Members): Members {
  return {
    GroupId: security_group_id,
    IpProtocol: ip_protocol,
    FromPort: from_port,
    ToPort: to_port,
    CidrIp: cidr_ipv4,
    CidrIpv6: cidr_ipv6,
    SourceSecurityGroupId: referenced_security_group_id,
    Description: description,
  };
}

/** A rule that stands by itself may name several peers. */
function ruleParts(values: Members): readonly Part[] {
  const isEgress = values["type"] === "egress";
  return rulesOf(values).map((rule) => ({
    type: isEgress ? "AWS::EC2::SecurityGroupEgress" : "AWS::EC2::SecurityGroupIngress",
    properties: { GroupId: values["security_group_id"], ...(isEgress ? { UsualEgress: "removed" } : {}), ...rule },
  }));
}

/** A rule for each of the peers that a block names. */
function rulesOf({ from_port, to_port, protocol, description, cidr_blocks, ipv6_cidr_blocks, security_groups, source_security_group_id, self }: Members): readonly Members[] {
  const rule = { IpProtocol: protocol === "all" ? "-1" : protocol, FromPort: from_port, ToPort: to_port, Description: description };
  return [
    ...listOf(cidr_blocks ?? []).map((CidrIp) => ({ ...rule, CidrIp })),
    ...listOf(ipv6_cidr_blocks ?? []).map((CidrIpv6) => ({ ...rule, CidrIpv6 })),
    ...[...listOf(security_groups ?? []), ...listOf(source_security_group_id ?? [])].map((SourceSecurityGroupId) => ({ ...rule, SourceSecurityGroupId })),
    ...(truthy(self) ? [{ ...rule, SourceSecurityGroupSelf: true }] : []),
  ];
}

function taskDefinition(values: Members): Members {
  const { family, cpu, memory, network_mode, requires_compatibilities, container_definitions, execution_role_arn, task_role_arn, volume, placement_constraints, runtime_platform } = values;
  const platform = block(runtime_platform);
  return {
    Family: family,
    Cpu: cpu,
    Memory: memory,
    NetworkMode: network_mode,
    RequiresCompatibilities: requires_compatibilities,
    ContainerDefinitions: container_definitions,
    ExecutionRoleArn: execution_role_arn,
    TaskRoleArn: task_role_arn,
    Volumes: blocks(volume).map(({ name, host_path }) => ({ Name: name, ...(textOf(host_path) === "" ? {} : { Host: { SourcePath: host_path } }) })),
    PlacementConstraints: blocks(placement_constraints).map(({ type, expression }) => pruned({ Type: type, Expression: expression })),
    ...(Object.keys(platform).length === 0 ? {} : { RuntimePlatform: pruned({ CpuArchitecture: platform["cpu_architecture"], OperatingSystemFamily: platform["operating_system_family"] }) }),
    Tags: tagsOf(values),
  };
}

function service(values: Members): Members {
  const network = block(values["network_configuration"]);
  const percents = pruned({ MinimumHealthyPercent: values["deployment_minimum_healthy_percent"], MaximumPercent: values["deployment_maximum_percent"] });
  const isDaemon = values["scheduling_strategy"] === "DAEMON";
  return {
    ServiceName: values["name"],
    Cluster: values["cluster"],
    TaskDefinition: values["task_definition"],
    ...(isDaemon ? {} : { DesiredCount: values["desired_count"] }),
    LaunchType: values["launch_type"],
    SchedulingStrategy: values["scheduling_strategy"],
    CapacityProviderStrategy: strategy(values["capacity_provider_strategy"]),
    LoadBalancers: blocks(values["load_balancer"]).map(({ target_group_arn, elb_name, container_name, container_port }) => ({ ...pruned({ TargetGroupArn: target_group_arn, LoadBalancerName: elb_name }), ContainerName: container_name, ContainerPort: container_port })),
    ...(Object.keys(percents).length === 0 ? {} : { DeploymentConfiguration: isDaemon ? pruned({ MinimumHealthyPercent: percents["MinimumHealthyPercent"] }) : percents }),
    ...(Object.keys(network).length === 0 ? {} : { NetworkConfiguration: { AwsvpcConfiguration: pruned({ Subnets: network["subnets"], SecurityGroups: network["security_groups"] }) } }),
    PlacementStrategies: blocks(values["ordered_placement_strategy"]).map(({ type, field }) => pruned({ Type: type, Field: field })),
    PlacementConstraints: blocks(values["placement_constraints"]).map(({ type, expression }) => pruned({ Type: type, Expression: expression })),
    HealthCheckGracePeriodSeconds: values["health_check_grace_period_seconds"],
    AvailabilityZoneRebalancing: values["availability_zone_rebalancing"],
    PropagateTags: values["propagate_tags"] === "NONE" ? undefined : values["propagate_tags"],
    EnableECSManagedTags: values["enable_ecs_managed_tags"],
    Tags: tagsOf(values),
  };
}

const strategy = (value: unknown): readonly Members[] =>
  blocks(value).map(({ capacity_provider, base, weight }) => pruned({ CapacityProvider: capacity_provider, Base: base, Weight: weight }));

function loadBalancer(values: Members): Members {
  return {
    Name: values["name"],
    Type: values["load_balancer_type"],
    Scheme: truthy(values["internal"]) ? "internal" : "internet-facing",
    Subnets: values["subnets"],
    SecurityGroups: values["security_groups"],
    Tags: tagsOf(values),
  };
}

function classicBalancer(values: Members): Members {
  const check = block(values["health_check"]);
  const drains = truthy(values["connection_draining"]);
  return {
    LoadBalancerName: values["name"],
    Scheme: truthy(values["internal"]) ? "internal" : "internet-facing",
    Subnets: values["subnets"],
    SecurityGroups: values["security_groups"],
    Listeners: blocks(values["listener"]).map(({ lb_port, lb_protocol, instance_port, instance_protocol, ssl_certificate_id }) =>
      pruned({ Protocol: upper(lb_protocol), LoadBalancerPort: lb_port, InstanceProtocol: upper(instance_protocol), InstancePort: instance_port, SSLCertificateId: ssl_certificate_id }),
    ),
    ...(Object.keys(check).length === 0
      ? {}
      : { HealthCheck: { Target: check["target"], Interval: check["interval"], Timeout: check["timeout"], UnhealthyThreshold: check["unhealthy_threshold"], HealthyThreshold: check["healthy_threshold"] } }),
    // Terraform's default, unlike the API's.
    CrossZone: values["cross_zone_load_balancing"] ?? true,
    ...(drains ? { ConnectionDrainingPolicy: pruned({ Enabled: true, Timeout: values["connection_draining_timeout"] }) } : {}),
    ...(values["idle_timeout"] === undefined ? {} : { ConnectionSettings: { IdleTimeout: values["idle_timeout"] } }),
    Tags: tagsOf(values),
  };
}

const upper = (value: unknown): unknown => (typeof value === "string" ? value.toUpperCase() : value);

function targetGroup(values: Members): Members {
  const check = block(values["health_check"]);
  const delay = textOf(values["deregistration_delay"]);
  return {
    Name: values["name"],
    Protocol: values["protocol"],
    Port: values["port"],
    VpcId: values["vpc_id"],
    TargetType: values["target_type"],
    ...pruned({
      HealthCheckPath: check["path"],
      HealthCheckPort: check["port"],
      HealthCheckProtocol: check["protocol"],
      HealthCheckIntervalSeconds: check["interval"],
      HealthCheckTimeoutSeconds: check["timeout"],
      HealthyThresholdCount: check["healthy_threshold"],
      UnhealthyThresholdCount: check["unhealthy_threshold"],
      ...(textOf(check["matcher"]) === "" ? {} : { Matcher: { HttpCode: check["matcher"] } }),
    }),
    TargetGroupAttributes: delay === "" || delay === "300" ? [] : [{ Key: "deregistration_delay.timeout_seconds", Value: delay }],
    Tags: tagsOf(values),
  };
}

function listener(values: Members): Members {
  const certificate = textOf(values["certificate_arn"]);
  return {
    LoadBalancerArn: values["load_balancer_arn"],
    Port: values["port"],
    Protocol: values["protocol"],
    SslPolicy: values["ssl_policy"],
    Certificates: certificate === "" ? [] : [{ CertificateArn: certificate }],
    DefaultActions: actions(values["default_action"]),
    Tags: tagsOf(values),
  };
}

function actions(value: unknown): readonly Members[] {
  return blocks(value).map(({ type, target_group_arn, forward, redirect, fixed_response }) => {
    const groups = blocks(block(forward)["target_group"]).map(({ arn, weight }) => pruned({ TargetGroupArn: arn, Weight: weight }));
    const stickiness = block(block(forward)["stickiness"]);
    const sticky = truthy(stickiness["enabled"]) ? { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: stickiness["duration"] } } : {};
    const { protocol, host, port, path, query, status_code } = block(redirect);
    const { content_type, message_body, status_code: code } = block(fixed_response);
    return pruned({
      Type: type,
      TargetGroupArn: target_group_arn,
      ...(groups.length === 0 ? {} : { ForwardConfig: { TargetGroups: groups, ...sticky } }),
      ...(type === "redirect" ? { RedirectConfig: pruned({ Protocol: protocol, Host: host, Port: port, Path: path, Query: query, StatusCode: status_code }) } : {}),
      ...(type === "fixed-response" ? { FixedResponseConfig: pruned({ ContentType: content_type, MessageBody: message_body, StatusCode: code }) } : {}),
    });
  });
}

function listenerRule({ listener_arn, priority, condition, action }: Members): Members {
  return { ListenerArn: listener_arn, Priority: priority, Conditions: blocks(condition).flatMap(conditionsOf), Actions: actions(action) };
}

/** A block is one condition, under the name of its field. */
function conditionsOf(condition: Members): readonly Members[] {
  return FIELDS.flatMap(([member, Field, config]): readonly Members[] => {
    const own = blocks(condition[member]);
    const [first] = own;
    if (first === undefined) return [];
    const Values = member === "query_string" ? own.map(({ key, value }) => pruned({ Key: key, Value: value })) : first["values"];
    return [{ Field, [config]: pruned({ HttpHeaderName: first["http_header_name"], Values }) }];
  });
}

const FIELDS = [
  ["path_pattern", "path-pattern", "PathPatternConfig"],
  ["host_header", "host-header", "HostHeaderConfig"],
  ["http_header", "http-header", "HttpHeaderConfig"],
  ["http_request_method", "http-request-method", "HttpRequestMethodConfig"],
  ["query_string", "query-string", "QueryStringConfig"],
  ["source_ip", "source-ip", "SourceIpConfig"],
] as const;

function role(values: Members): Members {
  const { name, path, description, assume_role_policy, managed_policy_arns, permissions_boundary, max_session_duration } = values;
  return {
    RoleName: name,
    Path: path,
    Description: description,
    AssumeRolePolicyDocument: assume_role_policy,
    ManagedPolicyArns: managed_policy_arns,
    PermissionsBoundary: permissions_boundary,
    MaxSessionDuration: max_session_duration,
    Policies: blocks(values["inline_policy"]).map((inline) => ({ PolicyName: inline["name"], PolicyDocument: inline["policy"] })),
    Tags: tagsOf(values),
  };
}
