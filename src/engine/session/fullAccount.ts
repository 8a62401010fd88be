import { epochSeconds } from "../../aws/epoch.ts";
import type { ServiceName } from "../../aws/generated/api.ts";
import { encodeBase64 } from "../../lib/base64.ts";
import type { Session } from "./session.ts";

type Output = Readonly<Record<string, unknown>>;
type Make = (service: ServiceName, operation: string, input: object) => Output;

/** Makes calls that must not be refused. */
function callsOf(session: Session): Make {
  return (service, operation, input) => {
    const answer = session.call({ service, operation, input });
    if (!answer.ok) throw new Error(`${operation}: ${answer.code} ${answer.message} ${JSON.stringify(input)}`);
    return answer.output as Output;
  };
}

/** A part of an answer, as `--query` names it. */
function part(output: Output, path: string): string {
  const found = path.split(/[.[\]]+/).filter((key) => key !== "").reduce<unknown>((value, key) => (value as Output)[key], output);
  if (typeof found !== "string") throw new Error(`no ${path} in ${JSON.stringify(output)}`);
  return found;
}

/** What clusters hold that random acts leave out. */
export function richAccount(session: Session): Session {
  const call = callsOf(session);
  const { GroupId } = call("ec2", "CreateSecurityGroup", { GroupName: "web it's", Description: "for (web)" });
  const peers = { IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "$HOME" }, { CidrIp: "0.0.0.0/0" }], UserIdGroupPairs: [{ GroupId }] };
  call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 81, ...peers }, { IpProtocol: "-1", IpRanges: [{ CidrIp: "10.1.0.0/16" }] }] });
  call("ecs", "CreateCluster", { clusterName: "second", settings: [{ name: "containerInsights", value: "enhanced" }], tags: [{ key: "a", value: "b = c/d @e" }] });
  const tags = [{ key: "team", value: "x" }];
  call("ecs", "RegisterTaskDefinition", { family: "tagged", tags, containerDefinitions: [{ name: "a", image: "a", memory: 32, command: ["sh", "-c", "echo '$X' `y`\nnext"], dockerLabels: { camelCase: "stays" }, environment: [{ name: "E", value: "${NOT_A_REFERENCE}" }] }] });
  call("ecs", "CreateService", { cluster: "second", serviceName: "tagged", taskDefinition: "tagged", desiredCount: 1, tags, propagateTags: "SERVICE", enableECSManagedTags: true });
  // A service that stays with a revision that is not the latest of its family.
  for (const memory of [48, 64, 80]) call("ecs", "RegisterTaskDefinition", { family: "old", containerDefinitions: [{ name: "a", image: "a", memory }] });
  for (const revision of [2, 3]) call("ecs", "CreateService", { cluster: "second", serviceName: `old-${revision}`, taskDefinition: `old:${revision}`, desiredCount: 0 });
  call("ec2", "RunInstances", { InstanceType: "t3.small", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" }, SecurityGroupIds: [GroupId], TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "k", Value: "v" }] }] });
  return session;
}

/** The same with networks, load balancers, roles and names of its own. For tests. */
export function fullAccount(session: Session): Session {
  network(richAccount(session));
  const own = balancing(session);
  access(session);
  discovery(session, own);
  return session;
}

const tagged = (ResourceType: string, Value: string) => ({ TagSpecifications: [{ ResourceType, Tags: [{ Key: "Name", Value }, { Key: "k", Value: "v w" }] }] });

const everybody = { IpRanges: [{ CidrIp: "0.0.0.0/0" }] };

/** A VPC of its own with everything in it, and a second one beside it. */
function network(session: Session): void {
  const call = callsOf(session);
  const VpcId = part(call("ec2", "CreateVpc", { CidrBlock: "10.0.0.0/16", ...tagged("vpc", "own") }), "Vpc.VpcId");
  call("ec2", "ModifyVpcAttribute", { VpcId, EnableDnsHostnames: { Value: true } });
  const subnet = (block: number, zone: string) => part(call("ec2", "CreateSubnet", { VpcId, CidrBlock: `10.0.${block}.0/24`, AvailabilityZone: `us-east-1${zone}`, ...tagged("subnet", "shared name") }), "Subnet.SubnetId");
  const [a, b] = [subnet(0, "a"), subnet(1, "b")];
  call("ec2", "ModifySubnetAttribute", { SubnetId: a, MapPublicIpOnLaunch: { Value: true } });
  const InternetGatewayId = part(call("ec2", "CreateInternetGateway", tagged("internet-gateway", "own")), "InternetGateway.InternetGatewayId");
  call("ec2", "AttachInternetGateway", { InternetGatewayId, VpcId });
  const AllocationId = part(call("ec2", "AllocateAddress", { Domain: "vpc", ...tagged("elastic-ip", "own") }), "AllocationId");
  const NatGatewayId = part(call("ec2", "CreateNatGateway", { SubnetId: a, AllocationId }), "NatGateway.NatGatewayId");
  call("ec2", "CreateNatGateway", { SubnetId: b, ConnectivityType: "private" });
  const RouteTableId = part(call("ec2", "CreateRouteTable", { VpcId, ...tagged("route-table", "private") }), "RouteTable.RouteTableId");
  call("ec2", "CreateRoute", { RouteTableId, DestinationCidrBlock: "0.0.0.0/0", NatGatewayId });
  call("ec2", "CreateRoute", { RouteTableId, DestinationCidrBlock: "192.168.0.0/16", GatewayId: InternetGatewayId });
  call("ec2", "AssociateRouteTable", { RouteTableId, SubnetId: b });
  call("ec2", "CreateVpcEndpoint", { VpcId, ServiceName: "com.amazonaws.us-east-1.s3", VpcEndpointType: "Gateway", RouteTableIds: [RouteTableId], ...tagged("vpc-endpoint", "s3") });
  const GroupId = part(call("ec2", "CreateSecurityGroup", { GroupName: "shut", Description: "lets little out", VpcId }), "GroupId");
  call("ec2", "RevokeSecurityGroupEgress", { GroupId, IpPermissions: [{ IpProtocol: "-1", ...everybody }] });
  call("ec2", "AuthorizeSecurityGroupEgress", { GroupId, IpPermissions: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.0.0.0/8", Description: "inside" }], UserIdGroupPairs: [{ GroupId }] }] });
  call("ec2", "CreateVpcEndpoint", { VpcId, ServiceName: "com.amazonaws.us-east-1.ecr.api", VpcEndpointType: "Interface", SubnetIds: [a, b], SecurityGroupIds: [GroupId], PrivateDnsEnabled: false });
  const other = part(call("ec2", "CreateVpc", { CidrBlock: "10.1.0.0/16" }), "Vpc.VpcId");
  call("ec2", "ModifyVpcAttribute", { VpcId: other, EnableDnsSupport: { Value: false } });
  // The same name as in the first: a group's name is its VPC's.
  const more = part(call("ec2", "CreateSecurityGroup", { GroupName: "shut", Description: "in another", VpcId: other }), "GroupId");
  call("ec2", "AuthorizeSecurityGroupEgress", { GroupId: more, IpPermissions: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "10.9.0.0/16" }] }] });
}

