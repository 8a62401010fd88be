import { expect, test } from "vitest";
import type { ServiceName } from "./generated/api.ts";
import { validate } from "./validate.ts";
import { recreate, type Described, type Recreatable } from "./recreate.ts";

const ECS = "arn:aws:ecs:us-east-1:123456789012";
const ELB = "arn:aws:elasticloadbalancing:us-east-1:123456789012";
const GROUP = `${ELB}:targetgroup/web-tg/73e2d6bc24d8a067`;
const BALANCER = `${ELB}:loadbalancer/app/public-alb/50dc6c495c0c9188`;

const service: Described = {
  serviceArn: `${ECS}:service/prod/web`,
  serviceName: "web",
  clusterArn: `${ECS}:cluster/prod`,
  loadBalancers: [{ targetGroupArn: GROUP, containerName: "app", containerPort: 80 }],
  serviceRegistries: [],
  status: "ACTIVE",
  desiredCount: 6,
  runningCount: 6,
  pendingCount: 2,
  launchType: "EC2",
  taskDefinition: `${ECS}:task-definition/web:15`,
  deploymentConfiguration: {
    deploymentCircuitBreaker: { enable: false, rollback: false },
    maximumPercent: 150,
    minimumHealthyPercent: 50,
    strategy: "ROLLING",
  },
  deployments: [{ id: "ecs-svc/1" }],
  events: [{ id: "1", message: "(service web) has reached a steady state." }],
  createdAt: 12.5,
  placementConstraints: [],
  placementStrategy: [],
  healthCheckGracePeriodSeconds: 30,
  schedulingStrategy: "REPLICA",
  enableECSManagedTags: false,
  propagateTags: "NONE",
  enableExecuteCommand: false,
  availabilityZoneRebalancing: "ENABLED",
};

const definition: Described = {
  taskDefinitionArn: `${ECS}:task-definition/web:15`,
  family: "web",
  revision: 15,
  status: "ACTIVE",
  networkMode: "bridge",
  volumes: [],
  placementConstraints: [],
  compatibilities: ["EXTERNAL", "EC2"],
  requiresAttributes: [{ name: "com.amazonaws.ecs.capability.docker-remote-api.1.18" }],
  registeredAt: 12,
  enableFaultInjection: false,
  containerDefinitions: [
    {
      name: "app",
      image: "shop/web:15",
      cpu: 0,
      memory: 512,
      portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" }],
      essential: true,
      environment: [{ name: "EMPTY", value: "" }],
      mountPoints: [],
      volumesFrom: [],
      systemControls: [],
    },
  ],
};

const task: Described = {
  taskArn: `${ECS}:task/prod/8f14e45fceea167a5a36dedd4bea2543`,
  clusterArn: `${ECS}:cluster/prod`,
  taskDefinitionArn: `${ECS}:task-definition/web:15`,
  group: "service:web",
  startedBy: "ecs-svc/9223370526043414679",
  launchType: "EC2",
  overrides: { containerOverrides: [{ name: "app" }], inferenceAcceleratorOverrides: [] },
};

const instance: Described = {
  InstanceId: "i-0a41c2d3e4f5a6b7c",
  ImageId: "ami-0c1f3a8058fde8814",
  InstanceType: "m5.large",
  SubnetId: "subnet-0a41c2d3e4f5a6b7c",
  SecurityGroups: [{ GroupId: "sg-0a41c2d3e4f5a6b7c", GroupName: "default" }],
  IamInstanceProfile: { Arn: "arn:aws:iam::123456789012:instance-profile/ecsInstanceRole", Id: "AIPA" },
  State: { Code: 16, Name: "running" },
  Tags: [{ Key: "Name", Value: "worker" }],
};

