import { beforeEach, describe, expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { startProcess } from "../../physics/contract.ts";
import { physics } from "../../physics/index.ts";
import { traffic } from "../../physics/tables.ts";
import { counted } from "../../physics/traffic.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { subnets, vpcs } from "../ec2/tables.ts";
import { elbv2 } from "./index.ts";
import { targets, type TargetRow } from "./tables.ts";

let world: World;
let instance: string;
let group: string;
let balancer: string;
let listener: string;

describe("what is there", () => {
  beforeEach(() => {
    world = account();
  });

  test("a load balancer is set up for 20 seconds", () => {
    balancer = createBalancer("alb");
    expect(call("elbv2", "DescribeLoadBalancers", { Names: ["alb"] })).toMatchObject({
      LoadBalancers: [{ State: { Code: "provisioning" }, AvailabilityZones: [{}, {}, {}], SecurityGroups: [expect.stringMatching(/^sg-/)] }],
    });
    world.runUntil(20_000);
    expect(call("elbv2", "DescribeLoadBalancers", { LoadBalancerArns: [balancer] })).toMatchObject({
      LoadBalancers: [{ State: { Code: "active" }, DNSName: expect.stringMatching(/^alb-\d{10}\.us-east-1\.elb\.amazonaws\.com$/) }],
    });
  });

  test("the same call twice gives the same thing; with other settings it is refused", () => {
    expect(createBalancer("alb")).toBe(createBalancer("alb"));
    expect(createGroup("tg")).toBe(createGroup("tg"));
    expect(refusal("elbv2", "CreateLoadBalancer", { Name: "alb", Subnets: subnetIds().slice(1) })).toEqual([
      "DuplicateLoadBalancerName",
      "A load balancer with the same name 'alb' exists, but with different settings",
    ]);
    expect(refusal("elbv2", "CreateTargetGroup", { Name: "tg", Protocol: "HTTP", Port: 81, VpcId: vpcId() })?.[0]).toBe(
      "DuplicateTargetGroupName",
    );
    balancer = createBalancer("alb");
    group = createGroup("tg");
    expect(createListener()).toBe(createListener());
    expect(refusal("elbv2", "CreateListener", { ...listenerInput(), DefaultActions: [forward(createGroup("other"))] })).toEqual([
      "DuplicateListener",
      `A listener already exists on this port for this load balancer '${balancer}'`,
    ]);
  });

  test("a target group serves one load balancer, and is in use while it does", () => {
    balancer = createBalancer("alb");
    group = createGroup("tg");
    listener = createListener();
    expect(call("elbv2", "DescribeTargetGroups", { LoadBalancerArn: balancer })).toMatchObject({
      TargetGroups: [{ TargetGroupName: "tg", LoadBalancerArns: [balancer], HealthCheckIntervalSeconds: 30, Matcher: { HttpCode: "200" } }],
    });
    const other = createBalancer("other");
    expect(refusal("elbv2", "CreateListener", { ...listenerInput(), LoadBalancerArn: other })).toEqual([
      "TargetGroupAssociationLimit",
      `The following target groups cannot be associated with more than one load balancer: ${group}`,
    ]);
    expect(refusal("elbv2", "DeleteTargetGroup", { TargetGroupArn: group })).toEqual([
      "ResourceInUse",
      `Target group '${group}' is currently in use by a listener or a rule`,
    ]);
    expect(call("elbv2", "DescribeRules", { ListenerArn: listener })).toMatchObject({
      Rules: [{ Priority: "default", IsDefault: true, Actions: [{ Type: "forward", TargetGroupArn: group }] }],
    });
    call("elbv2", "ModifyListener", { ListenerArn: listener, Port: 8080, DefaultActions: [forward(createGroup("tg2"))] });
    expect(call("elbv2", "DescribeTargetGroups", { Names: ["tg"] })).toMatchObject({ TargetGroups: [{ LoadBalancerArns: [] }] });
    call("elbv2", "DeleteTargetGroup", { TargetGroupArn: group });
    call("elbv2", "DeleteTargetGroup", { TargetGroupArn: group });
    expect(refusal("elbv2", "DescribeTargetGroups", { TargetGroupArns: [group] })).toEqual([
      "TargetGroupNotFound",
      "One or more target groups not found",
    ]);
    call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: balancer });
    call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: balancer });
    expect(refusal("elbv2", "DescribeListeners", { ListenerArns: [listener] })?.[0]).toBe("ListenerNotFound");
    expect(refusal("elbv2", "DescribeListeners", { LoadBalancerArn: balancer })?.[0]).toBe("LoadBalancerNotFound");
  });

  test("tags and attributes come back", () => {
    group = createGroup("tg", { Tags: [{ Key: "a", Value: "b" }] });
    expect(call("elbv2", "DescribeTags", { ResourceArns: [group] })).toMatchObject({ TagDescriptions: [{ Tags: [{ Key: "a", Value: "b" }] }] });
    const set = (Key: string, Value: string) => ({ TargetGroupArn: group, Attributes: [{ Key, Value }] });
    call("elbv2", "ModifyTargetGroupAttributes", set("deregistration_delay.timeout_seconds", "5"));
    call("elbv2", "ModifyTargetGroupAttributes", set("stickiness.enabled", "false"));
    const { Attributes } = call("elbv2", "DescribeTargetGroupAttributes", { TargetGroupArn: group });
    expect(Attributes).toContainEqual({ Key: "deregistration_delay.timeout_seconds", Value: "5" });
    expect(Attributes).toContainEqual({ Key: "load_balancing.algorithm.type", Value: "round_robin" });
    expect(refusal("elbv2", "ModifyTargetGroupAttributes", set("stickiness.enabled", "true"))?.[0]).toBe("NotSimulated");
    for (const [key, value] of [["deregistration_delay.timeout_seconds", "3601"], ["deregistration_delay.timeout_seconds", "x"], ["constructor", "1"]] as const) {
      expect(refusal("elbv2", "ModifyTargetGroupAttributes", set(key, value))?.[0]).toBe("ValidationError");
    }
  });

  test.each([
    ["CreateLoadBalancer", { Name: "x", Type: "network" }, "NotSimulated"],
    ["CreateLoadBalancer", { Name: "x_y" }, "ValidationError"],
    ["CreateLoadBalancer", { Name: "x".repeat(33) }, "ValidationError"],
    ["CreateLoadBalancer", { Name: "internal-x" }, "ValidationError"],
    ["CreateLoadBalancer", { Name: "x-" }, "ValidationError"],
    ["CreateLoadBalancer", { Name: "x", Subnets: [] }, "ValidationError"],
    ["CreateLoadBalancer", { Name: "x", Subnets: ["subnet-0"] }, "SubnetNotFound"],
    ["CreateLoadBalancer", { Name: "x", SecurityGroups: ["sg-0"] }, "InvalidSecurityGroup"],
    ["CreateTargetGroup", { Name: "x", Protocol: "TCP", Port: 80 }, "NotSimulated"],
    ["CreateTargetGroup", { Name: "x", TargetType: "ip" }, "NotSimulated"],
    ["CreateTargetGroup", { Name: "x", Port: 80 }, "ValidationError"],
    ["CreateTargetGroup", { Name: "x", Protocol: "HTTP" }, "ValidationError"],
    ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, VpcId: "vpc-0" }, "ValidationError"],
    ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, HealthCheckIntervalSeconds: 5 }, "ValidationError"],
    ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, HealthCheckPort: "0" }, "ValidationError"],
    ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, HealthCheckPath: "health" }, "ValidationError"],
    ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, Matcher: { HttpCode: "500" } }, "ValidationError"],
    ["CreateTargetGroup", { Name: "x", Protocol: "HTTP", Port: 80, HealthCheckProtocol: "TCP" }, "ValidationError"],
    ["DescribeTargetHealth", { TargetGroupArn: "tg" }, "ValidationError"],
    ["DescribeLoadBalancers", { Names: ["nobody"] }, "LoadBalancerNotFound"],
    ["DescribeLoadBalancers", { Marker: "!" }, "ValidationError"],
  ])("%s %j: %s", (name, input, code) => {
    const usual = name === "CreateLoadBalancer" ? { Subnets: subnetIds() } : name === "CreateTargetGroup" ? { VpcId: vpcId() } : {};
    expect(refusal("elbv2", name, { ...usual, ...input })?.[0]).toBe(code);
  });

  test.each([
    [{ Protocol: "HTTPS" }, "A certificate must be specified for HTTPS listeners"],
    [{ Certificates: [{ CertificateArn: "arn:x" }] }, "A certificate cannot be specified for HTTP listeners"],
    [{ Protocol: "TCP" }, "Listener protocol 'TCP' must be one of 'HTTP, HTTPS'"],
    [{ DefaultActions: [{ Type: "redirect" }] }, "A default action of type 'redirect' is not simulated yet."],
    [{ DefaultActions: [{ Type: "forward" }] }, "A target group ARN must be specified"],
  ])("CreateListener %j: %s", (change, message) => {
    balancer = createBalancer("alb");
    group = createGroup("tg");
    expect(refusal("elbv2", "CreateListener", { ...listenerInput(), ...change })?.[1]).toBe(message);
    const https = { Protocol: "HTTPS", Port: 443, Certificates: [{ CertificateArn: "arn:aws:acm:x" }] };
    expect(call("elbv2", "CreateListener", { ...listenerInput(), ...https })).toMatchObject({
      Listeners: [{ SslPolicy: "ELBSecurityPolicy-2016-08" }],
    });
  });
});