/** What every account begins with, changed: of that a template has no resources. For tests. */
export function changedBeginnings(session: Session): Session {
  const call = callsOf(session);
  const vpcId = part(call("ec2", "DescribeVpcs", { Filters: [{ Name: "is-default", Values: ["true"] }] }), "Vpcs[0].VpcId");
  const subnetId = part(call("ec2", "DescribeSubnets", { Filters: [{ Name: "default-for-az", Values: ["true"] }] }), "Subnets[1].SubnetId");
  const own = part(call("ec2", "DescribeVpcs", { Filters: [{ Name: "cidr", Values: ["10.0.0.0/16"] }] }), "Vpcs[0].VpcId");
  call("ec2", "ModifySubnetAttribute", { SubnetId: subnetId, MapPublicIpOnLaunch: { Value: false } });
  call("ec2", "CreateTags", { Resources: [vpcId, subnetId], Tags: [{ Key: "team", Value: "it's" }] });
  call("ec2", "ModifyVpcAttribute", { VpcId: vpcId, EnableDnsHostnames: { Value: false } });
  const main = (id: string) => part(call("ec2", "DescribeRouteTables", { Filters: [{ Name: "vpc-id", Values: [id] }, { Name: "association.main", Values: ["true"] }] }), "RouteTables[0].RouteTableId");
  const gateway = (id: string) => part(call("ec2", "DescribeInternetGateways", { Filters: [{ Name: "attachment.vpc-id", Values: [id] }] }), "InternetGateways[0].InternetGatewayId");
  call("ec2", "DeleteRoute", { RouteTableId: main(vpcId), DestinationCidrBlock: "0.0.0.0/0" });
  call("ec2", "CreateRoute", { RouteTableId: main(vpcId), DestinationCidrBlock: "8.8.0.0/16", GatewayId: gateway(vpcId) });
  call("ec2", "CreateRoute", { RouteTableId: main(own), DestinationCidrBlock: "0.0.0.0/0", GatewayId: gateway(own) });
  const GroupId = part(call("ec2", "DescribeSecurityGroups", { Filters: [{ Name: "vpc-id", Values: [own] }, { Name: "group-name", Values: ["default"] }] }), "SecurityGroups[0].GroupId");
  call("ec2", "RevokeSecurityGroupIngress", { GroupId, IpPermissions: [{ IpProtocol: "-1", UserIdGroupPairs: [{ GroupId }] }] });
  call("iam", "DetachRolePolicy", { RoleName: "ecsInstanceRole", PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role" });
  call("iam", "AttachRolePolicy", { RoleName: "ecsInstanceRole", PolicyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" });
  call("iam", "UpdateAssumeRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyDocument: TRUST });
  fleet(session, subnetId);
  // Load goes to a listener by its ARN, which only a variable knows.
  const LoadBalancers = call("elbv2", "DescribeLoadBalancers", { Names: ["own-alb"] });
  const listenerArn = part(call("elbv2", "DescribeListeners", { LoadBalancerArn: part(LoadBalancers, "LoadBalancers[0].LoadBalancerArn") }), "Listeners[0].ListenerArn");
  const targetGroupArn = part(call("elbv2", "DescribeTargetGroups", { Names: ["own-ip"] }), "TargetGroups[0].TargetGroupArn");
  call("physics", "PutTraffic", { listenerArn, requestsPerSecond: 7, requests: [{ path: "/$X", weight: 2 }, { host: "shop.example", method: "POST" }] });
  call("physics", "PutTraffic", { targetGroupArn, requestsPerSecond: 5 });
  return session;
}

/** Load balancers of both types with all kinds of listeners and rules; the answer is a target group that a service can have. */
function balancing(session: Session): string {
  const call = callsOf(session);
  const VpcId = part(call("ec2", "DescribeVpcs", { Filters: [{ Name: "cidr", Values: ["10.0.0.0/16"] }] }), "Vpcs[0].VpcId");
  const [a, b] = (call("ec2", "DescribeSubnets", { Filters: [{ Name: "vpc-id", Values: [VpcId] }] })["Subnets"] as readonly { readonly SubnetId: string }[]).map(({ SubnetId }) => SubnetId);
  const group = (Name: string, input: object) => part(call("elbv2", "CreateTargetGroup", { Name, VpcId, ...input }), "TargetGroups[0].TargetGroupArn");
  const [first, second] = [group("own-ip", { Protocol: "HTTP", Port: 8080, TargetType: "ip", Matcher: { HttpCode: "200-399" }, Tags: [{ Key: "a", Value: "b" }] }), group("own-b", { Protocol: "HTTP", Port: 80 })];
  const tcp = group("own-tcp", { Protocol: "TCP", Port: 80, HealthCheckProtocol: "HTTP", HealthCheckTimeoutSeconds: 5 });
  call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: first, Attributes: [{ Key: "stickiness.enabled", Value: "true" }, { Key: "deregistration_delay.timeout_seconds", Value: "7" }] });
  const LoadBalancerArn = part(call("elbv2", "CreateLoadBalancer", { Name: "own-alb", Subnets: [a, b], Scheme: "internal" }), "LoadBalancers[0].LoadBalancerArn");
  call("elbv2", "ModifyLoadBalancerAttributes", { LoadBalancerArn, Attributes: [{ Key: "idle_timeout.timeout_seconds", Value: "120" }, { Key: "routing.http2.enabled", Value: "false" }] });
  const listen = (Port: number, action: object, more: object = {}) => part(call("elbv2", "CreateListener", { LoadBalancerArn, Protocol: "HTTP", Port, DefaultActions: [action], ...more }), "Listeners[0].ListenerArn");
  const ListenerArn = listen(80, { Type: "fixed-response", FixedResponseConfig: { StatusCode: "404", ContentType: "text/plain", MessageBody: "no ${such} 'page'" } }, { Tags: [{ Key: "l", Value: "1" }] });
  listen(81, { Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } });
  call("elbv2", "ModifyListenerAttributes", { ListenerArn, Attributes: [{ Key: "routing.http.response.server.enabled", Value: "false" }] });
  const rule = (Priority: number, Conditions: readonly object[], action: object) => call("elbv2", "CreateRule", { ListenerArn, Priority, Conditions, Actions: [action], Tags: [{ Key: "p", Value: String(Priority) }] });
  rule(5, [{ Field: "path-pattern", Values: ["/a", "/a/*"] }, { Field: "host-header", HostHeaderConfig: { Values: ["*.example.com"] } }], { Type: "forward", ForwardConfig: { TargetGroups: [{ TargetGroupArn: first, Weight: 3 }, { TargetGroupArn: second, Weight: 1 }], TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 } } });
  rule(6, [{ Field: "query-string", QueryStringConfig: { Values: [{ Key: "v", Value: "2" }, { Value: "x*" }] } }, { Field: "http-header", HttpHeaderConfig: { HttpHeaderName: "X-A", Values: ["1"] } }], { Type: "forward", TargetGroupArn: second });
  rule(7, [{ Field: "http-request-method", HttpRequestMethodConfig: { Values: ["POST"] } }, { Field: "source-ip", SourceIpConfig: { Values: ["10.0.0.0/8"] } }], { Type: "redirect", RedirectConfig: { Host: "other.example", Query: "", StatusCode: "HTTP_302" } });
  const nlb = part(call("elbv2", "CreateLoadBalancer", { Name: "own-nlb", Type: "network", Subnets: [a] }), "LoadBalancers[0].LoadBalancerArn");
  call("elbv2", "ModifyLoadBalancerAttributes", { LoadBalancerArn: nlb, Attributes: [{ Key: "load_balancing.cross_zone.enabled", Value: "true" }] });
  call("elbv2", "CreateListener", { LoadBalancerArn: nlb, Protocol: "TCP", Port: 9000, DefaultActions: [{ Type: "forward", TargetGroupArn: tcp }] });
  classic(session, [a, b]);
  return first;
}

/** Classic Load Balancers: with all that can be set of one, and as one is made. */
function classic(session: Session, Subnets: readonly (string | undefined)[]): void {
  const call = callsOf(session);
  const of = (LoadBalancerName: string, operation: string, input: object) => call("elb", operation, { LoadBalancerName, ...input });
  of("own-clb", "CreateLoadBalancer", { Listeners: [{ Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 8080 }, { Protocol: "TCP", LoadBalancerPort: 81, InstancePort: 81 }], Subnets, Scheme: "internal", Tags: [{ Key: "k", Value: "v w" }] });
  of("own-clb", "ConfigureHealthCheck", { HealthCheck: { Target: "HTTP:8080/it's", Interval: 10, Timeout: 3, UnhealthyThreshold: 2, HealthyThreshold: 3 } });
  of("own-clb", "ModifyLoadBalancerAttributes", { LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: true }, ConnectionDraining: { Enabled: true, Timeout: 7 }, ConnectionSettings: { IdleTimeout: 30 } } });
  of("own-plain", "CreateLoadBalancer", { Listeners: [{ Protocol: "TCP", LoadBalancerPort: 80, InstancePort: 80 }], Subnets: Subnets.slice(0, 1) });
}