const targetGroup: Described = {
  TargetGroupArn: GROUP,
  TargetGroupName: "web-tg",
  Protocol: "HTTP",
  Port: 80,
  VpcId: "vpc-0a41c2d3e4f5a6b7c",
  HealthCheckProtocol: "HTTP",
  HealthCheckPort: "traffic-port",
  HealthCheckEnabled: true,
  HealthCheckIntervalSeconds: 10,
  HealthCheckTimeoutSeconds: 5,
  HealthyThresholdCount: 2,
  UnhealthyThresholdCount: 2,
  HealthCheckPath: "/health",
  Matcher: { HttpCode: "200" },
  LoadBalancerArns: [BALANCER],
  TargetType: "instance",
  ProtocolVersion: "HTTP1",
  IpAddressType: "ipv4",
};

const DELAY = { Key: "deregistration_delay.timeout_seconds", Value: "30" };

const loadBalancer: Described = {
  LoadBalancerArn: BALANCER,
  DNSName: "public-alb-1.us-east-1.elb.amazonaws.com",
  LoadBalancerName: "public-alb",
  Scheme: "internet-facing",
  VpcId: "vpc-0a41c2d3e4f5a6b7c",
  State: { Code: "active" },
  Type: "application",
  AvailabilityZones: [
    { ZoneName: "us-east-1a", SubnetId: "subnet-0a41c2d3e4f5a6b7c" },
    { ZoneName: "us-east-1b", SubnetId: "subnet-0b41c2d3e4f5a6b7c" },
  ],
  SecurityGroups: ["sg-0a41c2d3e4f5a6b7c"],
  IpAddressType: "ipv4",
};

const listener: Described = {
  ListenerArn: `${ELB}:listener/app/public-alb/50dc6c495c0c9188/f2f7dc8efc522ab2`,
  LoadBalancerArn: BALANCER,
  Port: 80,
  Protocol: "HTTP",
  DefaultActions: [
    { Type: "forward", TargetGroupArn: GROUP, Order: 1, ForwardConfig: { TargetGroups: [{ TargetGroupArn: GROUP, Weight: 1 }] } },
  ],
};

const rule: Described = {
  RuleArn: `${ELB}:listener-rule/app/public-alb/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`,
  Priority: "10",
  Conditions: [{ Field: "path-pattern", Values: ["/img/*"], PathPatternConfig: { Values: ["/img/*"] } }, { Field: "host-header", Values: ["shop.example"] }],
  Actions: [{ Type: "redirect", Order: 1, RedirectConfig: { Protocol: "HTTPS", Port: "443", Host: "#{host}", Path: "/#{path}", Query: "", StatusCode: "HTTP_301" } }],
  IsDefault: false,
};

const things: readonly Recreatable[] = [
  { kind: "cluster", described: { clusterArn: `${ECS}:cluster/prod`, clusterName: "prod", status: "ACTIVE", settings: [], tags: [] } },
  { kind: "service", described: service },
  { kind: "taskDefinition", described: definition },
  { kind: "task", described: task },
  { kind: "instance", described: instance, userData: "#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\n" },
  { kind: "targetGroup", described: targetGroup, attributes: [DELAY] },
  { kind: "loadBalancer", described: loadBalancer, attributes: [], listeners: [listener] },
  { kind: "rule", described: rule, listenerArn: listener["ListenerArn"] },
];

test.each(things)("the calls that make a $kind fit AWS's model, without warnings", (thing) => {
  for (const { service: name, operation, input } of recreate(thing)) {
    expect(validate(name as ServiceName, operation, input)).toEqual([]);
  }
});

test("a service keeps what differs from the defaults, and nothing else", () => {
  expect(recreate({ kind: "service", described: service })).toEqual([
    {
      service: "ecs",
      operation: "CreateService",
      input: {
        cluster: "prod",
        serviceName: "web",
        taskDefinition: "web:15",
        desiredCount: 6,
        launchType: "EC2",
        deploymentConfiguration: { maximumPercent: 150, minimumHealthyPercent: 50 },
        loadBalancers: [{ targetGroupArn: GROUP, containerName: "app", containerPort: 80 }],
        healthCheckGracePeriodSeconds: 30,
      },
    },
  ]);
});

test("a service with default percents has no deploymentConfiguration", () => {
  const described = { ...service, deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 } };
  expect(recreate({ kind: "service", described })[0]?.input).not.toHaveProperty("deploymentConfiguration");
});