describe("the life of a target", () => {
  beforeEach(() => {
    world = account();
    balancer = createBalancer("alb");
    group = createGroup("tg", { HealthCheckIntervalSeconds: 10 });
    listener = createListener();
    const { Instances } = call("ec2", "RunInstances", { InstanceType: "m5.large", MinCount: 1, MaxCount: 1 }) as {
      Instances: { InstanceId: string }[];
    };
    instance = Instances[0]?.InstanceId ?? "";
    world.runUntil(60_000);
  });

  test("healthy with its first success, one to three seconds after registration", () => {
    run("web:1");
    world.runUntil(65_000);
    register();
    expect(health()).toEqual({ State: "initial", Reason: "Elb.RegistrationInProgress", Description: "Target registration is in progress" });
    world.runUntil(68_000);
    expect(health()).toEqual({ State: "healthy" });
    const [, [at]] = states() as [unknown, [number]];
    expect(at).toBeGreaterThanOrEqual(66_000);
    world.runUntil(10_000_000);
    expect(states()).toHaveLength(2);
  });

  test("a thousand steady seconds cost no timer and no step", () => {
    run("web:1");
    register();
    world.runUntil(100_000);
    const { changes } = world;
    expect(world.pendingTimers).toBe(0);
    world.runUntil(1_100_000);
    expect(world.changes).toBe(changes);
  });

  test("slow to start: initial while it is refused, healthy with the probe after it is ready", () => {
    behave("web:*", { startSeconds: 4 });
    run("web:1");
    register();
    const first = target()?.probesFrom ?? 0;
    world.runUntil(first);
    expect(health()).toMatchObject({ State: "initial", Reason: "Elb.InitialHealthChecking" });
    world.runUntil(first + 9_999);
    expect(health()).toMatchObject({ State: "initial" });
    world.runUntil(first + 10_000);
    expect(health()).toEqual({ State: "healthy" });
  });

  test("nobody listens: unhealthy after two probes, back after five", () => {
    register();
    const first = target()?.probesFrom ?? 0;
    world.runUntil(first + 10_000);
    expect(health()).toEqual({ State: "unhealthy", Reason: "Target.FailedHealthChecks", Description: "Health checks failed" });
    world.runUntil(first + 95_000);
    expect(world.pendingTimers).toBe(0);
    run("web:1");
    world.runUntil(first + 139_999);
    expect(health()).toMatchObject({ State: "unhealthy" });
    expect(target()?.passedInARow).toBe(4);
    world.runUntil(first + 140_000);
    expect(health()).toEqual({ State: "healthy" });
  });

  test("a wrong status is named; one bad probe between good ones is forgiven", () => {
    run("web:1");
    register();
    world.runUntil(70_000);
    const first = target()?.probesFrom ?? 0;
    world.runUntil(first + 31_000);
    behave("web:1", { healthStatus: 503 });
    world.runUntil(first + 41_000);
    expect(target()?.failedInARow).toBe(1);
    behave("web:1", {});
    world.runUntil(first + 51_000);
    expect(target()).toMatchObject({ state: "healthy", failedInARow: 0 });
    expect(states()).toHaveLength(2);
    behave("web:1", { healthStatus: 404 });
    world.runUntil(first + 70_000);
    expect(health()).toEqual({
      State: "unhealthy",
      Reason: "Target.ResponseCodeMismatch",
      Description: "Health checks failed with these codes: [404]",
    });
    behave("web:1", { healthStatus: 500 });
    world.runUntil(first + 80_000);
    expect(health()).toMatchObject({ Description: "Health checks failed with these codes: [500]" });
    call("elbv2", "ModifyTargetGroup", { TargetGroupArn: group, Matcher: { HttpCode: "200,300-499" }, HealthyThresholdCount: 2 });
    behave("web:1", { healthStatus: 404 });
    world.runUntil(first + 100_000);
    expect(health()).toEqual({ State: "healthy" });
  });

  test("a silent machine is found out by the timeout of the second probe", () => {
    run("web:1");
    register();
    world.runUntil(70_000);
    const first = target()?.probesFrom ?? 0;
    world.runUntil(first + 35_000);
    call("physics", "FailInstance", { instanceId: instance });
    world.runUntil(first + 54_999);
    expect(health()).toEqual({ State: "healthy" });
    world.runUntil(first + 55_000);
    expect(health()).toEqual({ State: "unhealthy", Reason: "Target.Timeout", Description: "Request timed out" });
    world.runUntil(1_000_000);
    expect(world.pendingTimers).toBe(0);
  });

  test("a process that exits fails the next probes", () => {
    behave("web:1", { exitAfterSeconds: 40 });
    run("web:1");
    register();
    world.runUntil(100_000);
    expect(health()).toEqual({ State: "healthy" });
    world.runUntil(120_000);
    expect(health()).toMatchObject({ State: "unhealthy", Reason: "Target.FailedHealthChecks" });
  });

  test("probes may go to another port", () => {
    call("elbv2", "ModifyTargetGroup", { TargetGroupArn: group, HealthCheckPort: "81" });
    run("web:1");
    register();
    world.runUntil(80_000);
    expect(health()).toMatchObject({ State: "unhealthy" });
    expect(call("elbv2", "DescribeTargetHealth", { TargetGroupArn: group })).toMatchObject({ TargetHealthDescriptions: [{ HealthCheckPort: "81" }] });
    run("web:1", 81);
    world.runUntil(140_000);
    expect(health()).toEqual({ State: "healthy" });
  });

  test("draining lasts the whole delay, and registering again ends it", () => {
    run("web:1");
    register();
    world.runUntil(70_000);
    deregister();
    expect(health()).toEqual({ State: "draining", Reason: "Target.DeregistrationInProgress", Description: "Target deregistration is in progress" });
    world.runUntil(200_000);
    register();
    world.runUntil(205_000);
    expect(health()).toEqual({ State: "healthy" });
    deregister();
    deregister();
    world.runUntil(504_999);
    expect(health()).toMatchObject({ State: "draining" });
    world.runUntil(505_000);
    expect(health()).toEqual({ State: "unused", Reason: "Target.NotRegistered", Description: "Target is not registered to the target group" });
    expect(states().at(-1)?.[1]).toMatchObject({ state: null, instanceId: instance, port: 80 });
    deregister();
  });

  test("without a delay it is gone at once; and targets are told apart by port", () => {
    call("elbv2", "ModifyTargetGroupAttributes", {
      TargetGroupArn: group,
      Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "0" }],
    });
    call("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets: [{ Id: instance }, { Id: instance, Port: 81 }] });
    deregister();
    expect(world.context.all(targets).map(({ port }) => port)).toEqual([81]);
  });

  test("unused: no listener forwards to the group, until one does", () => {
    run("web:1");
    register();
    world.runUntil(70_000);
    call("elbv2", "DeleteListener", { ListenerArn: listener });
    expect(health()).toEqual({
      State: "unused",
      Reason: "Target.NotInUse",
      Description: "Target group is not configured to receive traffic from the load balancer",
    });
    listener = createListener();
    expect(health()).toMatchObject({ State: "initial" });
    world.runUntil(80_000);
    expect(health()).toEqual({ State: "healthy" });
    call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: balancer });
    deregister();
    expect(world.context.size(targets)).toBe(0);
  });

  test("unused: the load balancer is not in its zone; initial: the load balancer is being set up", () => {
    const narrow = call("elbv2", "CreateLoadBalancer", { Name: "narrow", Subnets: subnetIds().slice(1) });
    const [{ LoadBalancerArn }] = narrow.LoadBalancers as [{ LoadBalancerArn: string }];
    group = createGroup("other");
    call("elbv2", "CreateListener", { ...listenerInput(), LoadBalancerArn });
    register();
    expect(health()).toMatchObject({
      State: "unused",
      Description: "Target is in an Availability Zone that is not enabled for the load balancer",
    });
    balancer = createBalancer("late");
    group = createGroup("third");
    createListener();
    run("web:1");
    register();
    world.runUntil(79_000);
    expect(health()).toMatchObject({ State: "initial", Reason: "Elb.RegistrationInProgress" });
    world.runUntil(85_000);
    expect(health()).toEqual({ State: "healthy" });
  });

  test("a stopped instance is unused until it runs again; a terminated one disappears", () => {
    run("web:1");
    register();
    world.runUntil(70_000);
    call("ec2", "StopInstances", { InstanceIds: [instance] });
    expect(health()).toEqual({ State: "unused", Reason: "Target.InvalidState", Description: "Target is in the stopped state" });
    world.runUntil(110_000);
    expect(refusal("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets: [{ Id: instance }] })?.[1]).toBe(
      `The following targets are not in a running state and cannot be registered: '${instance}'`,
    );
    call("ec2", "StartInstances", { InstanceIds: [instance] });
    world.runUntil(180_000);
    expect(health()).toMatchObject({ State: "unhealthy" });
    run("web:1");
    world.runUntil(260_000);
    expect(health()).toEqual({ State: "healthy" });
    call("ec2", "TerminateInstances", { InstanceIds: [instance] });
    expect(health()).toMatchObject({ State: "unused", Description: "Target is in the terminated state" });
    world.runUntil(300_000);
    expect(world.context.size(targets)).toBe(0);
  });

  test.each([
    ["web-1", "ValidationError", "Instance ID 'web-1' is not valid"],
    ["i-0123456789abcdef0", "InvalidTarget", "The following instances do not exist: 'i-0123456789abcdef0'"],
  ])("registering %s: %s", (Id, code, message) => {
    expect(refusal("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets: [{ Id }] })).toEqual([code, message]);
  });

  test("a group takes a thousand targets and no more", () => {
    const Targets = Array.from({ length: 1001 }, (_, i) => ({ Id: instance, Port: 1 + i }));
    expect(refusal("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets })?.[0]).toBe("TooManyTargets");
    call("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets: Targets.slice(1) });
    expect(refusal("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets: Targets.slice(0, 2) })?.[0]).toBe("TooManyTargets");
    call("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets: Targets.slice(1, 3) });
  });

  test("requests: 503 without targets, spread over the healthy, open to all when none is healthy", () => {
    call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 100 });
    expect(load()).toMatchObject({ targetCount: 0, answeredCount: 0, failedCount: 0 });
    world.runUntil(61_000);
    run("web:1", 80);
    run("web:2", 81);
    call("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets: [{ Id: instance, Port: 80 }, { Id: instance, Port: 81 }] });
    world.runUntil(70_000);
    expect(load()).toMatchObject({ targetCount: 2, goodTargetCount: 2, successShare: 1 });
    expect(load()?.failedCount).toBeGreaterThanOrEqual(200);
    const begun = { ...load(), at: world.now };
    behave("web:2", { healthStatus: 500 });
    expect(load()).toMatchObject({ targetCount: 2, goodTargetCount: 1, successShare: 0.5 });
    world.runUntil(90_000);
    expect(load()).toMatchObject({ targetCount: 1, goodTargetCount: 1 });
    behave("web:1", { healthStatus: 404 });
    world.runUntil(120_000);
    expect(health()).toMatchObject({ State: "unhealthy" });
    expect(load()).toMatchObject({ targetCount: 2, goodTargetCount: 1 });
    const row = load();
    const total = row === undefined ? 0 : counted(row, world.now).answeredCount + counted(row, world.now).failedCount;
    expect(total).toBe(100 * 60);
    expect(begun.at).toBe(70_000);
    deregister();
    expect(load()).toMatchObject({ targetCount: 1, goodTargetCount: 0, successShare: 0 });
    call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 0 });
    expect(call("physics", "ListTraffic", {})).toEqual({ traffic: [{ targetGroupArn: group, requestsPerSecond: 0 }] });
    call("elbv2", "DeleteLoadBalancer", { LoadBalancerArn: balancer });
    expect(load()).toMatchObject({ targetCount: 0 });
    call("elbv2", "DeleteTargetGroup", { TargetGroupArn: group });
    expect(world.context.size(traffic)).toBe(0);
    expect(refusal("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 1 })?.[0]).toBe("ResourceNotFoundException");
  });
});

function account(): World {
  const fresh = new World([physics, ec2, elbv2], 3);
  seedAccount(fresh.context);
  return fresh;
}

function vpcId(): string {
  return world.context.all(vpcs)[0]?.vpcId ?? "";
}

function subnetIds(): string[] {
  return world.context.all(subnets).map((subnet) => subnet.subnetId);
}

function createBalancer(Name: string): string {
  const { LoadBalancers } = call("elbv2", "CreateLoadBalancer", { Name, Subnets: subnetIds() });
  return (LoadBalancers as [{ LoadBalancerArn: string }])[0].LoadBalancerArn;
}

function createGroup(Name: string, more: object = {}): string {
  const { TargetGroups } = call("elbv2", "CreateTargetGroup", { Name, Protocol: "HTTP", Port: 80, VpcId: vpcId(), ...more });
  return (TargetGroups as [{ TargetGroupArn: string }])[0].TargetGroupArn;
}

function createListener(): string {
  const { Listeners } = call("elbv2", "CreateListener", listenerInput());
  return (Listeners as [{ ListenerArn: string }])[0].ListenerArn;
}

function listenerInput() {
  return { LoadBalancerArn: balancer, Protocol: "HTTP", Port: 80, DefaultActions: [forward(group)] };
}

function forward(TargetGroupArn: string) {
  return { Type: "forward", TargetGroupArn };
}

function run(image: string, hostPort = 80): void {
  startProcess(world.context, {
    processId: `p${hostPort}`,
    instanceId: instance,
    image,
    ports: [{ hostPort, protocol: "tcp" }],
  });
}

function behave(image: string, behavior: object): void {
  call("physics", "PutImageBehavior", { image, ...behavior });
}

function register(): void {
  call("elbv2", "RegisterTargets", { TargetGroupArn: group, Targets: [{ Id: instance }] });
}

function deregister(): void {
  call("elbv2", "DeregisterTargets", { TargetGroupArn: group, Targets: [{ Id: instance }] });
}

function health(): object | undefined {
  const asked = { TargetGroupArn: group, Targets: [{ Id: instance, Port: 80 }] };
  const { TargetHealthDescriptions } = call("elbv2", "DescribeTargetHealth", asked);
  return (TargetHealthDescriptions as { TargetHealth: object }[])[0]?.TargetHealth;
}

function target(): TargetRow | undefined {
  return world.context.find(targets, `${group}|${instance}|80`);
}

function load() {
  return world.context.find(traffic, group);
}

function states(): readonly (readonly [number, object])[] {
  return world.log.filter((line) => line.name === "elbv2.targetStateChanged").map((line) => [line.at, line.payload] as const);
}

function answer(service: string, name: string, input: object) {
  const operation = world.operation(service, name);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  return world.dispatch(operation, input);
}

function call(service: string, name: string, input: object): Record<string, unknown> {
  const result = answer(service, name, input);
  if (!result.ok) throw new Error(`${name}: ${result.code}: ${result.message}`);
  return result.output as Record<string, unknown>;
}

function refusal(service: string, name: string, input: object): readonly [string, string] | undefined {
  const result = answer(service, name, input);
  return result.ok ? undefined : [result.code, result.message];
}