/** A group that starts instances by a launch template. */
function fleet(session: Session, subnetId: string): void {
  const call = callsOf(session);
  const GroupId = part(call("ec2", "DescribeSecurityGroups", { GroupNames: ["web it's"] }), "SecurityGroups[0].GroupId");
  call("ec2", "CreateLaunchTemplate", { LaunchTemplateName: "own", VersionDescription: "first", LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small", SecurityGroupIds: [GroupId], UserData: encodeBase64("#!/bin/bash") }, ...tagged("launch-template", "own") });
  const other = part(call("ec2", "DescribeSubnets", { Filters: [{ Name: "default-for-az", Values: ["true"] }] }), "Subnets[2].SubnetId");
  const Tags = [{ Key: "a", Value: "b", PropagateAtLaunch: true }];
  call("autoscaling", "CreateAutoScalingGroup", { AutoScalingGroupName: "own", LaunchTemplate: { LaunchTemplateName: "own", Version: "$Latest" }, MinSize: 0, MaxSize: 4, DesiredCapacity: 2, VPCZoneIdentifier: `${subnetId},${other}`, DefaultCooldown: 60, HealthCheckGracePeriod: 30, TerminationPolicies: ["OldestInstance"], NewInstancesProtectedFromScaleIn: true, Tags });
  const VpcId = part(call("ec2", "DescribeSubnets", { SubnetIds: [subnetId] }), "Subnets[0].VpcId");
  const TargetGroupARNs = [part(call("elbv2", "CreateTargetGroup", { Name: "own-fleet", Protocol: "HTTP", Port: 80, VpcId }), "TargetGroups[0].TargetGroupArn")];
  call("autoscaling", "AttachLoadBalancerTargetGroups", { AutoScalingGroupName: "own", TargetGroupARNs });
  const action = (ScheduledActionName: string, input: object) => call("autoscaling", "PutScheduledUpdateGroupAction", { AutoScalingGroupName: "own", ScheduledActionName, ...input });
  action("begun", { Recurrence: "* 18 * * 1-5", TimeZone: "Europe/Berlin", MinSize: 1 });
  action("coming", { Recurrence: "0 8 * * *", StartTime: epochSeconds(7_200_000), EndTime: epochSeconds(864_000_000), DesiredCapacity: 3 });
  action("once", { StartTime: epochSeconds(86_400_000), MinSize: 0, MaxSize: 5, DesiredCapacity: 1 });
  call("autoscaling", "PutWarmPool", { AutoScalingGroupName: "own", MaxGroupPreparedCapacity: 3, MinSize: 1, InstanceReusePolicy: { ReuseOnScaleIn: true } });
  session.runUntil(session.now + 60_000);
}

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { Service: ["ecs-tasks.amazonaws.com", "ec2.amazonaws.com"] }, Action: "sts:AssumeRole" }] });