test("a task definition loses what AWS added and keeps empty values that mean something", () => {
  expect(recreate({ kind: "taskDefinition", described: definition })[0]?.input).toEqual({
    family: "web",
    networkMode: "bridge",
    containerDefinitions: [
      {
        name: "app",
        image: "shop/web:15",
        cpu: 0,
        memory: 512,
        portMappings: [{ containerPort: 80, hostPort: 0, protocol: "tcp" }],
        essential: true,
        environment: [{ name: "EMPTY", value: "" }],
      },
    ],
  });
});

test("a service's task becomes a task of its own", () => {
  expect(recreate({ kind: "task", described: task })[0]?.input).toEqual({
    cluster: "prod",
    taskDefinition: "web:15",
    launchType: "EC2",
  });
});

test("a task keeps its own tags and asks for those of ECS, which nobody may give", () => {
  const tags = [{ key: "team", value: "shop" }, { key: "aws:ecs:clusterName", value: "prod" }];
  expect(recreate({ kind: "task", described: { ...task, tags, enableExecuteCommand: true } })[0]?.input).toMatchObject({
    tags: [{ key: "team", value: "shop" }],
    enableECSManagedTags: true,
    enableExecuteCommand: true,
  });
});

test("a cluster is made with what it was given, and without what every cluster has", () => {
  const settings = [{ name: "containerInsights", value: "disabled" }];
  const described = { clusterName: "prod", status: "ACTIVE", settings, capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: [], tags: [] };
  expect(recreate({ kind: "cluster", described })[0]?.input).toEqual({ clusterName: "prod", capacityProviders: ["FARGATE"] });
  const watched = { ...described, settings: [{ name: "containerInsights", value: "enhanced" }] };
  expect(recreate({ kind: "cluster", described: watched })[0]?.input).toMatchObject({ settings: watched.settings });
});

test("a standalone task keeps its group, who started it and its overrides", () => {
  const overrides = { containerOverrides: [{ name: "app", command: ["migrate"] }, { name: "sidecar" }] };
  const described = { ...task, group: "nightly", startedBy: "me", overrides };
  expect(recreate({ kind: "task", described })[0]?.input).toMatchObject({
    group: "nightly",
    startedBy: "me",
    overrides: { containerOverrides: [{ name: "app", command: ["migrate"] }] },
  });
  const byFamily = recreate({ kind: "task", described: { ...described, group: "family:web" } });
  expect(byFamily[0]?.input).not.toHaveProperty("group");
});

test("an instance takes its user data as base64, in UTF-8", () => {
  const input = recreate({ kind: "instance", described: instance, userData: "echo ä" })[0]?.input as { UserData: string };
  expect(Buffer.from(input.UserData, "base64").toString("utf8")).toBe("echo ä");
  expect(input).toMatchObject({ MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: "ecsInstanceRole" } });
});

test("a target group's attribute is a call of its own, unless it is the default", () => {
  const calls = recreate({ kind: "targetGroup", described: targetGroup, attributes: [DELAY] });
  expect(calls.map((call) => call.operation)).toEqual(["CreateTargetGroup", "ModifyTargetGroupAttributes"]);
  expect(calls[0]?.input).toEqual({
    Name: "web-tg",
    Protocol: "HTTP",
    Port: 80,
    VpcId: "vpc-0a41c2d3e4f5a6b7c",
    HealthCheckPath: "/health",
    HealthCheckIntervalSeconds: 10,
    HealthyThresholdCount: 2,
  });
  expect(recreate({ kind: "targetGroup", described: targetGroup, attributes: [] })).toHaveLength(1);
});

test("a load balancer comes with its listeners", () => {
  const calls = recreate({ kind: "loadBalancer", described: loadBalancer, attributes: [], listeners: [listener] });
  expect(calls.map((call) => call.operation)).toEqual(["CreateLoadBalancer", "CreateListener"]);
  expect(calls[1]?.input).toEqual({
    LoadBalancerArn: BALANCER,
    Protocol: "HTTP",
    Port: 80,
    DefaultActions: [{ Type: "forward", TargetGroupArn: GROUP }],
  });
});

test.each([{}, { loadBalancers: null, tags: [] }, { clusterArn: 7 }])("a description that lacks everything breaks nothing: %o", (described) => {
  for (const kind of ["cluster", "service", "taskDefinition", "task"] as const) {
    expect(recreate({ kind, described })).toHaveLength(1);
  }
});

test("an EXTERNAL service is made without what its primary task set gave it, and its sets after it", () => {
  const set = { id: "ecs-svc/1", taskDefinition: service["taskDefinition"], status: "PRIMARY", scale: { value: 50, unit: "PERCENT" }, loadBalancers: service["loadBalancers"], externalId: "blue", launchType: "EC2" };
  const described = { ...service, deploymentController: { type: "EXTERNAL" }, availabilityZoneRebalancing: "DISABLED", taskSets: [set, { ...set, status: "DRAINING" }] };
  const calls = recreate({ kind: "service", described });
  expect(calls.map(({ operation }) => operation)).toEqual(["CreateService", "CreateTaskSet"]);
  expect(calls[0]?.input).toMatchObject({ serviceName: "web", desiredCount: 6, deploymentController: { type: "EXTERNAL" } });
  for (const member of ["taskDefinition", "loadBalancers", "launchType"]) expect(calls[0]?.input).not.toHaveProperty(member);
  expect(calls[1]?.input).toEqual({ cluster: "prod", service: "web", taskDefinition: "web:15", scale: set.scale, externalId: "blue", loadBalancers: set.loadBalancers });
  for (const { operation, input } of calls) expect(validate("ecs", operation, input)).toEqual([]);
});

test("a rule says its conditions once, and of a redirect what differs from the request", () => {
  expect(recreate({ kind: "rule", described: rule, listenerArn: "l" })[0]?.input).toEqual({
    ListenerArn: "l",
    Priority: 10,
    Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/img/*"] } }, { Field: "host-header", Values: ["shop.example"] }],
    Actions: [{ Type: "redirect", Order: 1, RedirectConfig: { Protocol: "HTTPS", Port: "443", Query: "", StatusCode: "HTTP_301" } }],
  });
});

test.each([
  ["one group", [{ TargetGroupArn: GROUP, Weight: 1 }], { Enabled: false }, { Type: "forward", TargetGroupArn: GROUP }],
  ["one group to which clients stick", [{ TargetGroupArn: GROUP, Weight: 1 }], { Enabled: true, DurationSeconds: 9 }, { Type: "forward", ForwardConfig: { TargetGroups: [{ TargetGroupArn: GROUP, Weight: 1 }], TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 9 } } }],
  ["one group that nobody comes to", [{ TargetGroupArn: GROUP, Weight: 0 }], { Enabled: false }, { Type: "forward", ForwardConfig: { TargetGroups: [{ TargetGroupArn: GROUP, Weight: 0 }] } }],
])("a forward to %s keeps what is meant", (_what, TargetGroups, TargetGroupStickinessConfig, expected) => {
  const described = { ...listener, DefaultActions: [{ Type: "forward", TargetGroupArn: GROUP, ForwardConfig: { TargetGroups, TargetGroupStickinessConfig } }] };
  expect(recreate({ kind: "listener", described, attributes: [] })[0]?.input).toMatchObject({ DefaultActions: [expected] });
});

test("a target group of a Network Load Balancer says how long its checks may take", () => {
  const { ProtocolVersion: _version, HealthCheckPath: _path, Matcher: _matcher, ...rest } = targetGroup;
  const described = { ...rest, Protocol: "TCP", HealthCheckProtocol: "TCP", HealthCheckTimeoutSeconds: 5 };
  const [call] = recreate({ kind: "targetGroup", described, attributes: [] });
  expect(call?.input).toMatchObject({ Protocol: "TCP", HealthCheckTimeoutSeconds: 5 });
  expect(call?.input).not.toHaveProperty("HealthCheckProtocol");
});