/** Roles, policies, a profile and log groups. */
function access(session: Session): void {
  const call = callsOf(session);
  const allow = (Action: string) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource: "*", Condition: { StringLike: { "aws:a": "${aws:x} it's" } } }] });
  const PolicyArn = part(call("iam", "CreatePolicy", { PolicyName: "own", Path: "/team/", Description: "what we do", PolicyDocument: allow("s3:*"), Tags: [{ Key: "a", Value: "b" }] }), "Policy.Arn");
  call("iam", "CreateRole", { RoleName: "own-task", AssumeRolePolicyDocument: TRUST, Description: "for tasks", MaxSessionDuration: 7200, PermissionsBoundary: PolicyArn, Tags: [{ Key: "a", Value: "b" }] });
  call("iam", "CreateRole", { RoleName: "plain", Path: "/team/", AssumeRolePolicyDocument: TRUST });
  call("iam", "AttachRolePolicy", { RoleName: "own-task", PolicyArn });
  call("iam", "AttachRolePolicy", { RoleName: "own-task", PolicyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" });
  call("iam", "PutRolePolicy", { RoleName: "own-task", PolicyName: "data", PolicyDocument: allow("sqs:*") });
  call("iam", "PutRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyName: "more", PolicyDocument: allow("ssm:GetParameters") });
  call("iam", "CreateInstanceProfile", { InstanceProfileName: "own-profile", Path: "/team/" });
  call("iam", "AddRoleToInstanceProfile", { InstanceProfileName: "own-profile", RoleName: "own-task" });
  call("ec2", "RunInstances", { InstanceType: "t3.nano", MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: "own-profile" } });
  call("logs", "CreateLogGroup", { logGroupName: "/ecs/own", tags: { a: "b c" } });
  call("logs", "PutRetentionPolicy", { logGroupName: "/ecs/own", retentionInDays: 14 });
  call("logs", "CreateLogGroup", { logGroupName: "/ecs/plain" });
  call("secretsmanager", "CreateSecret", { Name: "own-secret", SecretString: "hunter2" });
  call("ssm", "PutParameter", { Name: "/own/parameter", Type: "SecureString", Value: "hunter2" });
}

/** Namespaces of all kinds, and a service whose tasks have names in one and addresses behind a load balancer. */
function discovery(session: Session, targetGroupArn: string): void {
  const call = callsOf(session);
  const Vpc = part(call("ec2", "DescribeVpcs", { Filters: [{ Name: "cidr", Values: ["10.0.0.0/16"] }] }), "Vpcs[0].VpcId");
  const begun = [
    call("servicediscovery", "CreatePrivateDnsNamespace", { Name: "own.local", Vpc, Description: "ours", Properties: { DnsProperties: { SOA: { TTL: 30 } } } }),
    call("servicediscovery", "CreatePublicDnsNamespace", { Name: "own.example" }),
    call("servicediscovery", "CreateHttpNamespace", { Name: "own-http" }),
  ];
  session.runUntil(session.now + 60_000);
  const [local = "", open = "", http = ""] = begun.map((output) => part(call("servicediscovery", "GetOperation", output), "Operation.Targets.NAMESPACE"));
  const service = (NamespaceId: string, input: object) => part(call("servicediscovery", "CreateService", { NamespaceId, ...input }), "Service.Arn");
  const registryArn = service(local, { Name: "web", DnsConfig: { DnsRecords: [{ Type: "A", TTL: 10 }] }, HealthCheckCustomConfig: { FailureThreshold: 1 } });
  service(local, { Name: "quiet", Type: "HTTP", Description: "no DNS" });
  service(open, { Name: "site", DnsConfig: { RoutingPolicy: "WEIGHTED", DnsRecords: [{ Type: "A", TTL: 60 }, { Type: "AAAA", TTL: 60 }] }, HealthCheckConfig: { Type: "HTTP", ResourcePath: "/up", FailureThreshold: 2 } });
  service(http, { Name: "api" });
  call("ecs", "RegisterTaskDefinition", { family: "named", networkMode: "awsvpc", taskRoleArn: "arn:aws:iam::123456789012:role/own-task", containerDefinitions: [{ name: "a", image: "a", memory: 32, portMappings: [{ containerPort: 8080 }], logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/ecs/own", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "a" } } }] });
  const [subnet] = call("ec2", "DescribeSubnets", { Filters: [{ Name: "vpc-id", Values: [Vpc] }] })["Subnets"] as readonly { readonly SubnetId: string }[];
  const loadBalancers = [{ targetGroupArn, containerName: "a", containerPort: 8080 }];
  const networkConfiguration = { awsvpcConfiguration: { subnets: [subnet?.SubnetId] } };
  call("ecs", "CreateService", { cluster: "second", serviceName: "named", taskDefinition: "named", desiredCount: 1, loadBalancers, networkConfiguration, serviceRegistries: [{ registryArn }] });
  // A service that others find by Service Connect, which makes its endpoint itself.
  const namespace = part(call("servicediscovery", "GetNamespace", { Id: http }), "Namespace.Arn");
  call("ecs", "CreateCluster", { clusterName: "meshed", serviceConnectDefaults: { namespace } });
  call("ecs", "RegisterTaskDefinition", { family: "meshed", networkMode: "awsvpc", memory: "512", containerDefinitions: [{ name: "a", image: "a", memory: 32, portMappings: [{ name: "web", containerPort: 8080 }] }] });
  const serviceConnectConfiguration = { enabled: true, namespace: "own-http", services: [{ portName: "web", discoveryName: "found", clientAliases: [{ port: 80, dnsName: "found" }] }] };
  call("ecs", "CreateService", { cluster: "meshed", serviceName: "meshed", taskDefinition: "meshed", desiredCount: 1, networkConfiguration, serviceConnectConfiguration });
}
